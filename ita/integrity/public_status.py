"""Where a numbered row of the register stands now, as far as the public may know.

1. A row of a request stands for the request; another row for the last publication of its page.
2. What was never published, or is not yet, shows nothing.
3. What is live is compared with the seal under which it was published: the same, replaced by a
   newer request, or different without one.
4. What is no longer public shows when and by which posts, never words or names: they may be why.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from ita.integrity.models import Seal
from ita.integrity.seal import seal_of
from ita.papers.content import acts_that_count
from ita.register.enums import Act
from ita.register.history import SEALED_ACTS, STATE_ACTS
from ita.register.models import RegisterEntry

SHOWN_ACTS = (
    Act.REQUESTED,
    Act.CHECKED,
    Act.APPROVED,
    Act.ORAL_APPROVED,
    Act.PUBLISHED,
    Act.ORAL_CONFIRMED,
    Act.DRIFT_CONFIRMED,
)
GONE_ACTS = (Act.TAKEN_DOWN, Act.DRIFT_WITHDRAWN)


class PublicStatus(models.TextChoices):
    LIVE = "live", _("Live, and it is what was approved")
    REPLACED = "replaced", _("Live, with newer content that was approved since")
    DIFFERENT = "different", _("Live, but it is not what was approved")
    ARCHIVED = "archived", _("Archived: it is what was approved, and its period is over")
    TAKEN_DOWN = "taken_down", _("Taken down by the agency")
    NOT_PUBLIC = "not_public", _("Not public any more")
    NOT_PUBLISHED = "not_published", _("Not published yet")


LIVE_STATUSES = {
    PublicStatus.LIVE,
    PublicStatus.REPLACED,
    PublicStatus.DIFFERENT,
    PublicStatus.ARCHIVED,
}


@dataclass(frozen=True)
class PublicRow:
    """A row of the register as the public may see it."""

    row: RegisterEntry
    status: PublicStatus
    acts: list[RegisterEntry] = field(default_factory=list)
    page: Page | None = None  # while it is live
    title: str = ""  # as it was approved
    files: list[dict[str, str]] = field(default_factory=list)
    newer: RegisterEntry | None = None

    @property
    def is_live(self) -> bool:
        return self.status in LIVE_STATUSES


def public_row(site: Site, fiscal_year: int, number: int) -> PublicRow | None:
    """Row ``number`` of the fiscal year (C.E.); None where the agency has no such row.

    A fixed number of queries.
    """
    rows = RegisterEntry.objects.of_site(site).filter(fiscal_year=fiscal_year, number=number)
    row = rows.first()
    if row is None:
        return None
    history = list(RegisterEntry.objects.filter(page_id=row.page_id).order_by("pk"))
    published = _publication_of(row, history)
    if published is None:
        return PublicRow(row, PublicStatus.NOT_PUBLISHED)
    return _compared(row, published, history)


def _publication_of(row: RegisterEntry, history: Iterable[RegisterEntry]) -> RegisterEntry | None:
    """The row that made public what ``row`` is about."""
    bound = [entry for entry in history if entry.act in SEALED_ACTS]
    if row.request_id:
        return next((e for e in reversed(bound) if e.request_id == row.request_id), None)
    return next((entry for entry in reversed(bound) if entry.pk <= row.pk), None)


def _compared(
    row: RegisterEntry, published: RegisterEntry, history: list[RegisterEntry]
) -> PublicRow:
    seal = Seal.objects.filter(page_id=row.page_id, sha256=published.seal_sha256).first()
    page = _public_page(row.page_id)
    last = [entry for entry in history if entry.act in STATE_ACTS][-1]
    acts = _acts(published, history)
    if page is None or seal is None:
        gone = last.act in GONE_ACTS
        return PublicRow(row, PublicStatus.TAKEN_DOWN if gone else PublicStatus.NOT_PUBLIC, acts)
    status, newer = _status(page, seal, last, published, history)
    if status == PublicStatus.REPLACED:
        return PublicRow(row, status, acts, page, newer=newer)
    sealed = json.loads(seal.content)
    files = [facts for facts in sealed["files"].values() if facts.get("title")]
    return PublicRow(row, status, acts, page, sealed["fields"].get("title", ""), files)


def _public_page(page_id: int) -> Any:
    page = Page.objects.filter(pk=page_id, live=True).first()
    if page is None or page.get_view_restrictions().exists():
        return None
    return page.specific


def _status(
    page: Any,
    seal: Seal,
    last: RegisterEntry,
    published: RegisterEntry,
    history: list[RegisterEntry],
) -> tuple[PublicStatus, RegisterEntry | None]:
    newer = [e for e in history if e.act in SEALED_ACTS and e.pk > published.pk]
    if last.act == Act.DRIFT_FOUND:
        return PublicStatus.DIFFERENT, None
    if seal_of(page, seal.version).sha256 == seal.sha256:
        archived = getattr(page, "archived_on", None)
        return (PublicStatus.ARCHIVED if archived else PublicStatus.LIVE), None
    return (PublicStatus.REPLACED, newer[-1]) if newer else (PublicStatus.DIFFERENT, None)


def _acts(published: RegisterEntry, history: list[RegisterEntry]) -> list[RegisterEntry]:
    """Who asked, checked, approved and published, in that order; the last of each counts."""
    if not published.request_id:
        return [published]
    rows = [entry for entry in history if entry.request_id == published.request_id]
    counting = acts_that_count(rows)
    return [counting[act] for act in SHOWN_ACTS if act in counting]
