"""The register of publication: a row for every act, never changed (design, invariant 3)."""

from collections.abc import Iterable
from typing import Any, NoReturn

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from home.fields import FiscalYearField
from home.thai.calendar import format_datetime, to_be
from ita.people.enums import DutyConflict
from ita.register.chain import CHAIN_VERSION, row_hash
from ita.register.enums import Act, SubjectKind, act_choices, subject_choices


class RegisterIsAppendOnly(Exception):
    """Somebody tried to change or remove a row of the register."""


class RegisterEntryQuerySet(models.QuerySet["RegisterEntry"]):
    def of_site(self, site: Site) -> "RegisterEntryQuerySet":
        return self.filter(site_id=site.pk)

    def of_page(self, page: Page) -> "RegisterEntryQuerySet":
        return self.filter(page_id=page.pk)

    def about(self, kind: str, key: object) -> "RegisterEntryQuerySet":
        """Rows about one subject that is not a page (``enums.SubjectKind``)."""
        return self.filter(subject_kind=kind, subject_key=str(key))

    def of_pages(self, page_ids: Iterable[int]) -> "RegisterEntryQuerySet":
        return self.filter(page_id__in=page_ids)

    def update(self, **kwargs: Any) -> NoReturn:
        raise RegisterIsAppendOnly

    def delete(self) -> NoReturn:
        raise RegisterIsAppendOnly

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RegisterIsAppendOnly


class RegisterEntry(models.Model):
    """One act on one page or other subject, chained by hash to the agency's row before.

    Names, posts and addresses are text and ids are plain numbers: the row outlives users, pages
    and revisions. ``request_id`` holds together the acts of one request (a WorkflowState's id, 0
    for an act outside of one); ``details`` has what is particular to an act. A row about something
    else than a page (``subject_kind``) has no page: its ``page_id`` is 0. Rows are written by
    ``ita.register.operations`` only.
    """

    site_id = models.PositiveBigIntegerField(db_index=True, editable=False)
    agency = models.CharField(_("agency"), max_length=200)
    fiscal_year = FiscalYearField(_("fiscal year"))
    number = models.PositiveIntegerField(_("number"))
    act = models.CharField(_("act"), max_length=20, choices=act_choices)
    occurred_at = models.DateTimeField(_("time"))
    actor_id = models.PositiveBigIntegerField(editable=False)
    actor_username = models.CharField(_("user name"), max_length=150)
    actor_name = models.CharField(_("name"), max_length=200)
    actor_position = models.CharField(_("position"), max_length=200, blank=True)
    reason = models.TextField(_("reason or note"), blank=True)
    page_id = models.PositiveBigIntegerField(db_index=True, editable=False)
    page_title = models.CharField(_("page"), max_length=255, blank=True)
    page_url = models.TextField(_("address"), blank=True)
    content_kind = models.CharField(_("kind of content"), max_length=20, blank=True)
    request_id = models.PositiveBigIntegerField(db_index=True, editable=False)
    revision_id = models.PositiveBigIntegerField(editable=False)
    details = models.JSONField(_("details"), default=dict, blank=True)
    seal_version = models.PositiveSmallIntegerField(_("version of the seal"), default=0)
    seal_sha256 = models.CharField(_("seal"), max_length=64, blank=True, db_index=True)
    subject_kind = models.CharField(
        _("kind of subject"), max_length=20, blank=True, choices=subject_choices
    )
    subject_key = models.CharField(max_length=100, blank=True, editable=False)
    subject_label = models.CharField(_("subject"), max_length=255, blank=True)
    chain_version = models.PositiveSmallIntegerField(default=CHAIN_VERSION, editable=False)
    previous_sha256 = models.CharField(
        _("hash of the row before"), max_length=64, blank=True, editable=False
    )
    sha256 = models.CharField(_("hash of this row"), max_length=64, default="", editable=False)

    objects = RegisterEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("register entry")
        verbose_name_plural = _("register of publication")
        ordering = ["pk"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["site_id", "fiscal_year", "number"], name="ita_register_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.get_act_display()}"

    def get_act_display(self) -> str:  # type: ignore[no-redef]
        """The act in words. Django's own asks ``act_choices`` anew for each row, and hashes all."""
        return _label(Act, self.act)

    def get_subject_kind_display(self) -> str:  # type: ignore[no-redef]
        """The kind of what the act is about, in words; empty for a page."""
        return _label(SubjectKind, self.subject_kind)

    @property
    def label(self) -> str:
        """The register number as offices write it: "12/2570"."""
        return f"{self.number}/{to_be(self.fiscal_year)}"

    @property
    def title(self) -> str:
        """What the act is about, by its name on that day."""
        return self.subject_label or self.page_title

    @property
    def conflicts(self) -> list[str]:
        """The duties that the officer held besides this one in the request, in words."""
        return [str(DutyConflict(value).label) for value in self.details.get("overlaps", [])]

    @property
    def public_url(self) -> str:
        """Where the public checks this number, in the language that is active."""
        return reverse("register_entry", args=[to_be(self.fiscal_year), self.number])

    @property
    def actor_display(self) -> str:
        """The name, with the position of that day where there was one."""
        position = f" ({self.actor_position})" if self.actor_position else ""
        return self.actor_name + position

    @property
    def time_display(self) -> str:
        return format_datetime(self.occurred_at)

    def compute_hash(self) -> str:
        """What ``sha256`` must be for the other columns of this row."""
        return row_hash({field.attname: getattr(self, field.attname) for field in _columns()})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RegisterIsAppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RegisterIsAppendOnly


class RegisterHead(models.Model):
    """The last row of an agency's register: whoever writes locks it, and a row that was cut off
    at the end is missed by it."""

    site_id = models.PositiveBigIntegerField(unique=True, editable=False)
    entry_id = models.PositiveBigIntegerField(default=0, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.sha256


def _label(choices: type[models.TextChoices], value: str) -> str:
    """A value that another version wrote has no label: it is shown as it stands."""
    try:
        return str(choices(value).label)
    except ValueError:
        return value


def _columns() -> "tuple[models.Field[Any, Any], ...]":
    return RegisterEntry._meta.concrete_fields
