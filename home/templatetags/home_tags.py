"""What the public templates need: Thai dates, the agency, the ways through the site, pictures."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.db.models import Model, Prefetch, QuerySet, prefetch_related_objects
from django.template.defaultfilters import stringfilter
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from wagtail.models import Page, Site

from home import navigation
from home.headings import with_ids
from home.models import AgencySettings, ContentPage, HomePage, Rendition, SectionPage
from home.remembered import remembered
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
    return calendar.format_date(moment) if _is_thai() else _english_date(moment)


@register.filter
def thai_date_short(moment: date | None) -> str:
    """The day in Bangkok with its B.E. year: "22 พ.ย. 2569"."""
    if not moment:
        return ""
    return calendar.format_date(moment, short=True) if _is_thai() else _english_date(moment)


@register.filter
def thai_datetime(moment: datetime | None) -> str:
    """Day and time in Bangkok: "22 พ.ย. 2569 เวลา 14.05 น."."""
    if not moment:
        return ""
    if _is_thai():
        return calendar.format_datetime(moment)
    return f"{_english_date(moment)}, {moment.astimezone(calendar.BANGKOK):%H:%M}"


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
    if _is_thai():
        return str(page.period)
    days = [_english_date(day) for day in (page.period_from, page.period_to) if day]
    if len(days) == 1:
        return f"since {days[0]}" if page.period_from else f"until {days[0]}"
    return " – ".join(dict.fromkeys(days))


@register.simple_tag
def today() -> date:
    """Today in Bangkok."""
    return calendar.local_date(timezone.now())


@register.simple_tag(takes_context=True)
def agency(context: template.Context) -> AgencySettings | None:
    """What the agency says of itself, with its emblem: the host's, in the admin the officer's."""
    request = context.get("request")
    site = request and (getattr(request, "agency", None) or Site.find_for_request(request))
    if not request or not site:
        return None
    known = AgencySettings.objects.select_related("emblem").filter(site=site)
    found: AgencySettings | None = remembered(request, ("agency", site.pk), known.first)
    return found


@register.filter
def agency_name(agency: AgencySettings | None) -> str:
    """The agency's name in the language of the address, Thai where it has no other."""
    if agency is None:
        return ""
    return agency.name if _is_thai() else agency.name_en or agency.name


@register.simple_tag(takes_context=True)
def front_page(context: template.Context) -> HomePage | None:
    """The site's front page in the language of the address."""
    return navigation.front_page(context["request"]) if context.get("request") else None


@register.simple_tag(takes_context=True)
def top_sections(context: template.Context, home: HomePage | None) -> list[SectionPage]:
    """The live sections below the front page."""
    request = context.get("request")
    return navigation.sections_of(request, home) if request else navigation.top_sections(home)


@register.simple_tag(takes_context=True)
def breadcrumbs(context: template.Context, page: Page) -> list[navigation.Crumb]:
    """The pages above ``page``, from the front page down."""
    return navigation.breadcrumbs(page, context["request"])


@register.simple_tag(takes_context=True)
def language_links(context: template.Context) -> list[navigation.LanguageLink]:
    """The page or view that is shown, in each language."""
    request = context.get("request")
    return navigation.language_links(request, context.get("page")) if request else []


@register.simple_tag
def with_pictures(rows: QuerySet[Any], field: str, *specs: str) -> list[Model]:
    """The rows in order, with the picture in ``field`` and its renditions of ``specs``.

    At most three queries, where ``{% image %}`` alone would ask for each picture and rendition.
    """
    found = list(rows.all())
    prefetch_related_objects(found, field)
    pictures: Iterable[Any] = (getattr(row, field) for row in found)
    renditions = Rendition.objects.filter(filter_spec__in=specs)
    prefetch_related_objects(
        [picture for picture in pictures if picture],
        Prefetch("renditions", queryset=renditions, to_attr="prefetched_renditions"),
    )
    return found


@register.simple_block_tag
def headings(content: str) -> str:
    """What is rendered within it, its headings with ids (``home.headings``)."""
    return mark_safe(with_ids(content))


def _is_thai() -> bool:
    return (get_language() or "th").startswith("th")


def _english_date(moment: date) -> str:
    day = calendar.local_date(moment)
    return f"{date_format(day, 'j F')} B.E. {calendar.to_be(day.year)}"
