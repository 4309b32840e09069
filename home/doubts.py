"""What of a page makes no sense, above all its dates: what cannot be right, and what somebody
should look at again.

Pure questions: they read the page (specific, its latest saved state) and today, and nothing else.
Half of all slips are last year's words or file under this year's title; a false alarm costs trust,
so what has a good reason (plans over several years, laws, history) is left alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from home.enums import ContentKind
from home.periods import today as bangkok_today
from home.thai.calendar import fiscal_year, fiscal_year_bounds, format_date, local_date, to_be
from home.thai.title_years import NamedYears, Naming, named_months, named_years

FIRST_YEAR, LAST_YEAR = 1800, 2200  # C.E.; what is outside was typed in another era
LONG_AGO = 10  # years
FAR_AHEAD = 20  # a national strategy runs so long
PLANS = (ContentKind.ACTION_PLAN, ContentKind.LAW, ContentKind.ANNOUNCEMENT, ContentKind.FORM)


@dataclass(frozen=True)
class Doubt:
    """What is the matter and what to do. ``is_impossible``: no request is made with it."""

    text: str
    is_impossible: bool = False


def doubts_of(page: Any, today: date | None = None) -> list[Doubt]:
    """What of ``page`` makes no sense on the day ``today``, the impossible first."""
    day = today or bangkok_today()
    if strange := list(_strange_years(page)):
        return strange  # all others would follow from it
    found = [
        *_period(page, day),
        *_publication(page, day),
        *_announcement(page, day),
        *_source(page, day),
        *_month(page, day),
        *_titles(page),
        *_files(page),
        *_manual(page),
    ]
    return sorted(found, key=lambda doubt: not doubt.is_impossible)


def why_impossible(page: Any, today: date | None = None) -> str | None:
    """Why the dates of ``page`` cannot be right, and what to do."""
    return next((each.text for each in doubts_of(page, today) if each.is_impossible), None)


def _strange_years(page: Any) -> Iterator[Doubt]:
    for field in page._meta.get_fields():
        if not hasattr(field, "attname") or field.name in ("archived_on", "taken_down_on"):
            continue
        value = getattr(page, field.attname)
        if field.name == "fiscal_year" and value:
            value = date(value, 1, 1) if 1 <= value <= date.max.year else date.min
        if isinstance(value, date) and not FIRST_YEAR <= value.year <= LAST_YEAR:
            if field.editable and field.model._meta.app_label == "home":
                yield Doubt(
                    _("%(field)s: there is no such year. Please enter the year B.E.")
                    % {"field": field.verbose_name},
                    is_impossible=True,
                )


def _period(page: Any, today: date) -> Iterator[Doubt]:
    first, last = page.period_from, page.period_to
    if first and last and last < first:
        yield Doubt(_("The period ends before it begins. Please check both dates."), True)
        return
    if last and last.year < today.year - LONG_AGO:
        yield Doubt(
            _("The information ends on %(day)s, more than ten years ago. Is the year right?")
            % {"day": format_date(last, short=True)}
        )
    if last and last.year > today.year + FAR_AHEAD:
        yield Doubt(
            _("The information ends on %(day)s, more than twenty years ahead. Is the year right?")
            % {"day": format_date(last, short=True)}
        )
    if first and first > today and not _is_plan(page, first, today):
        yield Doubt(
            _("The information begins on %(day)s, in the future. Is the date right?")
            % {"day": format_date(first, short=True)}
        )
    if first and page.fiscal_year and not _in_fiscal_year(page, page.fiscal_year):
        yield Doubt(
            _("The fiscal year %(year)s holds no day of the period %(period)s. One is wrong.")
            % {"year": to_be(page.fiscal_year), "period": page.period}
        )


def _is_plan(page: Any, first: date, today: date) -> bool:
    """Whether it may well be published before its time, a year ahead."""
    return page.content_kind in PLANS and (first - today).days <= 366


def _in_fiscal_year(page: Any, year: int) -> bool:
    begins, ends = fiscal_year_bounds(year)
    return page.period_from <= ends and (page.period_to is None or page.period_to >= begins)


def _publication(page: Any, today: date) -> Iterator[Doubt]:
    end, review = page.publication_end_date, page.next_review_date
    if end and end < today:
        yield Doubt(
            _(
                "The publication period ended on %(day)s, before the page is published. "
                "Please set a later day, or leave it empty."
            )
            % {"day": format_date(end, short=True)},
            is_impossible=True,
        )
    if review and review < today:
        yield Doubt(
            _("The next review was due on %(day)s. Please set the next one.")
            % {"day": format_date(review, short=True)}
        )
    if getattr(page, "is_alert", False) and end is None:
        yield Doubt(_("The alert has no last day, so it stays above every page. Please set one."))


def _announcement(page: Any, today: date) -> Iterator[Doubt]:
    announced, closes = getattr(page, "announced_on", None), getattr(page, "closes_on", None)
    if announced and closes and closes < announced:
        yield Doubt(
            _(
                "It closes on %(closes)s, before it was announced on %(announced)s. "
                "Please check both dates."
            )
            % {
                "closes": format_date(closes, short=True),
                "announced": format_date(announced, short=True),
            },
            is_impossible=True,
        )
        return
    if announced and announced > today:
        yield Doubt(
            _("It is announced on %(day)s, in the future. Is the date right?")
            % {"day": format_date(announced, short=True)}
        )
    if closes and closes < today:
        yield Doubt(
            _("It closed on %(day)s. Is the date right?") % {"day": format_date(closes, short=True)}
        )
    end = page.publication_end_date
    if closes and end and end < closes:
        yield Doubt(
            _("The page is marked as past after %(end)s, before it closes on %(closes)s.")
            % {"end": format_date(end, short=True), "closes": format_date(closes, short=True)}
        )


def _source(page: Any, today: date) -> Iterator[Doubt]:
    moment: datetime | None = getattr(page, "source_datetime", None)
    if moment and local_date(moment) > today:
        yield Doubt(
            _("The source is of %(day)s, in the future. Is the date right?")
            % {"day": format_date(moment, short=True)}
        )


def _month(page: Any, today: date) -> Iterator[Doubt]:
    """Of a procurement result: its month, which belongs to its fiscal year."""
    month, year = getattr(page, "month", None), page.fiscal_year
    if not (month and year):
        return
    first = date(year - (month >= 10), month, 1)
    if first > today:
        yield Doubt(_("The month %(month)s is not there yet.") % {"month": page.month_label})
    named = named_months(page.title)
    if named and first not in [each.day for each in named]:
        yield Doubt(
            _("The title names another month than %(month)s. One is wrong.")
            % {"month": page.month_label}
        )


def _titles(page: Any) -> Iterator[Doubt]:
    if wrong := _wrong_years(page, page.title):
        yield Doubt(
            _("The title names %(years)s, but the fields say %(fields)s. One is wrong.")
            % {"years": _in_words(wrong), "fields": _fields_in_words(page)}
        )


def _files(page: Any) -> Iterator[Doubt]:
    """Last year's file under this year's title: by what it is called, here or when uploaded."""
    if not page.pk and not hasattr(page, "attachments"):
        return
    for row in page.attachments.all():
        stored = row.stored
        names = [row.title or (stored.title if stored else "")]
        names += [stored.original_filename] if stored else []
        for name in filter(None, names):
            if wrong := _wrong_years(page, name):
                yield Doubt(
                    _("The file “%(file)s” names %(years)s, but the page is of %(fields)s.")
                    % {"file": name, "years": _in_words(wrong), "fields": _fields_in_words(page)}
                    + " "
                    + _("Is it the file of another year?")
                )
                break


def _manual(page: Any) -> Iterator[Doubt]:
    """What a manual for the public should say (licensing Act of 2558, to be confirmed), in its own
    field or anywhere in its words."""
    if not hasattr(page, "complaint_channel"):
        return
    if not (page.pk or hasattr(page, "attachments")) or not page.attachments.all():
        yield Doubt(_("The manual has no file that people can download."))
    words = f"{page.body} {page.summary} {page.channel} {page.legal_basis}"
    if not (page.conditions or any(word in words for word in ("หลักเกณฑ์", "เงื่อนไข"))):
        yield Doubt(_("The manual does not say by which criteria the service is given."))
    if not (page.complaint_channel or "ร้องเรียน" in words):
        yield Doubt(_("The manual does not say where people can complain."))


def _wrong_years(page: Any, text: str) -> list[NamedYears]:
    """The years that ``text`` names, where none of them is one of the page's; [] otherwise."""
    if not (page.fiscal_year or page.period_from):
        return []
    named = named_years(text)
    fitting = [each for each in named if _fits(page, each) or _is_history(page, each)]
    return [] if fitting else named


