from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from ita.enums import USUAL_OVERLAPS
from ita.publication.settings_form import PublicationSettingsForm


def usual_overlaps() -> list[str]:
    return [str(overlap) for overlap in USUAL_OVERLAPS]


@register_setting(icon="clipboard-list", order=2)
class PublicationSettings(BaseSiteSetting):
    """How an agency divides the duties, and how long an approval by word of mouth may stand.

    A change is an act on the register. Approvers make it: it is their right that it touches.
    """

    overlaps = models.JSONField(_("several duties in one hand"), default=usual_overlaps, blank=True)
    overlaps_order = models.CharField(
        _("order that allows it"),
        max_length=200,
        blank=True,
        help_text=_("Number and date of the order (for a small office)"),
    )
    confirm_within_days = models.PositiveSmallIntegerField(
        _("days to confirm an approval by word of mouth"),
        default=3,
        validators=[MinValueValidator(1)],
        help_text=_("Working days in Thailand"),
    )

    base_form_class = PublicationSettingsForm
    panels = [
        FieldPanel("overlaps"),
        FieldPanel("overlaps_order"),
        FieldPanel("confirm_within_days"),
    ]

    class Meta:
        verbose_name = _("steps of publication")
        verbose_name_plural = _("steps of publication")
        permissions = [("record_oral_approval", "Can record an approval by word of mouth")]
