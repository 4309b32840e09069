"""What all checks of a list need to know, fetched at once: queries grow with the types of pages,
never with items, evidence or pages."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber
from wagtail.models import Page, ReferenceIndex, Site

from home.act_sections import sections_of, serving_any
from home.file_texts import FileText, file_texts
from home.listings import ACT_SECTION
from home.models import AgencyDocument, AgencyImage, ContentPage, SectionPage
from home.thai.calendar import to_ce
from home.visibility import public
from ita.assessment.checks.names import page_types
from ita.assessment.evidence.pages import by_act_section
from ita.integrity.live import bound_pages, differences, with_rows
from ita.register.approval_summary import why_drifted, why_lapsed
from ita.register.history import page_statuses
from ita.register.statuses import PageStatus

MOST_LISTED = 500  # pages of a type in listings that are looked into; of more no machine tells
READS_TEXT = {"wording", "wording_absent", "not_whole_law"}
READS_FILES = READS_TEXT | {"file"}
READS_LISTS = {
    *("page_type", "act_section", "listed", "filled", "each", "contact"),
    *("at_least", "every_month", "each_quarter"),
}


@dataclass(frozen=True)
class Gathered:
    """What was fetched. ``pages`` are specific, as they are live, with their rows."""

    root: Page
    pages: Mapping[int, Page] = field(default_factory=dict)
    documents: Mapping[int, AgencyDocument] = field(default_factory=dict)
    texts: Mapping[int, FileText] = field(default_factory=dict)
    statuses: Mapping[int, PageStatus] = field(default_factory=dict)
    below: Mapping[int, Sequence[ContentPage]] = field(default_factory=dict)  # by listing
    # By listing, the pages of the whole website that serve a section of the Act.
    serving: Mapping[int, Sequence[ContentPage]] = field(default_factory=dict)
    lists_cut: bool = False
    siblings: Mapping[str, int] = field(default_factory=dict)  # pages by their parent's path
    pictured: Set[int] = frozenset()  # pages that show pictures
    words: dict[str, str] = field(default_factory=dict)  # texts as compared, made when asked for

    def compared(self, key: str, make: Callable[[], str]) -> str:
        """The text of ``key`` as it is compared: a long file is prepared once, for all checks."""
        if key not in self.words:
            self.words[key] = make()
        return self.words[key]

    def listed(self, page: Page, filters: str) -> tuple[list[ContentPage], bool]:
        """The approved pages that the listing ``page`` shows with ``filters``, and whether these
        are all that there are. A filter that is not known here leaves unknown what is shown."""
        chosen = parse_qs(filters.lstrip("?"))
        chosen.pop("page", None)
        if not all(name in FILTERS for name in chosen):
            return [], False
        source = self.serving if ACT_SECTION in chosen else self.below
        rows = [row for row in source.get(page.pk, ()) if _passes(row, chosen)]
        return rows, not self.lists_cut


def gather(
    needs: set[str],
    pieces: Iterable[Any],
    site: Site,
    years: set[int],
    types: set[str],
    known: Mapping[int, Page],
) -> Gathered:
    """What ``needs`` (names of checks) must know of ``pieces`` (facts of evidence).

    ``years``: fiscal years (C.E.) from which pages below listings are looked for; ``types``: names
    of the types that are looked for. Empty is all. ``known``: pages that were read already.
    """
    pieces = list(pieces)
    root = site.root_page
    ids = {piece.evidence.page_id for piece in pieces}
    pages = {pk: page for pk, page in _pages(ids, known).items() if page.path.startswith(root.path)}
    listings = [page for page in pages.values() if isinstance(page, SectionPage)]
    below: dict[int, list[ContentPage]] = {}
    serving: dict[int, list[ContentPage]] = {}
    cut = False
    if listings and needs & READS_LISTS:
        by_act = {piece.evidence.page_id for piece in pieces if by_act_section(piece.evidence)}
        below, serving, cut = _listed(listings, by_act, years, types)
    documents = _documents(pages, pieces)
    wants_files = needs & READS_FILES
    return Gathered(
        root=root,
        pages=pages,
        documents=documents,
        texts=file_texts(documents, bool(needs & READS_TEXT)) if wants_files else {},
        statuses=page_statuses(pages) if "approval_record" in needs else {},
        below=below,
        serving=serving,
        lists_cut=cut,
        pictured=_pictured(pages) if needs & READS_TEXT else frozenset(),
        siblings=_siblings(pages.values()) if "click_depth" in needs else {},
    )


def is_approved(status: PageStatus, different: str | None) -> bool:
    """As evidence counts: nobody found it changed, and its approval did not lapse."""
    lapsed = why_lapsed(status.request) if status.request else None
    return not (why_drifted(status) or lapsed or different)


def _pages(numbers: Set[int], known: Mapping[int, Page]) -> dict[int, Page]:
    """The pages with these numbers; only those are asked for that are not ``known``."""
    found = {pk: known[pk] for pk in numbers if pk in known}
    if others := numbers - found.keys():
        rows = Page.objects.filter(pk__in=others).specific()
        found |= {page.pk: page for page in with_rows(rows)}
    return found


Listed = dict[int, list[ContentPage]]  # by listing


def _listed(
    listings: list[SectionPage], by_act: set[int], years: set[int], types: set[str]
) -> tuple[Listed, Listed, bool]:
    """The public, approved pages below each listing, newest first; for those of ``by_act`` the
    pages of the whole website that serve a section of the Act; and whether some were left."""
    by_path = {page.path: page.pk for page in listings}
    homes = {page.path[: -Page.steplen]: page.pk for page in listings if page.pk in by_act}
    inside = Q()
    for path in by_path:
        inside |= Q(path__startswith=path)
    for path in homes:
        inside |= Q(path__startswith=path) & serving_any()
    pages, cut = _approved(inside, years, types)
    below: Listed = defaultdict(list)
    serving: Listed = defaultdict(list)
    for page in pages:
        above = page.path[: -Page.steplen]
        if above in by_path:
            below[by_path[above]].append(page)
        if (home := homes.get(above[: -Page.steplen])) and sections_of(page):
            serving[home].append(page)
    return below, serving, cut


def _approved(inside: Q, years: set[int], types: set[str]) -> tuple[list[ContentPage], bool]:
    """The public, approved pages of the condition, newest first, and whether some were left."""
    rows: Any = public(ContentPage.objects.filter(inside))
    rows = rows.filter(fiscal_year__in=years) if years else rows
    models = [model for name, model in page_types().items() if name in types]
    if types:
        rows = rows.type(*models) if models else rows.none()
    newest = Window(
        RowNumber(),
        partition_by=F("content_type"),
        order_by=[F("first_published_at").desc(), F("pk").desc()],
    )
    rows = rows.annotate(place=newest).filter(place__lte=MOST_LISTED + 1)
    places = dict(rows.order_by("-first_published_at", "-pk").values_list("pk", "place"))
    ids = [pk for pk, place in places.items() if place <= MOST_LISTED]
    cut = len(ids) < len(places)
    statuses = page_statuses(ids)
    live = bound_pages(statuses)
    different = differences(live, statuses)
    good = {pk for pk in ids if is_approved(statuses[pk], different.get(pk))}
    pages = _pages(good, live)
    return [pages[pk] for pk in ids if pk in pages], cut


def _documents(pages: Mapping[int, Page], pieces: list[Any]) -> dict[int, AgencyDocument]:
    shown = {
        row.document_id
        for page in pages.values()
        if isinstance(page, ContentPage)
        for row in page.attachments.all()
    }
    named = {piece.evidence.document_id for piece in pieces} - {None}
    numbers = shown | named
    return AgencyDocument.objects.in_bulk(numbers) if numbers else {}


def _pictured(page_ids: Iterable[int]) -> Set[int]:
    """The pages that show pictures, by Wagtail's index of what live pages use."""
    types = ContentType.objects.get_for_models(Page, AgencyImage)
    rows = ReferenceIndex.objects.filter(
        base_content_type=types[Page],
        to_content_type=types[AgencyImage],
        object_id__in=[str(number) for number in page_ids],
    )
    return {int(number) for number in rows.values_list("object_id", flat=True)}


def _siblings(pages: Iterable[Page]) -> dict[str, int]:
    """How many pages stand below the parent of each page, by the parent's path; drafts too."""
    parents = {page.path[: -Page.steplen] for page in pages}
    counts = Page.objects.filter(path__in=parents).values_list("path", "numchild")
    return dict(counts)


def _year(row: ContentPage, value: str) -> bool:
    return value.isdecimal() and row.fiscal_year == to_ce(int(value))


# The filters of a listing that are known here, as its address has them.
FILTERS: dict[str, Callable[[ContentPage, str], bool]] = {
    "year": _year,
    "kind": lambda row, value: row.content_kind == value,
    "unit": lambda row, value: str(row.owner_unit_id) == value,
    ACT_SECTION: lambda row, value: value in sections_of(row),
}


def _passes(row: ContentPage, chosen: Mapping[str, list[str]]) -> bool:
    return all(FILTERS[name](row, values[-1]) for name, values in chosen.items())
