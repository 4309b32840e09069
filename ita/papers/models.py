from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from home.models import AgencyDocument


@register_setting(icon="doc-full", order=2)
class PaperSettings(BaseSiteSetting):
    """What the papers of one agency say beside the request. What is empty is made from the
    agency's name, or left as a dotted line to write on."""

    form_heading = models.CharField(
        _("heading of the form"),
        max_length=200,
        blank=True,
        help_text=_("Empty: the heading of the central form"),
    )
    parent_announcement = models.CharField(
        _("announcement that the form belongs to"),
        max_length=300,
        blank=True,
        help_text=_("Empty: the agency's announcement on publishing through its website"),
    )
    department = models.CharField(
        _("department line of the memo"),
        max_length=200,
        blank=True,
        help_text=_("With phone number, as on the agency's letters. Empty: name of the agency"),
    )
    reference_prefix = models.CharField(
        _("prefix of the reference number"),
        max_length=50,
        blank=True,
        help_text=_("The number itself comes from the agency's register of letters"),
    )
    addressee = models.CharField(
        _("to whom the memo is addressed"),
        max_length=200,
        blank=True,
        help_text=_("Empty: the executive of the agency"),
    )
    head_name = models.CharField(_("name of the head"), max_length=200, blank=True)
    head_position = models.CharField(_("position of the head"), max_length=200, blank=True)

    panels = [
        FieldPanel(name)
        for name in (
            "form_heading",
            "parent_announcement",
            "department",
            "reference_prefix",
            "addressee",
            "head_name",
            "head_position",
        )
    ]

    class Meta:
        verbose_name = _("papers of publication")
        verbose_name_plural = _("papers of publication")


class SignedScan(models.Model):
    """A signed paper, scanned: part of the record of a request, never public (it holds
    signatures). Ids are plain numbers: it outlives the page."""

    request_id = models.PositiveBigIntegerField(db_index=True)
    page_id = models.PositiveBigIntegerField()
    document = models.OneToOneField(
        AgencyDocument,
        on_delete=models.PROTECT,
        related_name="signed_scan",
        verbose_name=_("document"),
    )
    attached_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("signed scan")
        verbose_name_plural = _("signed scans")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.document.original_filename
