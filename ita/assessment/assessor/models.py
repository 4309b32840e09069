from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from ita.assessment.models import Framework, Item

LONGEST_QUESTION, LONGEST_NAME = 2000, 200


class AssessorLink(models.Model):
    """The address that an officer gave an assessor: of a list of the agency, until a day. What
    stands in the address is not kept, only its hash. Names are text, so that they outlive the
    account."""

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="+", verbose_name=_("framework")
    )
    purpose = models.CharField(
        _("for whom"),
        max_length=LONGEST_NAME,
        help_text=_("The office or person that gets the link, for example the assessing company"),
    )
    token_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField(_("valid until"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_name = models.CharField(_("name"), max_length=200)
    made_position = models.CharField(_("position"), max_length=300, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(_("revoked on"), null=True)
    revoked_name = models.CharField(_("revoked by"), max_length=200, blank=True)
    uses = models.PositiveIntegerField(_("times opened"), default=0)
    last_used_at = models.DateTimeField(_("opened last"), null=True)

    class Meta:
        verbose_name = _("private link for an assessor")
        verbose_name_plural = _("private links for assessors")
        default_permissions = ()
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.framework}: {self.purpose}"

    @property
    def is_open(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()


class AssessorQuestion(models.Model):
    """What an assessor asked by a link, and what an ITA officer answered. Both are read by who
    holds the link, and by officers of the agency."""

    link = models.ForeignKey(AssessorLink, on_delete=models.CASCADE, related_name="questions")
    item = models.ForeignKey(
        Item, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asker = models.CharField(_("name"), max_length=LONGEST_NAME)
    text = models.TextField(_("question"), max_length=LONGEST_QUESTION)
    asked_at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(_("answer"), max_length=LONGEST_QUESTION, blank=True)
    answered_name = models.CharField(max_length=200, blank=True)
    answered_position = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("question of an assessor")
        verbose_name_plural = _("questions of assessors")
        default_permissions = ()
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def site(self) -> Any:
        """The agency that was asked."""
        return self.link.site
