"""What the rows need beyond coverage, looked up for all pages at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.list_places import ListPlace
from home.models import AgencyDocument, PageAttachment, ProcurementResultPage
from ita.assessment.coverage import Known
from ita.assessment.evidence.address import address_of
from ita.assessment.evidence.click_path import ClickPaths
from ita.assessment.evidence.models import Evidence
from ita.register.approval_summary import ApprovalSummary, summary_of, without_acts
from ita.workbook.rows import UNPUBLISHED


@dataclass(frozen=True)
class PageFacts:
    """Facts of a page that are not on its own row in the database."""

    is_public: bool
    url: str  # at which the public opens it; empty where it cannot
    click_path: tuple[str, ...]
    files: tuple[str, ...]
    approval: ApprovalSummary


class PageLookup:
    """The facts of ``pages`` in a fixed number of queries, however many pages; ``known`` is what
    their coverage asked already, ``places`` where lists show them."""

    def __init__(
        self,
        pages: Iterable[Page],
        site: Site,
        known: Known,
        places: dict[int, ListPlace] | None = None,
    ) -> None:
        unique = {page.pk: page for page in pages}
        _know_addresses(unique.values())
        self._click_paths = ClickPaths(unique.values(), site, places)
        self._files = _files(list(unique))
        self._public = known.public
        self._approvals = _approvals(known)
        self.months = _months(unique.values())

    def of(self, evidence: Evidence, is_there: bool = True) -> PageFacts:
        """The facts of the evidence's page; its files are the one document where one is named. Of
        a part that ``is_there`` no more the address is the page's."""
        page = evidence.page
        files = self._files[page.pk]
        if evidence.document:
            files = [describe_file(evidence.document)]
        is_public = page.pk in self._public
        return PageFacts(
            is_public=is_public,
            url=(address_of(evidence) if is_there else page.full_url or "") if is_public else "",
            click_path=self._click_path(evidence) if is_public else (),
            files=tuple(files),
            approval=self._approvals.get(page.pk, UNPUBLISHED) if is_public else UNPUBLISHED,
        )

    def _click_path(self, evidence: Evidence) -> tuple[str, ...]:
        return tuple(step.words for step in self._click_paths.of(evidence))


def describe_file(document: AgencyDocument, title: str = "") -> str:
    """A file with its type and size: "งบประมาณ (เอกสาร PDF, 1.2 MB)"."""
    return _("%(title)s (%(type)s, %(size)s)") % {
        "title": title or document.title,
        "type": document.type_label,
        "size": filesizeformat(document.file_size),
    }


def _know_addresses(pages: Iterable[Page]) -> None:
    """Each page would ask the cache for the addresses of all sites; Wagtail keeps them here."""
    paths = Site.get_site_root_paths()
    for page in pages:
        page._wagtail_cached_site_root_paths = paths


def _approvals(known: Known) -> dict[int, ApprovalSummary]:
    """Nobody is named beside what is live and is not what they approved."""
    different = known.different
    return {
        pk: without_acts(summary, different[pk]) if pk in different else summary
        for pk, status in known.statuses.items()
        if (summary := summary_of(status))
    }


def _months(pages: Iterable[Page]) -> dict[int, int]:
    """The one month that a page is about, by the number of the page: as its period says, or its
    form of a month's procurement."""
    rows = ProcurementResultPage.objects.filter(pk__in=[page.pk for page in pages])
    months = {number: month for number, month in rows.values_list("pk", "month") if month}
    for page in pages:
        first, last = getattr(page, "period_from", None), getattr(page, "period_to", None)
        if first and last and (first.year, first.month) == (last.year, last.month):
            months.setdefault(page.pk, first.month)
    return months


def _files(page_ids: list[int]) -> dict[int, list[str]]:
    rows = (
        PageAttachment.objects.filter(page_id__in=page_ids)
        .select_related("document")
        .order_by("page_id", "sort_order")
    )
    files: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        files[row.page_id].append(describe_file(row.document, row.title))
    return files
