"""What the last night found in live pages, for the list of officers."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q
from wagtail.models import Site

from home.models import ContentPage
from ita.monitoring.currency.owners import office_of
from ita.monitoring.page_owners import owners_of
from ita.monitoring.personal_data.models import LiveSearch
from ita.monitoring.personal_data.page_texts import PageText, ShownFile
from ita.monitoring.personal_data.selectors import Searched, searched_texts


@dataclass(frozen=True)
class LivePage:
    """A live page with what was found in it."""

    page_id: int
    title: str
    unit: str
    owners: tuple[int, ...]
    owner_names: tuple[str, ...]
    searched_at: datetime
    parts: tuple[Searched, ...]

    @property
    def held(self) -> list[Searched]:
        """What is to be mended, or released."""
        return [part for part in self.parts if part.holds]


def live_pages(site: Site) -> list[LivePage]:
    """Of the agency's live pages, those in which something was found or is not known yet, those
    first where something is to be done; a fixed number of queries. What was published since the
    night was searched when it was requested."""
    as_searched = Q(page__last_published_at=None) | Q(page__last_published_at__lte=F("searched_at"))
    searches = LiveSearch.objects.filter(as_searched, site=site, page__live=True)
    rows = list(searches.select_related("page").order_by("page__title", "page"))
    texts = [PageText(row.seal_sha256, row.found, _files(row)) for row in rows]
    found = [
        (row, tuple(parts))
        for row, parts in zip(rows, searched_texts(texts, site), strict=True)
        if any(part.findings or part.is_unknown for part in parts)
    ]
    contents = ContentPage.objects.filter(pk__in=[row.page_id for row, _parts in found])
    units = {page.pk: page.owner_unit for page in contents.select_related("owner_unit")}
    office = office_of(site)
    owners = owners_of(site, {pk: unit and unit.pk for pk, unit in units.items()}, office)
    pages = [
        LivePage(
            page_id=row.page_id,
            title=row.page.title,
            unit=str(units.get(row.page_id) or ""),
            owners=owners.get(row.page_id, ()),
            owner_names=tuple(office.names[each] for each in owners.get(row.page_id, ())),
            searched_at=row.searched_at,
            parts=parts,
        )
        for row, parts in found
    ]
    return sorted(pages, key=lambda page: not page.held)


def last_searched(site: Site) -> datetime | None:
    """When the agency's live pages were searched last; None: never."""
    newest = LiveSearch.objects.filter(site=site).order_by("-searched_at").first()
    return newest.searched_at if newest else None


def _files(row: LiveSearch) -> tuple[ShownFile, ...]:
    return tuple(ShownFile(*file) for file in row.files)
