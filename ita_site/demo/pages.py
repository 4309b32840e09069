"""Builds a page of any type from its entry in the JSON files."""

import uuid
from dataclasses import replace
from html import escape
from itertools import groupby
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model
from wagtail.models import Page

from home import models
from home.completeness import missing_for_publication
from home.models import AgencyImage, ContentPage, PageAttachment, SectionPage, Unit
from home.thai.calendar import to_ce
from ita_site.demo.content import PageEntry
from ita_site.demo.library import Library

# Stable ids: the same page has the same blocks whenever it is made.
BLOCK_NAMESPACE = uuid.UUID("2569ce00-0000-4000-8000-000000000001")
TEXT_TAGS = {"h": "h2", "list": "ul", "steps": "ol"}


class Builder:
    """Makes pages of the agency with its units, its sections and its library."""

    def __init__(
        self, sections: dict[str, SectionPage], units: dict[str, Unit], library: Library
    ) -> None:
        self.sections, self.units, self.library = sections, units, library

    def create(self, entry: PageEntry, user: User) -> ContentPage:
        """A new draft in its section as first written, saved by ``user``."""
        page: ContentPage = getattr(models, entry.type)(slug=entry.key, live=False, owner=user)
        self.write(page, replace(entry, **entry.story.first))
        self._fill_lists(page, entry)
        self.sections[page.section].add_child(instance=page)
        # Like the editor, which lets a draft be saved without what only publication needs.
        page.save_revision(user=user, clean=not missing_for_publication(page))
        return page

    def write(self, page: ContentPage, entry: PageEntry) -> None:
        """Set the fields and the body of ``page`` (not its lists) to what ``entry`` says."""
        values = {
            "title": entry.title,
            "summary": entry.summary,
            "source": entry.source,
            "period_from": entry.period[0],
            "period_to": entry.period[1],
            "fiscal_year": entry.fiscal_year and to_ce(entry.fiscal_year),
            "next_review_date": entry.next_review,
            "publication_end_date": None if entry.is_past else entry.publication_end,
            **entry.fields,
        }
        if entry.kind:
            values["content_kind"] = entry.kind
        self._set(page, values)
        page.owner_unit = self.units.get(entry.unit)
        page.body = self._body(entry)

    def _fill_lists(self, page: ContentPage, entry: PageEntry) -> None:
        for name, rows in entry.lists.items():
            model = page._meta.get_field(name).related_model
            setattr(page, name, [self._row(model, raw, order) for order, raw in enumerate(rows)])
        page.attachments = [
            PageAttachment(document=self.library.document(entry, raw), sort_order=order)
            for order, raw in enumerate(entry.files)
        ]

    def _row(self, model: type[Model], raw: dict[str, Any], order: int) -> Model:
        row = model(sort_order=order)
        self._set(row, raw)
        return row

    def _set(self, instance: Model, values: dict[str, Any]) -> None:
        for name, value in values.items():
            field: Any = instance._meta.get_field(name)
            if field.related_model is AgencyImage:
                setattr(instance, name, self.library.image(value))
            else:
                setattr(instance, name, field.to_python(value))

    def _body(self, entry: PageEntry) -> list[dict[str, Any]]:
        blocks = []
        for is_text, group in groupby(entry.body, _is_text):
            if is_text:
                blocks.append({"type": "paragraph", "value": "".join(map(_html, group))})
            else:
                blocks.extend(map(self._block, group))
        return [
            {**block, "id": str(uuid.uuid5(BLOCK_NAMESPACE, f"{entry.key}-{number}"))}
            for number, block in enumerate(blocks)
        ]

    def _block(self, raw: dict[str, Any]) -> dict[str, Any]:
        if "table" in raw:
            return {"type": "table", "value": _table(raw["table"])}
        image = self.library.image(raw["image"])
        choice = {"image": image.pk, "decorative": False, "alt_text": image.description}
        return {"type": "image", "value": {"image": choice, "caption": raw.get("caption", "")}}


def _is_text(block: Any) -> bool:
    return isinstance(block, str) or not {"table", "image"} & block.keys()


def _html(block: Any) -> str:
    if isinstance(block, str):
        return f"<p>{escape(block)}</p>"
    ((name, value),) = block.items()
    tag = TEXT_TAGS[name]
    if name == "h":
        return f"<{tag}>{escape(value)}</{tag}>"
    return f"<{tag}>{''.join(f'<li>{escape(item)}</li>' for item in value)}</{tag}>"


def _table(raw: dict[str, Any]) -> dict[str, Any]:
    return {
        "data": [raw["head"], *raw["rows"]],
        "table_header_choice": "row",
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_caption": raw.get("caption", ""),
        "cell": [],
        "mergeCells": [],
    }


def thai_sections(home: Page) -> dict[str, SectionPage]:
    """The sections below the front page ``home``, by name."""
    return {page.section: page for page in SectionPage.objects.child_of(home)}
