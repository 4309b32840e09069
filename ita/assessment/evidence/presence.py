"""Is the part that evidence names still there? For many pieces, in a fixed number of queries."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from wagtail.models import Page

from home.headings import headings_of, same_heading
from home.models import ContentPage
from home.models.information import DirectoryLink
from home.thai.calendar import to_ce
from home.visibility import public
from ita.assessment.evidence.models import Evidence
from ita.assessment.evidence.rules import why_heading_gone, why_link_gone, why_list_empty

Shown = tuple[str, int | None, str, str | None]  # path of the section, year, kind, section of Act


def missing_parts(rows: Iterable[Evidence]) -> dict[int, str]:
    """{number of the evidence: why it must be looked at again}, of those of ``rows``
    (``with_pages``) whose heading, link or list the live page does not show."""
    rows = list(rows)
    return _headings(rows) | _links(rows) | _listings(rows)


def _headings(rows: list[Evidence]) -> dict[int, str]:
    named = [row for row in rows if row.heading]
    if not named:
        return {}
    pages = Page.objects.filter(pk__in={row.page_id for row in named}).select_related("locale")
    shown: dict[int, list[str]] = {}
    for page in pages.specific():
        shown[page.pk] = headings_of(page)
    return {
        row.pk: why_heading_gone(row.heading, row.page)
        for row in named
        if not any(same_heading(row.heading, each) for each in shown.get(row.page_id, []))
    }


def _links(rows: list[Evidence]) -> dict[int, str]:
    named = [row for row in rows if row.address]
    if not named:
        return {}
    links = DirectoryLink.objects.filter(page__in={row.page_id for row in named})
    shown = set(links.values_list("page_id", "url"))
    return {
        row.pk: why_link_gone(row.address, row.page)
        for row in named
        if (row.page_id, row.address) not in shown
    }


def _listings(rows: list[Evidence]) -> dict[int, str]:
    """A list that is narrowed to nothing shows the visitor nothing."""
    named = [row for row in rows if row.filters]
    if not named:
        return {}
    shown = _shown_in({row.page.path for row in named})
    return {row.pk: why_list_empty(row) for row in named if not _shows_any(row, shown)}


def _shown_in(paths: set[str]) -> set[Shown]:
    below = Q(pk__in=[])
    for path in paths:
        below |= Q(path__startswith=path)
    pages: Any = public(ContentPage.objects.filter(below))
    values = pages.order_by().values_list(
        "path", "fiscal_year", "content_kind", "disclosurepage__act_section"
    )
    return {(path[: -Page.steplen], *rest) for path, *rest in values.iterator()}


def _shows_any(row: Evidence, shown: set[Shown]) -> bool:
    chosen = QueryDict(row.filters)
    year = chosen.get("year", "")
    wanted = (
        row.page.path,
        to_ce(int(year)) if year.isdecimal() else None,
        chosen.get("kind") or None,
        chosen.get("act_section") or None,
    )
    return any(
        all(want in (None, have) for want, have in zip(wanted, each, strict=True)) for each in shown
    )
