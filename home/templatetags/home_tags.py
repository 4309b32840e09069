"""What the public templates need: Thai dates, the agency, the ways through the site, pictures."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime
from typing import Any, TypeVar

from django import template
from django.db.models import Model, QuerySet, prefetch_related_objects
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from wagtail.models import Page, Site

from home import colours, navigation, translations
from home.alerts import alerts_of
from home.durations import total
from home.file_texts import FileText, file_texts
from home.front.parts import Part, mourning_today, parts_of
from home.headings import with_ids
from home.listing_layouts import pages_for
from home.metadata.head import Head, head_of
from home.models import (
    AgencySettings,
    ContentPage,
    HomePage,
    NewsPage,
    OrganisationStructurePage,
    PageAttachment,
    PolicyPage,
    SatisfactionSurveyPage,
    SectionPage,
)
from home.not_found import words_of_path
from home.organisation import Side, sides_of
from home.pictures import with_renditions
from home.policies import policies_of
from home.readable import readable
from home.related import related_pages
from home.remembered import remembered
from home.surveys.results import Results, results_until_yesterday
from home.templatetags.thai_tags import is_thai
from home.thai import calendar

register = template.Library()
T = TypeVar("T")


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
    return agency.name if is_thai() else agency.name_en or agency.name


@register.filter
def agency_address(agency: AgencySettings) -> str:
    """The agency's address in the language of the address bar, Thai where it has no other."""
    return agency.address if is_thai() else agency.address_en or agency.address


@register.simple_tag
def newer_source(page: Page) -> Page | None:
    """The page of which ``page`` is a translation, where it was published after the translation."""
    return translations.newer_source(page)


@register.simple_tag
def agency_colours_url(agency: AgencySettings | None) -> str:
    """The address of the style sheet with the agency's colours; "" where it has none."""
    return (
        reverse("agency_colours", args=[agency.colours_digest]) if agency and agency.colours else ""
    )


@register.filter
def is_colour(value: object) -> bool:
    """Whether a value is written as a colour, so that it can be shown as one."""
    return colours.is_colour(str(value))


@register.simple_tag
def agency_band(agency: AgencySettings | None) -> str:
    """The colour of the menu: the agency's, or the one that is shipped."""
    return agency.colour if agency and agency.colours and agency.colour else colours.COLOUR


@register.simple_tag(takes_context=True)
def front_page(context: template.Context) -> HomePage | None:
    """The site's front page in the language of the address."""
    return navigation.front_page(context["request"]) if context.get("request") else None


@register.simple_tag(takes_context=True)
def site_alerts(context: template.Context, home: HomePage | None) -> list[NewsPage]:
    """The alerts that stand above every page of the site."""
    language = get_language() or ""
    return _of_all_pages(context, home, ("alerts", language), lambda h: alerts_of(h, language), [])


@register.simple_tag(takes_context=True)
def mourning(context: template.Context, home: HomePage | None) -> str:
    """The sign of mourning that the site shows today ("ribbon", "grey", "both"), or ""."""
    return _of_all_pages(context, home, "mourning", mourning_today, None) or ""


@register.simple_tag(takes_context=True)
def top_sections(context: template.Context, home: HomePage | None) -> list[SectionPage]:
    """The live sections below the front page."""
    request = context.get("request")
    return navigation.sections_of(request, home) if request else navigation.top_sections(home)


@register.simple_tag(takes_context=True)
def policies(context: template.Context, home: HomePage | None) -> list[PolicyPage]:
    """The published policies below the front page, one of each kind."""
    return _of_all_pages(context, home, "policies", policies_of, [])


@register.simple_tag(takes_context=True)
def breadcrumbs(context: template.Context, page: Page) -> list[navigation.Crumb]:
    """The pages above ``page``, from the front page down."""
    return navigation.breadcrumbs(page, context["request"])


@register.simple_tag(takes_context=True)
def language_links(context: template.Context) -> list[navigation.LanguageLink]:
    """The page or view that is shown, in each language."""
    request = context.get("request")
    return navigation.language_links(request, context.get("page")) if request else []


