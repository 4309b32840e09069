"""What a request would change: the page as it is live beside the content under review.

The comparing is Wagtail's own (each panel of the editor knows how its field is compared); here it
becomes plain data, with B.E. dates, and files are named with their type and size.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Page

from home.act_sections import labels_of_sections
from home.fields import FiscalYearField
from home.models import AgencyDocument, PageAttachment
from home.thai.calendar import format_date, format_datetime, to_be


@dataclass(frozen=True)
class FieldChange:
    """A field with its change marked by the classes ``deletion`` and ``addition``."""

    label: str
    html: SafeString


@dataclass(frozen=True)
class RowChange:
    """A row of a list: "addition", "deletion" or "" for one that stays and changes."""

    kind: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class ListChange:
    label: str
    rows: tuple[RowChange, ...]


@dataclass(frozen=True)
class FileChange:
    """A file that comes or goes: "addition" or "deletion"."""

    kind: str
    title: str
    facts: str


@dataclass(frozen=True)
class Difference:
    fields: tuple[FieldChange, ...]
    lists: tuple[ListChange, ...]
    files: tuple[FileChange, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.fields or self.lists or self.files)


def difference_from_live(page: Page, content: Page, request: HttpRequest) -> Difference | None:
    """What ``content`` changes in the live ``page``; None where nothing is live yet.

    Args:
        page: the page as the database has it, specific.
        content: a revision of it as an object.
    """
    return difference_between(page, content, request) if page.live else None


def difference_between(before: Page, content: Page, request: HttpRequest) -> Difference:
    """What ``content`` changes in ``before``: two states of one page, specific."""
    panel = type(content).get_edit_handler().get_bound_panel(instance=before, request=request)
    compared = [compare(before, content) for compare in panel.get_comparison()]
    changed = [comparison for comparison in compared if comparison.has_changed()]
    return Difference(
        fields=tuple(_field(each) for each in changed if each.is_field),
        lists=tuple(_list(each) for each in changed if not each.is_field),
        files=_files(before, content),
    )


def _field(comparison: Any) -> FieldChange:
    return FieldChange(str(comparison.field_label()), _html(comparison))


def _html(comparison: Any) -> SafeString:
    """Wagtail's marks; days and years, which it writes in C.E., in ours, and lists in words."""
    old, new = comparison.val_a, comparison.val_b
    if any(isinstance(value, date | list) for value in (old, new)) or isinstance(
        comparison.field, FiscalYearField
    ):
        return format_html(
            '<span class="deletion">{}</span> <span class="addition">{}</span>',
            _thai(old),
            _thai(new),
        )
    return SafeString(comparison.htmldiff())


def _thai(value: date | int | list[str] | None) -> str:
    if isinstance(value, list):
        return "; ".join(labels_of_sections(value)) or "–"
    if isinstance(value, datetime):
        return format_datetime(value)
    if isinstance(value, date):
        return format_date(value)
    return str(to_be(value)) if value else "–"


def _list(comparison: Any) -> ListChange:
    rows = []
    for child in comparison.get_child_comparisons():
        fields = tuple(_field(each) for each in child.get_field_comparisons())
        kind = "addition" if child.is_addition() else "deletion" if child.is_deletion() else ""
        if kind or child.has_changed():
            rows.append(RowChange(kind, fields))
    return ListChange(str(comparison.field_label()), tuple(rows))


def _files(before: Page, content: Page) -> tuple[FileChange, ...]:
    old, new = _attached(before), _attached(content)
    gone = [_file("deletion", row) for key, row in old.items() if key not in new]
    come = [_file("addition", row) for key, row in new.items() if key not in old]
    return (*gone, *come)


def _attached(page: Page) -> dict[int, PageAttachment]:
    rows = page.attachments.all() if hasattr(page, "attachments") else []
    return {row.document_id: row for row in rows}


def _file(kind: str, row: PageAttachment) -> FileChange:
    document = AgencyDocument.objects.filter(pk=row.document_id).first()
    if document is None:
        return FileChange(kind, row.title or str(row.document_id), "")
    size = filesizeformat(document.file_size)
    facts = f"{document.filename} · {document.type_label} ({document.extension.upper()}) · {size}"
    return FileChange(kind, row.title or document.title, facts)
