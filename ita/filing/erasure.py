"""Erases frozen bytes for good: an approver's act, whose row stays (design, invariant 4)."""

from collections.abc import Iterable
from pathlib import Path

from django.contrib.auth.models import User
from django.db import transaction
from wagtail.models import Site

from home.core.exceptions import ensure
from home.core.transactions import atomic_with_retry
from ita.filing import rules, store
from ita.filing.models import Capture, FrozenObject, Pack
from ita.register.enums import Act, SubjectKind
from ita.register.models import RegisterEntry
from ita.register.operations import append_about, lock_head
from ita.register.subjects import Subject
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
    FrozenObject.objects.filter(pk__in=[row.pk for row in left]).update(erased_by=entry.pk)
    filings = Capture.objects.filter(filing__site=site, sha256__in=named).values("filing")
    packs = [pack.path for pack in Pack.objects.filter(filing__in=filings)]
    transaction.on_commit(lambda: _remove(site.pk, named, packs))
    return entry


def _remove(site_id: int, hashes: list[str], packs: Iterable[Path]) -> None:
    """After the commit: bytes without their row would be a loss, a row whose bytes are still there
    is a fault that ``verify_filings`` names and ends (``finish_erasures``)."""
    for sha256 in hashes:
        store.remove_bytes(site_id, sha256)
    for path in packs:
        path.unlink(missing_ok=True)


def finish_erasures() -> int:
    """Remove bytes whose erasure stands on the register and did not reach the disk; returns how
    many."""
    rows = FrozenObject.objects.exclude(erased_by=0)
    left = [row for row in rows if store.path_of(row.site_id, row.sha256).exists()]
    for row in left:
        store.remove_bytes(row.site_id, row.sha256)
    return len(left)
