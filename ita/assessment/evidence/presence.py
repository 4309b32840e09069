"""Is the part that evidence names still there? For many pieces, in a fixed number of queries."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from wagtail.models import Page

from home.act_sections import values_with_sections
from home.headings import headings_of, same_heading
from home.listings import ACT_SECTION, TAB
from home.models import ContentPage
from home.models.information import DirectoryLink
from home.thai.calendar import to_ce
from home.visibility import public
from ita.assessment.evidence.models import Evidence
from ita.assessment.evidence.pages import by_act_section
from ita.assessment.evidence.rules import why_heading_gone, why_link_gone, why_list_empty

# Path, year, kind, sections of the Act of a page. A section of the Act is served from anywhere.
Shown = tuple[str, int | None, str, frozenset[str]]


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
    named = [row for row in rows if row.filters and TAB not in QueryDict(row.filters)]
    shown = _shown_in(named) if named else set()
    empty = [row for row in named if not _shows_any(row, shown)]
    return {row.pk: why_list_empty(row) for row in [*empty, *_empty_parts(rows)]}


def _empty_parts(rows: list[Evidence]) -> list[Evidence]:
    """Those whose list is a part of a section in which nothing stands; each such list is asked."""
    of_parts = [row for row in rows if TAB in QueryDict(row.filters)]
    lists = {(row.page_id, row.filters): row.page for row in of_parts}
    empty = {
        key: not page.specific.listing(QueryDict(key[1])).qs.exists() for key, page in lists.items()
    }
    return [row for row in of_parts if empty[row.page_id, row.filters]]


def _shown_in(evidence: list[Evidence]) -> set[Shown]:
    below = Q(pk__in=[])
    for row in evidence:
        below |= Q(path__startswith=_searched(row))
    pages: Any = public(ContentPage.objects.filter(below)).order_by()
    rows = values_with_sections(pages, "path", "fiscal_year", "content_kind")
    return {(path, year, kind, frozenset(served)) for path, year, kind, served in rows}


def _searched(row: Evidence) -> str:
    """The path below which the list of ``row`` finds its pages."""
    path: str = row.page.path
    return path[: -Page.steplen] if by_act_section(row) else path


def _shows_any(row: Evidence, shown: set[Shown]) -> bool:
    chosen = QueryDict(row.filters)
    year, kind, section = (chosen.get(name, "") for name in ("year", "kind", ACT_SECTION))
    return any(
        path.startswith(_searched(row))
        and (not year.isdecimal() or to_ce(int(year)) == of_year)
        and kind in ("", of_kind)
        and (not section or section in sections)
        for path, of_year, of_kind, sections in shown
    )
