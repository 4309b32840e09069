"""What a piece of evidence is, and the address that opens exactly there.

Public pages, officers' screens and the workbook all ask here.
"""

from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.enums import ActSection, ContentKind
from home.headings import heading_id
from home.listings import PERIODS
from home.models import HomePage, SectionPage
from home.sections.tabs import TABS
from home.thai.calendar import to_ce
from ita.assessment.evidence.enums import EvidenceKind
from ita.assessment.evidence.models import Evidence

YEAR = "year"  # of the filters of every listing, B.E.


def kind_of(evidence: Evidence) -> EvidenceKind:
    """Derived from what the evidence names; of a bare page from its type."""
    if evidence.document_id:
        return EvidenceKind.FILE_PAGE if evidence.file_page else EvidenceKind.FILE
    if evidence.heading:
        return EvidenceKind.HEADING
    if evidence.address:
        return EvidenceKind.ELSEWHERE
    model = evidence.page.specific_class
    if model and issubclass(model, SectionPage):
        return EvidenceKind.LISTING
    if model and issubclass(model, HomePage):
        return EvidenceKind.HOME
    return EvidenceKind.NONE if getattr(evidence, "says_none", False) else EvidenceKind.PAGE


def address_of(evidence: Evidence, request: HttpRequest | None = None) -> str:
    """Where the evidence opens, whole ("https://…"), or for a visitor's ``request`` within its
    website; empty where the page has no address."""
    if evidence.address:
        return evidence.address
    page = evidence.page
    url = (page.get_url(request) if request else page.full_url) or ""
    if evidence.document:
        return _of_file(evidence, request)
    if evidence.heading:
        return f"{url}#{heading_id(evidence.heading)}"
    return f"{url}?{evidence.filters}" if evidence.filters else url


def part_in_words(evidence: Evidence) -> str:
    """What of the page is meant: "หัวข้อ “…”"; empty for a page as a whole."""
    match kind_of(evidence):
        case EvidenceKind.HEADING:
            return _("heading “%(heading)s”") % {"heading": evidence.heading}
        case EvidenceKind.FILE_PAGE:
            names = {"file": evidence.document, "number": evidence.file_page}
            return _("file “%(file)s”, page %(number)s") % names
        case EvidenceKind.FILE:
            return _("file “%(file)s”") % {"file": evidence.document}
        case EvidenceKind.LISTING if evidence.filters:
            return _("list of %(filters)s") % {"filters": filters_in_words(evidence.filters)}
        case EvidenceKind.LISTING:
            return _("list of the whole section")
        case EvidenceKind.HOME:
            return _("front page")
        case EvidenceKind.ELSEWHERE:
            return _("link to %(address)s") % {"address": evidence.address}
        case EvidenceKind.NONE:
            return _("announcement that there is none")
    return ""


def filters_in_words(filters: str) -> str:
    """What a listing is narrowed to ("year=2569&kind=news"): "ปีงบประมาณ 2569, ข่าว"."""
    return ", ".join(_filter_in_words(*pair) for pair in QueryDict(filters).items())


def year_of(page: Page, filters: str = "") -> int | None:
    """The fiscal year (C.E.) that the page states, or to which its list is narrowed."""
    chosen = QueryDict(filters).get(YEAR, "")
    if chosen.isdecimal():
        return to_ce(int(chosen))
    year: int | None = getattr(page, "fiscal_year", None)
    return year


def _of_file(evidence: Evidence, request: HttpRequest | None) -> str:
    path = str(evidence.document.url)  # type: ignore[union-attr]
    if request is None:
        parts = evidence.page.get_url_parts()
        path = f"{parts[1]}{path}" if parts and path.startswith("/") else path
    return f"{path}#page={evidence.file_page}" if evidence.file_page else path


def _filter_in_words(name: str, value: object) -> str:
    if name == YEAR:
        return _("fiscal year %(year)s") % {"year": value}
    choices: dict[str, Any] = {
        "kind": ContentKind.choices,
        "act_section": ActSection.choices,
        "period": PERIODS,
        "tab": [(tab.value, tab.label) for tabs in TABS.values() for tab in tabs],
    }
    return str(dict(choices.get(name, ())).get(value, value))
