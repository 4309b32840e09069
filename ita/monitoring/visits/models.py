from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Max
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.core.jobs import BackgroundJob, JobState
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework, Item
from ita.monitoring.visits.enums import Walk


class EvidenceVisitQuerySet(models.QuerySet["EvidenceVisit"]):
    def newest(self) -> "EvidenceVisitQuerySet":
        """Of each piece of evidence the last one."""
        rows = self.order_by().values("evidence").annotate(newest=Max("pk"))
        return self.filter(pk__in=rows.values("newest"))


class EvidenceVisit(models.Model):
    """What a stranger found at the address of a piece of evidence, once; never changed.

    ``error`` is a code of ``home.core.visits``, empty for a whole answer. Of what was not asked or
    could not be known the field is empty, never "no": what it amounts to says ``findings``.
    """

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    evidence = models.ForeignKey(
        Evidence, on_delete=models.CASCADE, related_name="+", verbose_name=_("evidence")
    )
    address = models.TextField(_("address"))
    visited_at = models.DateTimeField(_("visited"))
    error = models.CharField(_("fault on the way"), max_length=20, blank=True)
    status = models.PositiveSmallIntegerField(_("code of the answer"), null=True)
    # [[address, code], …]: the redirects, in order
    redirects: Any = models.JSONField(_("redirects"), default=list)
    final_url = models.TextField(_("address that answered"), blank=True)
    seconds = models.FloatField(_("seconds"))
    size = models.PositiveBigIntegerField(_("bytes"), null=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    title_shown = models.BooleanField(_("title shown"), null=True)
    asks_login = models.BooleanField(_("asks for a login"), null=True)
    # As FileVisit.stored() has them, of each file that belongs to the evidence
    files: Any = models.JSONField(_("files"), default=list)
    walk = models.CharField(_("click path"), max_length=10, choices=Walk.choices, blank=True)
    walk_step = models.TextField(_("step that was not taken"), blank=True)

    objects = EvidenceVisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit of evidence")
        verbose_name_plural = _("visits of evidence")
        ordering = ["-visited_at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["evidence", "-visited_at"], name="ita_visit_newest")]

    def __str__(self) -> str:
        return self.address


class VisitJobQuerySet(models.QuerySet["VisitJob"]):
    def of_the_night(self) -> "VisitJobQuerySet":
        """Those ordered by the clock that still wait for their turn, the oldest first."""
        return self.filter(user=None, state=JobState.WAITING).order_by("pk")


class VisitJob(BackgroundJob):
    """Visits of the evidence of a list, or of one ``item``; ordered by ``user``, or by the clock.

    The queue ends a job after ten minutes: what is left then is visited by the next one.
    """

    SEEMS_DEAD = timedelta(minutes=5)  # longer than the slowest file

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, null=True, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    silent: Any = models.JSONField(default=list)  # servers that did not answer again and again

    objects = VisitJobQuerySet.as_manager()

    class Meta:
        verbose_name = _("round of visits")
        verbose_name_plural = _("rounds of visits")
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.item or self.framework)

    @property
    def is_stalled(self) -> bool:
        """Those of the night wait for each other."""
        return super().is_stalled and not (self.user_id is None and self.state == JobState.WAITING)

    def when_given_up(self) -> dict[str, Any]:
        sentence = gettext(
            "The addresses could not be visited in %(count)s tries. "
            "Please tell the system administrator."
        )
        return {"error": sentence % {"count": self.attempts}}
