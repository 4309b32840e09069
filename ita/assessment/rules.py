"""When a page counts as evidence of an item, and if not, why not."""

from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.models import AgencyDocument, ContentPage
from home.thai.calendar import fiscal_year_bounds, to_be
from ita.assessment.enums import DataYear
from ita.assessment.evidence.address import year_of
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Element, Framework, Item


def data_year_in_words(item: Item, framework: Framework) -> str:
    """The item's data-year rule as a sentence for the officer."""
    year = to_be(framework.fiscal_year)
    return {
        DataYear.CURRENT: _("Information of fiscal year %(year)s") % {"year": year},
        DataYear.PREVIOUS: _("Information of fiscal year %(year)s") % {"year": year - 1},
        DataYear.CURRENT_AND_ONGOING: _("Information in force in fiscal year %(year)s")
        % {"year": year},
    }.get(DataYear(item.data_year), _("Information of any year"))


def why_not_page(page: Page, site: Site) -> str | None:
    """Why ``page`` cannot be evidence of the agency of ``site``."""
    if not page.path.startswith(site.root_page.path):
        return _("This page is not on the website of this agency.")
    return None


def why_not_item(item: Item, site: Site) -> str | None:
    """Why the agency of ``site`` proves nothing of ``item``: the list is another agency's own."""
    if item.framework.site_id in (None, site.pk):
        return None
    return _("This list is not one of this agency.")


def why_not_document(document: AgencyDocument, page: Page) -> str | None:
    """Why ``document`` cannot be the evidence on ``page``."""
    if isinstance(page, ContentPage) and page.attachments.filter(document=document).exists():
        return None
    return _("This file is not one of the page's files.")


def why_not_element(element: Element, item: Item) -> str | None:
    """Why evidence of ``item`` cannot cover ``element``."""
    if element.item_id == item.pk and not element.heading:
        return None
    return _("“%(element)s” is not an element of this item.") % {"element": element.text}


def why_not_published(page: Page, is_public: bool) -> str | None:
    """Only what the public can open is evidence."""
    if is_public:
        return None
    return _("“%(title)s” is not published yet.") % {"title": page.draft_title or page.title}


def why_file_not_shown(evidence: Evidence) -> str | None:
    """Evidence that names a file needs it on the live page; asks ``with_file_shown``."""
    if evidence.document is None or evidence.file_shown:  # type: ignore[attr-defined]
        return None
    return _("“%(title)s” does not show the file “%(file)s”.") % {
        "title": evidence.page.draft_title or evidence.page.title,
        "file": evidence.document.title,
    }


def why_wrong_year(page: Page, item: Item, framework: Framework, filters: str = "") -> str | None:
    """Why the fiscal year of ``page``, or that to which its list is narrowed by ``filters``, does
    not fit the item's data-year rule."""
    year = year_of(page, filters)
    wanted = {
        DataYear.CURRENT: framework.fiscal_year,
        DataYear.PREVIOUS: framework.fiscal_year - 1,
        DataYear.CURRENT_AND_ONGOING: framework.fiscal_year,
    }.get(DataYear(item.data_year))
    if wanted is None or year == wanted:
        return None
    if item.data_year == DataYear.CURRENT_AND_ONGOING and _in_force(page, wanted):
        return None
    if year is None:
        return _("“%(title)s” does not state its fiscal year; %(wanted)s is needed.") % {
            "title": page.title,
            "wanted": to_be(wanted),
        }
    return _("“%(title)s” is of fiscal year %(year)s; %(wanted)s is needed.") % {
        "title": page.title,
        "year": to_be(year),
        "wanted": to_be(wanted),
    }


def _in_force(page: Page, fiscal_year: int) -> bool:
    """Whether the period of ``page`` touches the fiscal year (C.E.); an open end goes on."""
    if not isinstance(page, ContentPage):
        return False
    first, last = fiscal_year_bounds(fiscal_year)
    if page.period_from is None or page.period_from > last:
        return False
    return page.period_to is None or page.period_to >= first
