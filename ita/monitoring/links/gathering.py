"""Reads the links of live pages, keeps them, and says of those within the website whether they
open."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.models import Page, Site

from home.sites import pages_of
from ita.integrity.live import with_rows
from ita.monitoring.links.enums import LinkKind
from ita.monitoring.links.models import LONGEST_WORDS, LinkAddress, LinkPlace
from ita.monitoring.links.own import changed, findings_of
from ita.monitoring.links.reading import FoundLink, Reader

logger = logging.getLogger(__name__)
PAGES_AT_ONCE = 200
JUDGED = ["verdict", "reason", "new_address", "is_asked", "status", "gone_days", "gone_on"]
Target = tuple[LinkKind, str]


def read_all(site: Site) -> None:
    """Read every live page of the agency anew. A fixed number of queries for each
    ``PAGES_AT_ONCE``. Can be repeated, and be ended at any time."""
    live = list(pages_of(site).live().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(live), PAGES_AT_ONCE):
        read_pages(site, live[start : start + PAGES_AT_ONCE])
    with _alone(site):
        LinkPlace.objects.filter(address__site=site).exclude(page__live=True).delete()
        unused = ~Exists(LinkPlace.objects.filter(address=OuterRef("pk")))
        LinkAddress.objects.of_site(site).filter(unused).delete()
    judge_own(site)


def follow(site: Site, page_id: int) -> None:
    """One page was published, taken down or put elsewhere: its links, and those that lead to it."""
    read_pages(site, [page_id])
    judge_own(site)


def read_pages(site: Site, page_ids: Sequence[int]) -> None:
    """Keep the links of those of the pages that are live now, and none of the others; of a page
    that is damaged, those that were known before."""
    try:
        found = _links_in(site, page_ids)
    except Exception:  # whatever was done to the data of one page, the others are read
        logger.exception("the links of the pages %s cannot be read", page_ids)
        if len(page_ids) > 1:
            for page_id in page_ids:
                read_pages(site, [page_id])
        return
    with _alone(site):
        addresses = _addresses(site, {_target(link) for links in found.values() for link in links})
        LinkPlace.objects.filter(page__in=page_ids).delete()
        LinkPlace.objects.bulk_create(
            _place(link, page_id, addresses) for page_id in sorted(found) for link in found[page_id]
        )


def _links_in(site: Site, page_ids: Sequence[int]) -> dict[int, list[FoundLink]]:
    pages = with_rows(Page.objects.live().filter(pk__in=page_ids).specific())
    reader = Reader(site.root_url)
    return {page.pk: reader.links_in(page, page.full_url or site.root_url) for page in pages}


def judge_own(site: Site) -> None:
    """Say of all links within the website whether they open, by what is in the database now."""
    with _alone(site):
        rows = list(LinkAddress.objects.of_site(site).within())
        new = changed(rows, findings_of(rows, site))
        LinkAddress.objects.bulk_update(new, [*JUDGED, "checked_at"], batch_size=PAGES_AT_ONCE)


def _target(link: FoundLink) -> Target:
    return link.kind, link.address


def _addresses(site: Site, targets: set[Target]) -> dict[str, int]:
    """{key of the target: number of its row}; rows are made where there are none."""
    keys = {LinkAddress.key_of(*target): target for target in sorted(targets)}
    of_site = LinkAddress.objects.of_site(site).filter(key__in=keys)
    known = dict(of_site.values_list("key", "pk"))
    new = [
        LinkAddress(
            site=site, kind=kind, address=address, key=key, is_asked=kind == LinkKind.OUTSIDE
        )
        for key, (kind, address) in keys.items()
        if key not in known
    ]
    LinkAddress.objects.bulk_create(new)
    return known | {row.key: row.pk for row in new}


def _place(link: FoundLink, page_id: int, addresses: dict[str, int]) -> LinkPlace:
    return LinkPlace(
        address_id=addresses[LinkAddress.key_of(*_target(link))],
        page_id=page_id,
        field=link.field,
        row=link.row,
        path=link.path[:LONGEST_WORDS],
        words=link.words[:LONGEST_WORDS],
    )


@contextmanager
def _alone(site: Site) -> Iterator[None]:
    """A transaction in which nobody else writes links of the agency: an address without a place is
    removed, and another page could just have got one there."""
    with transaction.atomic():
        Site.objects.select_for_update(no_key=True).get(pk=site.pk)
        yield
