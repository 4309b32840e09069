"""How the website is used, for everybody: computed from the daily totals, never typed."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Site

from home.charts import columns, shares
from home.sites import agency_site
from home.thai.calendar import add_months, to_ce
from home.thai.numerals import to_arabic_digits
from ita.monitoring.statistics.selectors import (
    MONTHS_SHOWN,
    Thing,
    month_totals,
    months_counted,
    use_of_month,
)

MONTH = re.compile(r"(\d{4})-(\d{1,2})")  # B.E. year and month: 2569-10


def usage(request: HttpRequest) -> HttpResponse:
    """``?month=2569-10``; the newest month that was counted where it names none of them."""
    site = agency_site(request)
    counted = months_counted(site)
    context = {"first": None} if counted is None else _context(site, request, *counted)
    return render(request, "ita/usage.html", context)


def _context(site: Site, request: HttpRequest, first: date, last: date) -> dict[str, Any]:
    month = asked_month(request.GET.get("month", ""), first, last)
    use = use_of_month(site, month)
    start = max(first, add_months(month, 1 - MONTHS_SHOWN))
    totals = month_totals(site, start, month)
    return {
        "first": first,
        "month": month,
        "use": use,
        "totals": totals,
        "by_day": columns([(day.day, day.total.views if day.total else None) for day in use.days]),
        "by_month": columns([(each.month, each.views if each.days else None) for each in totals]),
        "used_sections": _with_bars(use.sections),
        "used_pages": _with_bars(use.pages),
        "used_files": _with_bars(use.files),
        "earlier": add_months(month, -1) if month > first else None,
        "later": add_months(month, 1) if month < last else None,
    }


def _with_bars(things: Sequence[Thing]) -> list[tuple[Thing, int]]:
    return list(zip(things, shares([thing.times for thing in things]), strict=True))


def asked_month(text: str, first: date, last: date) -> date:
    """The first day of the month that ``text`` names (B.E.), from ``first`` to ``last``; ``last``
    where it names none of these."""
    found = MONTH.fullmatch(to_arabic_digits(text.strip()))
    if found is None or not 1 <= int(found.group(2)) <= 12 or int(found.group(1)) < 2400:
        return last
    month = date(to_ce(int(found.group(1))), int(found.group(2)), 1)
    return month if first <= month <= last else last
