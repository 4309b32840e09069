"""Is what is live what was approved? Compares every live page with its seal.

A page drifts when it went live past the steps (a shell, a script), when its content or a file under
it was changed in the database or on disk, when the public does not find it any more, or when it
vanished without an act on the register.
"""

import json
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.models import ContentPage
from ita.integrity.disk import Disk
from ita.integrity.models import Seal
from ita.integrity.seal import changed_names, seal_of
from ita.integrity.visibility import Visibility
from ita.register.enums import Act
from ita.register.history import SEALED_ACTS, STATE_ACTS
from ita.register.models import RegisterEntry, RegisterEntryQuerySet

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Drift:
    """A live page (or one that should be live) that differs from what was approved."""

    page: Page
    problem: str
    changed: list[str] = field(default_factory=list)  # labels of fields and lists
    sha256: str = ""  # of what is live now; empty when nothing is

    def __str__(self) -> str:
        what = f" ({get_text_list(self.changed, _('and'))})" if self.changed else ""
        return f"{self.page.title} [{self.page.pk}]: {self.problem}{what}"


def drifts(site: Site) -> Iterator[Drift]:
    """Every drift of the agency's site, in all languages."""
    last_acts = _last_acts(RegisterEntry.objects.of_site(site))
    seals = _seals(last_acts.values())
    disk, reach = Disk(), Visibility()
    seen = set()
    for page in _pages(site).live().iterator():
        seen.add(page.pk)
        try:
            drift = _drift_of(page.specific, last_acts.get(page.pk), seals, disk, reach)
        except Exception:  # one page that cannot be read must not hide the others
            logger.exception("verify_live: page %s", page.pk)
            drift = Drift(page, _("It cannot be read: its data are damaged."))
        if drift:
            yield drift
    gone = _should_be_live(site, last_acts) - seen
    for page in Page.objects.filter(pk__in=gone):
        yield _not_live(page)
    for number in gone.difference(Page.objects.filter(pk__in=gone).values_list("pk", flat=True)):
        yield deleted(Page(pk=number, title=last_acts[number].page_title))


def drift_of(page: Page) -> Drift | None:
    """The drift of one page, as ``drifts`` would find it."""
    last_acts = _last_acts(RegisterEntry.objects.of_page(page))
    seals = _seals(last_acts.values())
    if page.live:
        return _drift_of(page.specific, last_acts.get(page.pk), seals, Disk(), Visibility())
    return _not_live(page) if was_approved(page) else None


def was_approved(page: Page) -> bool:
    """Whether ``page`` should be live: its last act bound it to a seal, or the setup made it."""
    last = _last_acts(RegisterEntry.objects.of_page(page)).get(page.pk)
    if last is None:
        return Seal.objects.filter(page_id=page.pk, request_id=0).exists()
    return last.act in SEALED_ACTS


def deleted(page: Page) -> Drift:
    return Drift(page, _("It was deleted, and no act on the register says why."))


def _pages(site: Site) -> Any:
    below = Q(pk__in=[])
    for home in site.root_page.get_translations(inclusive=True):
        below |= Q(path__startswith=home.path)
    return Page.objects.filter(below)


def _not_live(page: Page) -> Drift:
    return Drift(page, _("It is no longer live, and no act on the register says why."))


def _should_be_live(site: Site, last_acts: dict[int, RegisterEntry]) -> set[int]:
    """Numbers of the pages that an act, or the setup, bound to a seal."""
    sealed = {number for number, entry in last_acts.items() if entry.act in SEALED_ACTS}
    frame = Seal.objects.filter(request_id=0, page_id__in=_pages(site).values("pk"))
    return sealed | set(frame.values_list("page_id", flat=True)).difference(last_acts)


def _drift_of(
    page: Page, entry: RegisterEntry | None, seals: dict[Any, Seal], disk: Disk, reach: Visibility
) -> Drift | None:
    seal = seals.get((page.pk, entry.seal_sha256 if entry else None))
    if seal is None or (entry is None and isinstance(page, ContentPage)):
        now = seal_of(page).sha256
        return Drift(page, _("It is live without an approved request."), [], now)
    now = seal_of(page, seal.version).sha256
    if now != seal.sha256:
        changed = changed_names(seal.content, page, seal.version)
        return Drift(page, _("It differs from what was approved."), changed, now)
    if faults := disk.faults(json.loads(seal.content)["files"]):
        return Drift(page, _("A file is not the one that was approved."), faults, now)
    if reason := reach.why_not(page):
        return Drift(page, reason, [], now)
    return None


def _last_acts(rows: RegisterEntryQuerySet) -> dict[int, RegisterEntry]:
    """The last act on each page that bound it to a seal, or ended that it is live."""
    rows = rows.filter(act__in=STATE_ACTS)
    return {row.page_id: row for row in rows.exclude(act=Act.DRIFT_FOUND).order_by("pk")}


def _seals(entries: Iterable[RegisterEntry]) -> dict[Any, Seal]:
    """{(page, hash): seal}; (page, None) is the seal that the setup gave a page of the frame."""
    hashes = {entry.seal_sha256 for entry in entries if entry.act in SEALED_ACTS}
    seals: dict[Any, Seal] = {}
    for seal in Seal.objects.filter(Q(sha256__in=hashes) | Q(request_id=0)).order_by("pk"):
        if seal.request_id == 0:
            seals.setdefault((seal.page_id, None), seal)  # the setup made the first, only
        seals[seal.page_id, seal.sha256] = seal
    return seals
