"""What the register and the assessment know, for public templates."""

from collections.abc import Iterable
from datetime import datetime

from django import template
from django.urls import reverse
from wagtail.models import Page, Site

from home.remembered import remembered
from ita.assessment.evidence.address import address_of, part_in_words
from ita.assessment.evidence.models import Evidence
from ita.assessment.publicity.models import PublicFramework
from ita.integrity.live import live_summary
from ita.register.approval_summary import ApprovalSummary, approval_summaries
from ita.register.models import RegisterEntry
from ita.register.page_state import removal_of as find_removal

register = template.Library()


@register.simple_tag(takes_context=True)
def approval_summary(context: template.Context, page: Page) -> ApprovalSummary | None:
    """``{% approval_summary page as summary %}``: None for a page that was never published. What
    is live is compared with its seal each time; a preview shows a draft, which may differ."""
    if not page.pk:
        return None
    if getattr(context.get("request"), "is_preview", False):
        return approval_summaries([page.pk]).get(page.pk)
    return live_summary(page)


@register.simple_tag(takes_context=True)
def public_assessment(context: template.Context) -> str:
    """The address of what the agency shows of its assessments: of the newest year, or of all
    years where there are several; "" while nothing is open."""
    request = context.get("request")
    site = Site.find_for_request(request) if request else None
    if request is None or site is None:
        return ""
    years = remembered(request, "open_years", lambda: _open_years(site))
    if len(years) > 1:
        return reverse("ita_index")
    return reverse("ita_year", args=years) if years else ""


def _open_years(site: Site) -> list[int]:
    """B.E., newest first."""
    opened = PublicFramework.objects.open_at(site)
    return sorted({each.framework.year_be for each in opened}, reverse=True)


@register.simple_tag(takes_context=True)
def evidence_address(context: template.Context, evidence: Evidence) -> str:
    """Where a visitor of this website opens exactly what is evidence."""
    return address_of(evidence, context.get("request"))


@register.filter
def evidence_url(evidence: Evidence) -> str:
    """The same for an officer, who works under any host."""
    return address_of(evidence)


@register.filter
def evidence_part(evidence: Evidence) -> str:
    """What of its page the evidence is, in words; "" for the page as a whole."""
    return part_in_words(evidence)


@register.simple_tag
def removal_of(page_id: int, by: datetime | None = None) -> RegisterEntry | None:
    """``{% removal_of page.pk as removal %}``: the row by which the page was taken down last, or
    had been at the moment ``by``; None where the register knows of none."""
    return find_removal(page_id, by) if page_id else None


@register.simple_tag
def row_of(number: int) -> RegisterEntry | None:
    """``{% row_of stored.erased_by as row %}``: the row of the register with this number of the
    database; None where there is none."""
    return RegisterEntry.objects.filter(pk=number).first()


@register.simple_tag(takes_context=True)
def unconfirmed_pages(context: template.Context, pages: Iterable[Page]) -> set[int]:
    """``{% unconfirmed_pages pages as unconfirmed %}``: numbers of those that are public on a word
    of mouth which nobody confirmed yet."""
    numbers = tuple(page.pk for page in pages)
    request = context.get("request")
    if request is None:
        return _unconfirmed(numbers)
    return remembered(request, ("unconfirmed", numbers), lambda: _unconfirmed(numbers))


def _unconfirmed(numbers: Iterable[int]) -> set[int]:
    summaries = approval_summaries(numbers)
    return {number for number, summary in summaries.items() if summary.unconfirmed}
