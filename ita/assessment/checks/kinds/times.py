"""Checks of time: every month, each quarter, the data year.

A month, or a quarter, is asked for once it is over. A page covers a month when it states that
month, or when its period lies in it; a longer period covers months that nobody but a reader sees.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from home.models import ContentPage, ProcurementResultPage
from home.thai.calendar import MONTHS, fiscal_year_bounds, to_be
from ita.assessment.checks.kinds.answers import (
    cannot_tell,
    failed,
    label_of,
    missing_type,
    named,
    no_evidence,
    passed,
)
from ita.assessment.checks.scene import Found, Scene
from ita.assessment.rules import data_year_in_words

FISCAL_MONTHS = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)


def every_month(scene: Scene, one: Mapping[str, Any]) -> Found:
    """Each month that is over, of those named or of the whole year, has its page."""
    wanted = [month for month in FISCAL_MONTHS if month in one.get("months", FISCAL_MONTHS)]
    pages = _pages(scene, one)
    covered = {month for page in pages for month in [_month(page, scene.fiscal_year)] if month}
    missing = [m for m in wanted if m not in covered and _is_over(scene, m)]
    if missing:
        return _missing_months(scene, one, pages, missing)
    if later := [month for month in wanted if month not in covered]:
        if not covered & set(wanted):
            return cannot_tell(_("Not due yet: %(months)s.") % {"months": _months(scene, later)})
        return passed(
            _("Published for every month so far; not due yet: %(months)s.")
            % {"months": _months(scene, later)}
        )
    return passed(_("Published: %(months)s.") % {"months": _months(scene, wanted)})


def each_quarter(scene: Scene, one: Mapping[str, Any]) -> Found:
    """Each quarter that is over has a page of just its period, or one for each of its months."""
    wanted = sorted(one.get("quarters", [1, 2, 3, 4]))
    pages = _pages(scene, one)
    months = {month for page in pages for month in [_month(page, scene.fiscal_year)] if month}
    covered = {
        quarter
        for quarter in wanted
        if set(_months_of(quarter)) <= months
        or any(_is_period(page, scene.fiscal_year, quarter) for page in pages)
    }
    missing = [q for q in wanted if q not in covered and _is_over(scene, _months_of(q)[-1])]
    if missing:
        longer = [page for page in pages if _touches(page, scene.fiscal_year, missing)]
        if longer:
            return cannot_tell(
                _(
                    "“%(page)s” covers another period; whether it shows quarter %(quarters)s, "
                    "somebody must look."
                )
                % {"page": longer[0].title, "quarters": named(missing)},
                longer[0],
            )
        if not scene.lists_are_whole:
            return missing_type(scene, one.get("type", "section"))
        return failed(
            _("Missing: quarter %(quarters)s. Publish it, and link it to this item.")
            % {"quarters": named(missing)}
        )
    if not covered:
        return cannot_tell(_("Not due yet: quarter %(quarters)s.") % {"quarters": named(wanted)})
    return passed(_("Published: quarter %(quarters)s.") % {"quarters": named(sorted(covered))})


def data_year(scene: Scene, one: Mapping[str, Any]) -> Found:
    """The evidence is of the year that the rule asks for."""
    if scene.pieces:
        return passed(_in_words(scene))
    for piece in scene.approved:
        page = scene.page_of(piece)
        if why := scene.why_other_year(page):
            return failed(why, page)
    return no_evidence()


def _missing_months(
    scene: Scene, one: Mapping[str, Any], pages: list[ContentPage], missing: list[int]
) -> Found:
    longer = [page for page in pages if _spans(page, scene.fiscal_year, missing)]
    if longer:
        return cannot_tell(
            _("“%(page)s” covers several months; whether it shows %(months)s, somebody must look.")
            % {"page": longer[0].title, "months": _months(scene, missing)},
            longer[0],
        )
    if not scene.lists_are_whole:
        return missing_type(scene, one.get("type", "section"))
    kind = label_of(one["type"]) if "type" in one else _("information")
    return failed(
        _(
            "Missing: %(months)s. Publish “%(type)s” of each month, also where there was none, and "
            "link it to this item."
        )
        % {"months": _months(scene, missing), "type": kind}
    )


def _pages(scene: Scene, one: Mapping[str, Any]) -> list[ContentPage]:
    pages: Iterable[Page] = scene.pages_of_type(one["type"]) if "type" in one else scene.pages
    return [page for page in pages if isinstance(page, ContentPage)]


def _month(page: ContentPage, year: int) -> int | None:
    """The one month of the fiscal year that ``page`` is about."""
    if isinstance(page, ProcurementResultPage):
        is_told = page.none_this_month or list(page.contracts.all())
        return page.month if is_told and page.fiscal_year == year else None
    first, last = page.period_from, page.period_to
    if not first or not last or (first.year, first.month) != (last.year, last.month):
        return None
    begin, end = fiscal_year_bounds(year)
    return first.month if begin <= first <= end else None


def _spans(page: ContentPage, year: int, months: list[int]) -> bool:
    """Whether the period of ``page`` is longer than a month and reaches into one of ``months``."""
    if isinstance(page, ProcurementResultPage) or _month(page, year):
        return False
    return any(_overlaps(page, _first(year, m), _last(year, m)) for m in months)


def _touches(page: ContentPage, year: int, quarters: list[int]) -> bool:
    if isinstance(page, ProcurementResultPage) or _month(page, year):
        return False
    return any(_overlaps(page, *_bounds(year, quarter)) for quarter in quarters)


def _is_period(page: ContentPage, year: int, quarter: int) -> bool:
    if isinstance(page, ProcurementResultPage):
        return False
    return (page.period_from, page.period_to) == _bounds(year, quarter)


def _overlaps(page: ContentPage, first: date, last: date) -> bool:
    if page.period_from is None or page.period_from > last:
        return False
    return page.period_to is None or page.period_to >= first


def _bounds(year: int, quarter: int) -> tuple[date, date]:
    months = _months_of(quarter)
    return _first(year, months[0]), _last(year, months[-1])


def _months_of(quarter: int) -> tuple[int, ...]:
    return FISCAL_MONTHS[(quarter - 1) * 3 : quarter * 3]


def _calendar_year(year: int, month: int) -> int:
    return year - (month >= 10)


def _first(year: int, month: int) -> date:
    return date(_calendar_year(year, month), month, 1)


def _last(year: int, month: int) -> date:
    calendar_year = _calendar_year(year, month)
    return date(calendar_year, month, monthrange(calendar_year, month)[1])


def _is_over(scene: Scene, month: int) -> bool:
    return _last(scene.fiscal_year, month) < scene.today


def _months(scene: Scene, months: list[int]) -> str:
    year = scene.fiscal_year
    return ", ".join(f"{MONTHS[m - 1]} {to_be(_calendar_year(year, m))}" for m in months)


def _in_words(scene: Scene) -> str:
    item = type(scene.item)(data_year=scene.rule)
    return data_year_in_words(item, scene.item.framework)
