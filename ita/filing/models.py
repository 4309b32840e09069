"""What a filing consists of. The bytes lie in the store (``ita.filing.store``), by their hash.

The manifest, whose hash stands on the register, is what counts. These rows say the same for quick
reading, and ``ita.filing.verification`` compares them with it.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.core.jobs import OPEN, BackgroundJob
from home.thai.calendar import format_datetime
from ita.assessment.models import Framework, Item
from ita.filing.enums import CaptureKind

SHA256 = 64  # characters of a hash
LONGEST_ADDRESS = 2000


class FrozenObject(models.Model):
    """Bytes of one agency, stored once. ``erased_by``: the register's row by which they were
    erased; hash and size stay (design, invariant 4)."""

    site_id = models.PositiveBigIntegerField(editable=False)
    sha256 = models.CharField(max_length=SHA256, editable=False)
    size = models.PositiveBigIntegerField(editable=False)
    erased_by = models.PositiveBigIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("frozen file")
        verbose_name_plural = _("frozen files")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["site_id", "sha256"], name="ita_frozen_object_once")
        ]

    def __str__(self) -> str:
        return self.sha256


class FilingQuerySet(models.QuerySet["Filing"]):
    def of(self, framework: Framework, site: Site) -> "FilingQuerySet":
        return self.filter(framework=framework, site_id=site.pk)

    def filed(self) -> "FilingQuerySet":
        """Those that are frozen whole, the newest first."""
        return self.exclude(entry_id=0)


class Filing(BackgroundJob):
    """The assessment of one agency by one list, as it was filed.

    It is the job that freezes, until ``entry_id`` names the row of the register: then it is filed,
    and never changes. ``asked_at`` is when the approver filed it; the visits follow.
    """

    SEEMS_DEAD = timedelta(minutes=3)

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="filings")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    user_name = models.CharField(max_length=200)
    user_position = models.CharField(max_length=300, blank=True)
    note = models.TextField(_("note"), blank=True)
    asked_at = models.DateTimeField(_("filed at"))
    visited_from = models.DateTimeField(null=True)
    visited_to = models.DateTimeField(null=True)
    restarts = models.PositiveSmallIntegerField(default=0)
    entry_id = models.PositiveBigIntegerField(default=0, db_index=True)
    manifest_sha256 = models.CharField(max_length=SHA256, blank=True)
    inside_sha256 = models.CharField(max_length=SHA256, blank=True)
    workbook_sha256 = models.CharField(max_length=SHA256, blank=True)
    stamp_sha256 = models.CharField(max_length=SHA256, blank=True)

    objects = FilingQuerySet.as_manager()

    class Meta:
        verbose_name = _("filed assessment")
        verbose_name_plural = _("filed assessments")
        ordering = ["-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["site", "framework"],
                condition=models.Q(state__in=OPEN),
                name="ita_filing_one_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.framework} {format_datetime(self.asked_at)}"

    def when_given_up(self) -> dict[str, Any]:
        sentence = gettext(
            "The assessment could not be filed in %(count)s tries. Nothing was filed. Please tell "
            "the system administrator."
        )
        return {"error": sentence % {"count": self.attempts}}

    @property
    def is_filed(self) -> bool:
        return self.entry_id > 0


class FrozenItem(models.Model):
    """An item of the list as it stood. ``record`` is what the manifest says of it."""

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="items")
    item = models.ForeignKey(Item, on_delete=models.SET_NULL, null=True, related_name="filings")
    code = models.CharField(_("code"), max_length=20)
    position = models.PositiveIntegerField()
    record = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("filed item")
        verbose_name_plural = _("filed items")
        ordering = ["filing", "position"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["filing", "code"], name="ita_frozen_item_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.record.get('title', '')}"


class FrozenPage(models.Model):
    """That a page was evidence of a filed item. By number: the page may be gone."""

    item = models.ForeignKey(FrozenItem, on_delete=models.CASCADE, related_name="pages")
    page_id = models.PositiveBigIntegerField(db_index=True)

    class Meta:
        verbose_name = _("page of a filed item")
        verbose_name_plural = _("pages of filed items")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["item", "page_id"], name="ita_frozen_page_once")
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.page_id}"


class Capture(models.Model):
    """What one address answered to a stranger; ``sha256`` names the bytes of its last answer.

    ``hops``: the requests of the chain, each {"url", "status", "headers"}. ``page_id``: the page of
    this website that it is, or whose file it is; 0 for neither. ``shown_on``: numbers of the pages
    that show it: when all of them are taken down, it is closed too. ``leads_to``: what was visited
    because of it, each [address, kind, page, path of the list].
    """

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="captures")
    url = models.CharField(max_length=LONGEST_ADDRESS)
    kind = models.CharField(max_length=20, choices=CaptureKind.choices)
    name = models.CharField(max_length=300, blank=True)
    page_id = models.PositiveBigIntegerField(default=0)
    shown_on = models.JSONField(default=list)
    leads_to = models.JSONField(default=list)
    hops = models.JSONField(default=list)
    sha256 = models.CharField(max_length=SHA256, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    seconds = models.FloatField(default=0)
    error = models.CharField(max_length=20, blank=True)
    visited_at = models.DateTimeField()

    class Meta:
        verbose_name = _("frozen answer")
        verbose_name_plural = _("frozen answers")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["filing", "url"], name="ita_capture_once"),
        ]

    def __str__(self) -> str:
        return self.url

    @property
    def status(self) -> int | None:
        return self.hops[-1]["status"] if self.hops else None

    @property
    def final_url(self) -> str:
        return self.hops[-1]["url"] if self.hops else self.url

    @property
    def is_whole(self) -> bool:
        """Whether it answered with what was asked for."""
        return not self.error and (self.kind == CaptureKind.PAPER or self.status == 200)

    def header(self, name: str) -> str:
        """Of the last answer; empty where it sent none."""
        sent = self.hops[-1]["headers"] if self.hops else []
        return next((value for key, value in sent if key.lower() == name.lower()), "")

    @property
    def media_type(self) -> str:
        if self.kind == CaptureKind.PAPER:
            return "application/pdf"
        return self.header("Content-Type").partition(";")[0].strip().lower()


class Pack(BackgroundJob):
    """A pack that an officer asked for: of one item, or with ``code`` empty of the whole list."""

    SEEMS_DEAD = timedelta(minutes=3)

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="packs")
    code = models.CharField(max_length=20, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("pack of a filed assessment")
        verbose_name_plural = _("packs of filed assessments")
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.filename

    def when_given_up(self) -> dict[str, Any]:
        sentence = gettext(
            "The pack could not be made in %(count)s tries. Please tell the system administrator."
        )
        return {"error": sentence % {"count": self.attempts}}

    @property
    def path(self) -> Path:
        return Path(settings.EXPORT_ROOT) / str(self.user_id) / f"pack-{self.pk}.zip"

    @property
    def filename(self) -> str:
        """The name under which the officer downloads it."""
        named = self.filing.framework
        parts = [f"{named.scheme}-{named.year_be}", self.code]
        kind = "ชุดอุทธรณ์" if self.code else "ชุดหลักฐาน"
        return "-".join([kind, *filter(None, parts)]).replace("/", "-") + ".zip"