def _fits(page: Any, named: NamedYears) -> bool:
    year = page.fiscal_year or fiscal_year(page.period_from)
    if named.overlaps(year, year):
        return True
    if named.naming == Naming.FISCAL:
        return False
    first, last = page.period_from, page.period_to
    if named.naming == Naming.NUMBERED and named.overlaps(year - 1, year):
        return True
    if first is None:
        return False
    if last is None:  # goes on since the year in which it began
        return named.overlaps(first.year, first.year)
    return bool(named.first <= first.year and last.year <= named.last)


def _is_history(page: Any, named: NamedYears) -> bool:
    """A year long before the page's own is what it tells of; only a fiscal year is a slip."""
    year = page.fiscal_year or fiscal_year(page.period_from)
    return bool(named.naming != Naming.FISCAL and named.last < year - LONG_AGO)


def _in_words(named: list[NamedYears]) -> str:
    parts = [
        str(to_be(each.first))
        if each.first == each.last
        else f"{to_be(each.first)}–{to_be(each.last)}"
        for each in named
    ]
    return ", ".join(dict.fromkeys(parts))


def _fields_in_words(page: Any) -> str:
    if page.fiscal_year:
        return _("fiscal year %(year)s") % {"year": to_be(page.fiscal_year)}
    return str(page.period)
