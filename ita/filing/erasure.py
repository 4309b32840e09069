"""Erases frozen bytes for good: an approver's act, whose row stays (design, invariant 4); alone, or
with the file or page of which they were frozen (``ita.workflow.erasure``)."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db.models import QuerySet
from wagtail.models import Site

from home.core.exceptions import ensure
from home.core.transactions import atomic_with_retry
from ita.filing import rules, store
from ita.filing.enums import CaptureKind
from ita.filing.models import Capture, FrozenObject, Pack
from ita.register.enums import Act, SubjectKind
from ita.register.models import RegisterEntry
from ita.register.operations import append_about, lock_head
from ita.register.subjects import Subject
from ita.workflow.erasure.frozen import FrozenCopies
from ita.workflow.erasure.operations import order_removal
from ita.workflow.rules import why_reason_missing

ERASED = "erased_frozen"  # key in the details of the row: the hashes


@atomic_with_retry
def erase_frozen(
    site: Site, hashes: Iterable[str], user: User, reason: str, label: str = ""
) -> RegisterEntry:
    """Erase the frozen bytes with these ``hashes`` in the agency, in every filing, and the packs
    that hold them; hash, size and row stay.

    Args:
        label: what it is, by its name; it stands on the register, so no personal data.

    Raises:
        NotAllowed: no approver, no reason, or nothing left to erase.
    """
    ensure(rules.why_not_erase(user, site), why_reason_missing(reason))
    lock_head(site)
    wanted = set(hashes)
    rows = FrozenObject.objects.select_for_update().filter(site_id=site.pk, sha256__in=wanted)
    left = [row for row in rows if not row.erased_by]
    ensure(rules.why_nothing_to_erase(left))
    named = sorted(row.sha256 for row in left)
    entry = append_about(
        Act.FROZEN_ERASED,
        Subject(SubjectKind.FROZEN, named[0], label or named[0]),
        user,
        site=site,
        reason=reason.strip(),
        details={ERASED: named},
    )
    mark(site, named, entry.pk)
    order_removal(entry, site)
    return entry


def of_files(site: Site, hashes: set[str]) -> set[str]:
    """Hashes of what was frozen of files with these ``hashes``: the bytes themselves, and of a
    picture its sizes, whose addresses name its hash."""
    found = set(_kept(site).filter(sha256__in=hashes).values_list("sha256", flat=True))
    for sha256 in hashes:
        sizes = Capture.objects.filter(filing__site=site, url__contains=sha256)
        found |= set(sizes.values_list("sha256", flat=True))
    return found & set(_kept(site).filter(sha256__in=found).values_list("sha256", flat=True))


def of_page(site: Site, page_id: int) -> set[str]:
    """Hashes of what was frozen of the page itself, and of the papers of its requests."""
    kinds = (CaptureKind.PAGE, CaptureKind.PAPER)
    captured = Capture.objects.filter(filing__site=site, page_id=page_id, kind__in=kinds)
    hashes = set(captured.values_list("sha256", flat=True))
    return set(_kept(site).filter(sha256__in=hashes).values_list("sha256", flat=True))


def mark(site: Site, hashes: Iterable[str], entry_id: int) -> None:
    """Note the row of the register by which the bytes are erased."""
    _kept(site).filter(sha256__in=list(hashes)).update(erased_by=entry_id)


def remove(site: Site, hashes: Iterable[str]) -> None:
    """Remove the bytes, and the packs that were made with them; can be repeated."""
    named = list(hashes)
    for sha256 in named:
        store.remove_bytes(site.pk, sha256)
    filings = Capture.objects.filter(filing__site=site, sha256__in=named).values("filing")
    for pack in Pack.objects.filter(filing__in=filings):
        pack.path.unlink(missing_ok=True)


def are_left(site: Site, hashes: Iterable[str]) -> bool:
    named = list(hashes)
    if _kept(site).filter(sha256__in=named).exists():
        return True
    return any(store.path_of(site.pk, sha256).exists() for sha256 in named)


def give_copies_to_erase() -> FrozenCopies:
    return FrozenCopies(of_files, of_page, mark, remove, are_left)


def _kept(site: Site) -> QuerySet[FrozenObject]:
    return FrozenObject.objects.filter(site_id=site.pk, erased_by=0)


def finish_erasures() -> int:
    """Remove bytes whose erasure stands on the register and did not reach the disk; returns how
    many."""
    rows = FrozenObject.objects.exclude(erased_by=0)
    left = [row for row in rows if store.path_of(row.site_id, row.sha256).exists()]
    for row in left:
        store.remove_bytes(row.site_id, row.sha256)
    return len(left)
