"""Checks of pages, their fields and the rows of their lists."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.act_sections import sections_of
from home.completeness import is_blank
from home.enums import Section
from home.models import ContactPage, ContentPage
from ita.assessment.checks.kinds.answers import (
    failed,
    missing_type,
    named,
    no_evidence,
    passed,
)
from ita.assessment.checks.names import fields_of, flag_of, row_types
from ita.assessment.checks.scene import Found, Scene
from ita.assessment.checks.vocabulary import CONTACT_FIELDS


def page_type(scene: Scene, one: Mapping[str, Any]) -> Found:
    """A page of the type, with these values of its fields, is live and approved."""
    pages = scene.pages_of_type(one["type"])
    if not pages:
        return missing_type(scene, one["type"])
    fitting = [page for page in pages if _has(page, one.get("with", {}))]
    if not fitting:
        return failed(
            _("“%(page)s” is of the type, but “%(wanted)s” is not stated on it.")
            % {"page": pages[0].title, "wanted": _in_words(pages[0], one["with"])},
            pages[0],
        )
    return passed(_("Live and approved: %(pages)s") % {"pages": named(p.title for p in fitting)})


def act_section(scene: Scene, one: Mapping[str, Any]) -> Found:
    """A page that is not past serves the section of the Information Act."""
    section = one["section"]
    return _current(
        scene,
        [page for page in _contents(scene) if section in sections_of(page)],
        _(
            "No page serves section %(section)s. Publish one, or tick the section in the editor "
            "of the page that does."
        )
        % {"section": section},
    )


def listed(scene: Scene, one: Mapping[str, Any]) -> Found:
    """The section of the website shows a page that is not past."""
    section = Section(one["section"])
    return _current(
        scene,
        [page for page in _contents(scene) if page.section == section],
        _("“%(section)s” shows nothing yet. Publish its first page.") % {"section": section.label},
    )


def _contents(scene: Scene) -> list[ContentPage]:
    return [page for page in scene.pages if isinstance(page, ContentPage)]


def _current(scene: Scene, pages: list[ContentPage], missing: str) -> Found:
    """Of ``pages`` one must not be past; ``missing`` says what to do where there is none."""
    if not scene.pieces:
        return failed(
            _(
                "Publish what belongs here, or tick the section of the Act in the editor of the "
                "page that has it. Then link on the board what the system found."
            )
        )
    if current := [page for page in pages if not page.is_past]:
        return passed(_("Live and approved: %(pages)s") % {"pages": named(current)})
    if pages:
        return failed(_("All of it is past. Publish what is in force."), pages[0])
    return failed(missing) if scene.lists_are_whole else missing_type(scene, "section")


def filled(scene: Scene, one: Mapping[str, Any]) -> Found:
    """Fields of every page of the type are filled in."""
    pages = scene.pages_of_type(one["type"])
    if not pages:
        return missing_type(scene, one["type"])
    for page in pages:
        if empty := _empty(page, one["fields"]):
            return failed(
                _("“%(page)s” lacks: %(fields)s.") % {"page": page.title, "fields": named(empty)},
                page,
            )
    return passed(_("Filled in: %(pages)s") % {"pages": named(page.title for page in pages)})


def each(scene: Scene, one: Mapping[str, Any]) -> Found:
    """Each row of the list, unless flagged otherwise ("vacant"), has the fields."""
    pages = [page for page in scene.pages if _has_rows(page, one["rows"])]
    if not pages and not scene.lists_are_whole:
        return missing_type(scene, "section")
    if not pages:
        return failed(_("No page with this list is among the evidence. Publish one and link it."))
    count = 0
    for page in pages:
        for row in _rows(page, one["rows"], one.get("with", {})):
            count += 1
            if _is_excused(row, one.get("unless")):
                continue
            if empty := _empty(row, one["fields"]):
                return failed(
                    _("“%(row)s” on “%(page)s” lacks: %(fields)s.")
                    % {"row": _row_name(row), "page": page.title, "fields": named(empty)},
                    page,
                )
    if not count:
        return failed(_("The list on “%(page)s” is empty.") % {"page": pages[0].title}, pages[0])
    return passed(_("All %(count)s rows are filled in.") % {"count": count})


def contact(scene: Scene, one: Mapping[str, Any]) -> Found:
    """The contact page says how to reach the agency; a map is a place or a picture."""
    pages = scene.pages_of_type("contact")
    if not pages:
        return missing_type(scene, "contact")
    wanted = one.get("fields", CONTACT_FIELDS)
    for page in pages:
        if empty := [_contact_label(name) for name in wanted if not _contact(page, name)]:
            return failed(
                _("“%(page)s” lacks: %(fields)s.") % {"page": page.title, "fields": named(empty)},
                page,
            )
    stated = named(_contact_label(name) for name in wanted)
    return passed(_("The contact page states: %(fields)s.") % {"fields": stated})


def at_least(scene: Scene, one: Mapping[str, Any]) -> Found:
    """There are so many pages, files or rows among the evidence."""
    if not scene.pieces:
        return no_evidence()
    of, where = one["of"], one.get("with", {})
    if of == "pages":
        count, first = len(scene.pages), None
    elif of == "files":
        count, first = len(scene.files), scene.whole_pages[0] if scene.whole_pages else None
    else:
        pages = [page for page in scene.pages if _has_rows(page, of)]
        count = sum(len(_rows(page, of, where)) for page in pages)
        first = pages[0] if pages else None
    facts = {"count": count, "wanted": one["count"], "what": _counted_label(of, where)}
    if count >= one["count"]:
        return passed(_("%(what)s: %(count)s, at least %(wanted)s are needed.") % facts)
    if of == "pages" and not scene.lists_are_whole:
        return missing_type(scene, "section")
    return failed(
        _("%(what)s: only %(count)s, at least %(wanted)s are needed. Add them.") % facts, first
    )


def _has(thing: Model, wanted: Mapping[str, str]) -> bool:
    return all(str(getattr(thing, name)).lower() == wanted[name].lower() for name in wanted)


def _in_words(thing: Model, wanted: Mapping[str, str]) -> str:
    """The labels of the values, as an officer reads them in the editor."""
    fields = fields_of(type(thing))
    labels = [dict(fields[name].flatchoices).get(value, value) for name, value in wanted.items()]
    return named(labels)


def _empty(thing: Model, names: list[str]) -> list[str]:
    """Labels of the fields that say nothing; of alternatives ("phone|email") when all do."""
    fields = fields_of(type(thing))
    missing = []
    for name in names:
        options = [fields[option] for option in name.split("|")]
        if all(is_blank(field, getattr(thing, field.attname)) for field in options):
            missing.append(_(" or ").join(str(field.verbose_name) for field in options))
    return missing


def _has_rows(page: Page, name: str) -> bool:
    return any(issubclass(type(page), row.page.field.related_model) for row in row_types()[name])  # type: ignore[attr-defined]


def _rows(page: Page, name: str, wanted: Mapping[str, str]) -> list[Any]:
    return [row for row in getattr(page, name).all() if _has(row, wanted)]


def _is_excused(row: Model, unless: str | None) -> bool:
    flag = flag_of(type(row), unless) if unless else None
    return bool(flag and getattr(row, flag))


def _row_name(row: Model) -> str:
    """What an officer calls the row: the first of these that it has."""
    for name in ("position", "name", "title", "label", "work", "question", "caption"):
        if value := getattr(row, name, ""):
            return str(value)
    return str(row._meta.verbose_name)


def _contact(page: ContactPage, name: str) -> bool:
    if name == "map":
        has_place = page.latitude is not None and page.longitude is not None
        return has_place or page.map_image_id is not None
    return not is_blank(fields_of(ContactPage)[name], getattr(page, name))


def _contact_label(name: str) -> str:
    if name == "map":
        return _("map")
    return str(fields_of(ContactPage)[name].verbose_name)


def _counted_label(of: str, where: Mapping[str, str]) -> str:
    if of == "pages":
        return _("Pages")
    if of == "files":
        return _("Files")
    model = row_types()[of][0]
    label = str(model._meta.verbose_name)
    if not where:
        return label
    fields = fields_of(model)
    values = [dict(fields[name].flatchoices).get(value, value) for name, value in where.items()]
    return f"{label} ({named(values)})"