@register.simple_tag(takes_context=True)
def head(context: template.Context) -> Head | None:
    """``{% head as head %}``: what programs are told; nothing of a preview or an error, which have
    no address, nor of a page that was taken down."""
    request, agency = context.get("request"), context.get("agency")
    if not request or not agency or getattr(request, "is_preview", False):
        return None
    if context.get("exception") is not None:
        return None
    page = context.get("page")
    page = page if isinstance(page, Page) and page.pk else None
    if page and not page.live:
        return None
    return head_of(request, agency, page, context.get("languages") or [])


@register.simple_tag(takes_context=True)
def words_of_address(context: template.Context) -> str:
    """What a visitor may have looked for at an address where nothing is."""
    request = context.get("request")
    return words_of_path(request.path) if request else ""


@register.simple_tag
def known_of_files(files: Iterable[PageAttachment]) -> list[tuple[PageAttachment, FileText]]:
    """``{% known_of_files page.files as known %}``: each file with what is known of its text; one
    query, and none without files."""
    files = list(files)
    texts = file_texts(file.document_id for file in files)
    return [(file, texts[file.document_id]) for file in files]


@register.simple_tag(takes_context=True)
def related(context: template.Context, page: ContentPage) -> list[ContentPage]:
    """Pages beside ``page``; none in a preview, where they have no place yet."""
    is_preview = getattr(context.get("request"), "is_preview", False)
    return [] if is_preview or not page.pk else related_pages(page)


@register.simple_tag
def next_review(page: ContentPage, confirmed_at: datetime | None) -> date | None:
    """The day on which the owner checks ``page`` again; None once that was done."""
    day: date | None = page.next_review_date
    is_done = day and confirmed_at and calendar.local_date(confirmed_at) >= day
    return None if is_done else day


@register.simple_tag
def front_parts(home: HomePage) -> list[Part]:
    """What the blocks of the front page show; nothing where it has none."""
    return parts_of(home) if home.blocks else []


@register.simple_tag
def pages_in_layout(pages: Iterable[ContentPage], layout: str) -> list[Any]:
    """The ``pages`` of a list with what the template of the ``layout`` shows of them."""
    return pages_for(layout, pages)


@register.simple_tag
def total_time(steps: Iterable[Any]) -> str:
    """How long the ``steps`` of a manual take together; "" where that cannot be said."""
    return total(step.duration for step in steps)


@register.simple_tag
def organisation_tree(page: OrganisationStructurePage) -> list[Side]:
    """The divisions of ``page`` as a tree for each side."""
    return sides_of(page.divisions.all())


@register.simple_tag
def with_pictures(rows: QuerySet[Any], field: str, *specs: str) -> list[Model]:
    """The rows in order, with the picture in ``field`` and its renditions of ``specs``.

    At most three queries, where ``{% image %}`` alone would ask for each picture and rendition.
    """
    found = list(rows.all())
    prefetch_related_objects(found, field)
    pictures: Iterable[Any] = (getattr(row, field) for row in found)
    with_renditions([picture for picture in pictures if picture], *specs)
    return found


@register.simple_tag
def survey_results(page: SatisfactionSurveyPage) -> Results | None:
    """What was answered to the survey in this fiscal year, until yesterday; None in the preview of
    a page that is not stored."""
    return results_until_yesterday(page) if page.pk else None


@register.simple_block_tag
def headings(content: str) -> str:
    """What is rendered within it, its headings with ids (``home.headings``)."""
    return mark_safe(with_ids(content))


@register.simple_block_tag(takes_context=True)
def for_readers(context: template.Context, content: str) -> str:
    """The page rendered within it, made to be read well (``home.readable``)."""
    page = context.get("page")
    language = page.locale.language_code if isinstance(page, Page) else get_language() or "th"
    return mark_safe(readable(content, language))


def _of_all_pages(
    context: template.Context,
    home: HomePage | None,
    name: Hashable,
    read: Callable[[HomePage], T],
    nothing: T,
) -> T:
    """What stands on every page of the site of the front page ``home``."""
    request = context.get("request")
    if home is None:
        return nothing
    return remembered(request, (name, home.pk), lambda: read(home)) if request else read(home)
