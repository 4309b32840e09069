"""Where a numbered row of the register stands now, as far as the public may know.

1. A row of a request stands for the request; another row for the last publication of its page.
2. What was never published, or is not yet, shows nothing.
3. What is live is compared with the seal under which it was published: the same, replaced by a
   newer request, or different without one.
4. What is no longer public, or not approved any more, shows when and by which posts, never words or
   names: they may be why.
"""

import json
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from home.visibility import is_public
from ita.integrity.models import Seal
from ita.integrity.seal import seal_of, sealed_documents
from ita.register.enums import SubjectKind
from ita.register.history import page_status
from ita.register.models import RegisterEntry
from ita.register.sealed import closes_or_erases
from ita.register.statuses import PageStatus


class PublicStatus(models.TextChoices):
    LIVE = "live", _("Live, and it is what was approved")
    REPLACED = "replaced", _("Live, with newer content that was approved since")
    DIFFERENT = "different", _("Live, but it is not what was approved")
    ARCHIVED = "archived", _("Archived: it is what was approved, and its period is over")
    LAPSED = "lapsed", _("Not approved any more: its approval by word of mouth lapsed")
    TAKEN_DOWN = "taken_down", _("Taken down by the agency")
    NOT_PUBLIC = "not_public", _("Not public any more")
    NOT_PUBLISHED = "not_published", _("Not published yet")
    RECORDED = (
        "recorded",
        _("On the agency's register"),
    )  # about no page; something names it


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
    newer: RegisterEntry | None = None  # what binds the page instead

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
    if row.subject_kind == SubjectKind.ROUND or closes_or_erases(row):
        return PublicRow(row, PublicStatus.RECORDED, [row])
    status = page_status(row.page_id)
    published = status.publication_of(row)
    if published is None:
        return PublicRow(row, PublicStatus.NOT_PUBLISHED)
    return _compared(row, published, status)


def _compared(row: RegisterEntry, published: RegisterEntry, status: PageStatus) -> PublicRow:
    seal = Seal.objects.filter(page_id=row.page_id, sha256=published.seal_sha256).first()
    page = Page.objects.filter(pk=row.page_id).first()
    request = status.request_of(published)
    acts = request.acts if request else [published]
    if page is None or seal is None or not is_public(page):
        gone = PublicStatus.TAKEN_DOWN if status.ended else PublicStatus.NOT_PUBLIC
        return PublicRow(row, gone, acts)
    page = page.specific
    if request and request.lapsed:
        binding = status.binding if status.binding != published else None
        return PublicRow(row, PublicStatus.LAPSED, acts, page, newer=binding)
    found = _public_status(page, seal, published, status)
    if found == PublicStatus.REPLACED:
        return PublicRow(row, found, acts, page, newer=status.binding)
    if seal.erased_by:
        return PublicRow(row, found, acts, page)
    sealed = json.loads(seal.content)
    files = sealed_documents(sealed)
    return PublicRow(row, found, acts, page, sealed["fields"].get("title", ""), files)


def _public_status(
    page: Page, seal: Seal, published: RegisterEntry, status: PageStatus
) -> PublicStatus:
    if status.drift:
        return PublicStatus.DIFFERENT
    if seal_of(page, seal.version).sha256 == seal.sha256:
        archived = getattr(page, "archived_on", None)
        return PublicStatus.ARCHIVED if archived else PublicStatus.LIVE
    is_newer = status.binding is not None and status.binding.pk > published.pk
    return PublicStatus.REPLACED if is_newer else PublicStatus.DIFFERENT
