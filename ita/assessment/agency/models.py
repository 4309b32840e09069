from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from ita.assessment.agency.enums import AgencyKind
from ita.assessment.models import Framework


class AgencyAssessment(models.Model):
    """What an agency says of itself for a framework: which elements are for it, and the marks that
    come from elsewhere (IIT and EIT, of 100)."""

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    framework = models.ForeignKey(
        Framework, on_delete=models.CASCADE, related_name="+", verbose_name=_("framework")
    )
    # Empty: not said yet, so an element that is for some agencies only cannot be told.
    agency_kind = models.CharField(
        _("kind of agency"),
        max_length=20,
        choices=AgencyKind.choices,
        blank=True,
        default=AgencyKind.UNKNOWN,
    )
    iit = models.DecimalField("IIT", max_digits=5, decimal_places=2, null=True, blank=True)
    eit = models.DecimalField("EIT", max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = _("assessment of an agency")
        verbose_name_plural = _("assessments of agencies")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["site", "framework"], name="ita_agency_assessment_once")
        ]

    def __str__(self) -> str:
        return str(self.framework)
