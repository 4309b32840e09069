"""What templates show as Thai agencies write it: days, months, years (B.E.), sums, telephones."""

import re
from datetime import date, datetime
from decimal import Decimal

from django import template
from django.template.defaultfilters import stringfilter
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

from home.models import ContentPage, NewsPage
from home.thai import calendar

register = template.Library()

# A short number, a line, a mobile phone, or one of them with the country's code.
PHONE_NUMBER = re.compile(r"1\d{2,3}|0[2-7]\d{7}|0[689]\d{8}|\+66\d{8,9}")
EXTENSION = "ต่อ"


@register.filter
def thai_date(moment: date | None) -> str:
    """The day in Bangkok with its B.E. year: "22 พฤศจิกายน 2569"."""
    if not moment:
        return ""
    return calendar.format_date(moment) if is_thai() else _english_date(moment)


@register.filter
def thai_date_short(moment: date | None) -> str:
    """The day in Bangkok with its B.E. year: "22 พ.ย. 2569"."""
    if not moment:
        return ""
    return calendar.format_date(moment, short=True) if is_thai() else _english_date(moment)


@register.filter
def thai_month(day: date | None) -> str:
    """The month with its B.E. year: "ตุลาคม 2569"."""
    if not day:
        return ""
    if is_thai():
        return calendar.format_month(day)
    return f"{date_format(day, 'F')} B.E. {calendar.to_be(day.year)}"


@register.filter
def month_key(day: date) -> str:
    """The month as it stands in addresses, with its B.E. year: "2569-10"."""
    return f"{calendar.to_be(day.year)}-{day.month:02d}"


@register.filter
def thai_datetime(moment: datetime | None) -> str:
    """Day and time in Bangkok: "22 พ.ย. 2569 เวลา 14.05 น."."""
    if not moment:
        return ""
    if is_thai():
        return calendar.format_datetime(moment)
    return f"{_english_date(moment)}, {moment.astimezone(calendar.BANGKOK):%H:%M}"


@register.filter
def machine_time(moment: datetime | None) -> str:
    """For ``<time datetime>``, in Bangkok: "2026-11-22T14:05:00+07:00"."""
    return moment.astimezone(calendar.BANGKOK).isoformat(timespec="seconds") if moment else ""


@register.filter
def be_year(year: int | None) -> int | str:
    """The B.E. year of a C.E. year: 2026 gives 2569."""
    return calendar.to_be(year) if year else ""


@register.filter
def is_past(day: date | None) -> bool:
    """Whether ``day`` is over in Bangkok."""
    return day is not None and day < calendar.local_date(timezone.now())


@register.filter
def money(amount: Decimal | None) -> str:
    """Baht with satang only where there are any: "1,500,000" or "47,500.50"."""
    if amount is None:
        return ""
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"


@register.filter
def thousands(number: int) -> str:
    """12345 as "12,345"."""
    return f"{number:,}"


@register.filter
@stringfilter
def phone_link(phone: str) -> str:
    """The "tel:" address of one Thai phone number; "" where the text holds several or none."""
    number = re.sub(r"[\s().-]", "", phone.split(EXTENSION)[0])
    return f"tel:{number}" if PHONE_NUMBER.fullmatch(number) else ""


@register.simple_tag
def period(page: ContentPage) -> str:
    """The period that the information of ``page`` covers, in the language of the address."""
    if is_thai():
        return str(page.period)
    days = [_english_date(day) for day in (page.period_from, page.period_to) if day]
    if len(days) == 1:
        return f"since {days[0]}" if page.period_from else f"until {days[0]}"
    return " – ".join(dict.fromkeys(days))


@register.simple_tag
def today() -> date:
    """Today in Bangkok."""
    return calendar.local_date(timezone.now())


@register.simple_tag
def event_time(news: NewsPage) -> str:
    """When the event of ``news`` takes place; within one day only the times: "08.30 – 16.00 น."."""
    first, last = news.event_from, news.event_until
    if first is None or last is None:
        return thai_datetime(first)
    if calendar.local_date(first) != calendar.local_date(last):
        return f"{thai_datetime(first)} – {thai_datetime(last)}"
    begins, ends = (each.astimezone(calendar.BANGKOK) for each in (first, last))
    return f"{begins:%H.%M} – {ends:%H.%M} น." if is_thai() else f"{begins:%H:%M} – {ends:%H:%M}"


def is_thai() -> bool:
    return (get_language() or "th").startswith("th")


def _english_date(moment: date) -> str:
    day = calendar.local_date(moment)
    return f"{date_format(day, 'j F')} B.E. {calendar.to_be(day.year)}"
