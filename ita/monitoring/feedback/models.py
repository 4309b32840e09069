from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.models import ContentPage


class UsefulTotal(models.Model):
    """How many readers found a page useful on a day, and how many did not. A count names nobody."""

    page = models.ForeignKey(ContentPage, on_delete=models.CASCADE, related_name="+")
    day = models.DateField(_("day"))
    useful = models.PositiveIntegerField(_("useful"), default=0)
    not_useful = models.PositiveIntegerField(_("not useful"), default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["page", "day"], name="ita_useful_total_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.day}"


class MistakeState(models.TextChoices):
    OPEN = "open", _("Not answered yet")
    ANSWERED = "answered", _("Answered")


class MistakeReportQuerySet(models.QuerySet["MistakeReport"]):
    def of_site(self, site: Site) -> "MistakeReportQuerySet":
        return self.filter(site=site)

    def waiting(self) -> "MistakeReportQuerySet":
        """Those that nobody answered, oldest first."""
        return self.filter(state=MistakeState.OPEN).order_by("pk")


class MistakeReport(models.Model):
    """A mistake in a page, told by a reader who gave no name. The reader holds an address at which
    the answer stands; of its secret only a hash is kept."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    page = models.ForeignKey(ContentPage, on_delete=models.CASCADE, related_name="+")
    text = models.TextField(_("what is wrong"), max_length=2000)
    token_sha256 = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)
    state = models.CharField(
        _("state"), max_length=10, choices=MistakeState.choices, default=MistakeState.OPEN
    )
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    answered_name = models.CharField(max_length=200, blank=True)
    answered_position = models.CharField(max_length=200, blank=True)

    objects = MistakeReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("mistake that was reported")
        verbose_name_plural = _("mistakes that were reported")
        default_permissions = ()
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.page.title)

    @property
    def is_open(self) -> bool:
        return self.state == MistakeState.OPEN
