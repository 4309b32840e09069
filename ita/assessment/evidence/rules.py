"""Which part of a page can be evidence, and if not, why not."""

from urllib.parse import urlsplit

from django.http import QueryDict
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.core.addresses import why_not_elsewhere
from home.headings import headings_of, same_heading
from home.models import LinkDirectoryPage, SectionPage
from home.pdf_pages import page_count
from ita.assessment.evidence.models import Evidence
from ita.assessment.evidence.pages import is_content
from ita.register.statuses import PageStatus


def why_not_part(evidence: Evidence) -> str | None:
    """Why what the evidence names of its page (specific) cannot be evidence."""
    parts = (evidence.document, evidence.heading, evidence.filters, evidence.address)
    if sum(map(bool, parts)) > 1:
        return _("Please choose one part of the page only.")
    if evidence.file_page:
        return why_not_file_page(evidence)
    if evidence.heading:
        return why_not_heading(evidence.heading, evidence.page)
    if evidence.filters:
        return why_not_filters(evidence.filters, evidence.page)
    return why_not_address(evidence.address, evidence.page) if evidence.address else None


def why_not_file_page(evidence: Evidence) -> str | None:
    if evidence.document is None:
        return _("Choose the file first of which one page is the evidence.")
    count = page_count(evidence.document)
    if count is None:
        return _("Only of a PDF one page can be named, and this file is not one that can be read.")
    if evidence.file_page and evidence.file_page > count:
        return _("“%(file)s” has %(count)s pages only.") % {
            "file": evidence.document.title,
            "count": count,
        }
    return None


def why_not_heading(heading: str, page: Page) -> str | None:
    if any(same_heading(heading, each) for each in headings_of(as_written(page))):
        return None
    return why_heading_gone(heading, page)


def why_heading_gone(heading: str, page: Page) -> str:
    names = {"title": page.draft_title or page.title, "heading": heading}
    return _("“%(title)s” has no heading “%(heading)s”. Please look again.") % names


def why_not_filters(filters: str, page: Page) -> str | None:
    """The listing's own form decides; what it does not know would open another list."""
    if not isinstance(page, SectionPage):
        return _("Only the list of a section can be narrowed.")
    chosen = QueryDict(filters)
    listing = page.listing(chosen)
    is_known = set(chosen) <= set(listing.form.fields) and all(
        len(values) == 1 for _name, values in chosen.lists()
    )
    if is_known and listing.form.is_valid():
        return None
    return _("The list of “%(title)s” cannot be narrowed so.") % {"title": page.title}


def why_list_empty(evidence: Evidence) -> str:
    return _("The list that was chosen in “%(title)s” is empty. Please look again.") % {
        "title": evidence.page.title
    }


def why_not_address(address: str, page: Page) -> str | None:
    """The public is led to another website only by a link that was approved on a page of links."""
    if reason := why_not_elsewhere(address):
        return reason
    if not isinstance(page, LinkDirectoryPage) or address not in links_of(page):
        return why_link_gone(address, page)
    return None


def why_link_gone(address: str, page: Page) -> str:
    return _("“%(title)s” has no link to %(address)s.") % {
        "title": page.draft_title or page.title,
        "address": address,
    }


def links_of(page: LinkDirectoryPage) -> dict[str, str]:
    """{address: name} of the links of the page that the public could be led to."""
    rows = as_written(page).links.all()
    return {row.url: row.name for row in rows if urlsplit(row.url).scheme in ("http", "https")}


def why_of_frame(evidence: Evidence, status: PageStatus) -> str | None:
    """What an officer must know of a front page or section: nobody asked for it and approved it,
    unless its words were changed since."""
    if is_content(evidence.page) or status.binding:
        return None
    return _("This page came with the website; it has no request and no papers of its own.")


def as_written(page: Page) -> Page:
    """What the public reads of a live page; of a draft what was saved last."""
    if page.live or not page.latest_revision_id:
        return page.specific
    return page.get_latest_revision_as_object().specific
