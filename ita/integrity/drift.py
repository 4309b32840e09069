"""Is what is live what was approved? Compares every live page with its seal.

A page drifts when it went live past the steps (a shell, a script), when its content or a file under
it was changed in the database or on disk, when the public does not find it any more, or when it
vanished without an act on the register.
"""

import json
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.models import ContentPage
from home.sites import pages_of
from ita.integrity.disk import Disk
from ita.integrity.models import Seal
from ita.integrity.seal import changed_names, seal_of
from ita.integrity.visibility import why_not_visible
from ita.register import history
from ita.register.statuses import PageStatus

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
    statuses = history.statuses_of(site)
    seals = _Seals(statuses.values())
    disk = Disk()
    seen = set()
    for page in pages_of(site).live().iterator():
        seen.add(page.pk)
        try:
            drift = _drift_of(page.specific, statuses.get(page.pk), seals, disk)
        except Exception:  # one page that cannot be read must not hide the others
            logger.exception("verify_live: page %s", page.pk)
            drift = Drift(page, _("It cannot be read: its data are damaged."))
        if drift:
            yield drift
    gone = _should_be_live(site, statuses) - seen
    kept = list(Page.objects.filter(pk__in=gone))
    yield from (_not_live(page) for page in kept)
    for number in gone.difference(page.pk for page in kept):
        yield deleted(Page(pk=number, title=_last_title(statuses[number])))


def drift_of(page: Page) -> Drift | None:
    """The drift of one page, as ``drifts`` would find it."""
    status = history.page_status(page.pk)
    if page.live:
        return _drift_of(page.specific, status, _Seals([status]), Disk())
    return _not_live(page) if _is_due(page, status) else None


def was_approved(page: Page) -> bool:
    """Whether ``page`` should be live: an act bound it to a seal, or the setup made it."""
    return _is_due(page, history.page_status(page.pk))


def deleted(page: Page) -> Drift:
    return Drift(page, _("It was deleted, and no act on the register says why."))


def _is_due(page: Page, status: PageStatus) -> bool:
    return status.binding is not None or (
        status.ended is None and Seal.objects.of_frame().filter(page_id=page.pk).exists()
    )


def _not_live(page: Page) -> Drift:
    return Drift(page, _("It is no longer live, and no act on the register says why."))


def _last_title(status: PageStatus) -> str:
    return status.binding.page_title if status.binding else ""


def _should_be_live(site: Site, statuses: dict[int, PageStatus]) -> set[int]:
    """Numbers of the pages that an act, or the setup, bound to a seal."""
    sealed = {number for number, status in statuses.items() if status.binding}
    ended = {number for number, status in statuses.items() if status.ended}
    frame = Seal.objects.of_frame().filter(page_id__in=pages_of(site).values("pk"))
    return sealed | set(frame.values_list("page_id", flat=True)) - ended


def _drift_of(page: Page, status: PageStatus | None, seals: "_Seals", disk: Disk) -> Drift | None:
    seal = seals.of(page, status)
    if seal is None:
        now = seal_of(page).sha256
        return Drift(page, _("It is live without an approved request."), [], now)
    now = seal_of(page, seal.version).sha256
    if now != seal.sha256:
        changed = changed_names(seal.content, page, seal.version)
        return Drift(page, _("It differs from what was approved."), changed, now)
    if faults := disk.faults(json.loads(seal.content)["files"]):
        return Drift(page, _("A file is not the one that was approved."), faults, now)
    if reason := why_not_visible(page):
        return Drift(page, reason, [], now)
    return None


class _Seals:
    """The seals that pages should be live with, looked up at once."""

    def __init__(self, statuses: Iterable[PageStatus]) -> None:
        hashes = {status.binding.seal_sha256 for status in statuses if status.binding}
        found = Seal.objects.filter(sha256__in=hashes).order_by("pk")
        self._seals = {(seal.page_id, seal.sha256): seal for seal in found}
        # Of the frame the first one, only: the setup made it.
        self._frame = {seal.page_id: seal for seal in Seal.objects.of_frame().order_by("-pk")}

    def of(self, page: Page, status: PageStatus | None) -> Seal | None:
        if status and status.binding:
            return self._seals.get((page.pk, status.binding.seal_sha256))
        if (status and status.ended) or isinstance(page, ContentPage):
            return None
        return self._frame.get(page.pk)
