from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.models import Case
from home.thai.calendar import fiscal_year_bounds, local_date
from ita.monitoring.petitions.enums import Channel, Decision, Ground


class PetitionQuerySet(models.QuerySet["Petition"]):
    def of_site(self, site: Site) -> "PetitionQuerySet":
        return self.filter(site=site)

    def of_year(self, year: int) -> "PetitionQuerySet":
        """Received in the fiscal year (C.E.)."""
        return self.filter(received_on__range=fiscal_year_bounds(year))


class Petition(models.Model):
    """A case with days to answer. What the person wrote, and the answer, stand in the case alone:
    here is nothing that names anybody but officers."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(
        _("came by"), max_length=10, choices=Channel.choices, default=Channel.ONLINE
    )
    received_on = models.DateField(_("received on"))
    due_on = models.DateField(_("to be answered by"))
    extended_for = models.TextField(_("reason of the extension"), max_length=500, blank=True)
    decision = models.CharField(_("decision"), max_length=20, choices=Decision.choices, blank=True)
    ground = models.CharField(
        _("section of the Act"), max_length=10, choices=Ground.choices, blank=True
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_name = models.CharField(max_length=200, blank=True)
    decided_position = models.CharField(max_length=200, blank=True)

    objects = PetitionQuerySet.as_manager()

    class Meta:
        verbose_name = _("request of a person")
        verbose_name_plural = _("requests of people")
        default_permissions = ()
        ordering = ["-received_on", "-pk"]

    def __str__(self) -> str:
        return self.case.number

    @property
    def is_late(self) -> bool:
        """Whether it was decided after its day, or is open and its day is over."""
        return (self.decided_on or self._today()) > self.due_on

    @property
    def days_left(self) -> int:
        """Until the last day to answer; below 0 when it is over."""
        return (self.due_on - self._today()).days

    @staticmethod
    def _today() -> date:
        return local_date(timezone.now())
