from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from ita.assessment.models import Framework
from ita.assessment.publicity.wording import wording_hash


class PublicFrameworkQuerySet(models.QuerySet["PublicFramework"]):
    def open_at(self, site: Site) -> "PublicFrameworkQuerySet":
        """What the public of the agency may read, the newest year first."""
        found = self.filter(site=site, is_public=True).select_related("framework")
        own_first = models.F("framework__site").asc(nulls_last=True)
        return found.order_by("-framework__fiscal_year", "-framework__scheme", own_first)


class PublicFramework(models.Model):
    """Whether one agency shows a framework to the public; changed by two hands only
    (``ita.workflow.changes``)."""

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="public_at", verbose_name=_("framework")
    )
    is_public = models.BooleanField(
        _("open to the public"),
        default=False,
        help_text=_("Every item by its title, with the published pages that prove it"),
    )
    shows_states = models.BooleanField(
        _("with the state of each item"),
        default=False,
        help_text=_("The public then also reads what is missing"),
    )

    objects = PublicFrameworkQuerySet.as_manager()

    class Meta:
        verbose_name = _("publicity of a framework")
        verbose_name_plural = _("publicity of frameworks")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["site", "framework"], name="ita_public_once_per_site")
        ]

    def __str__(self) -> str:
        return str(self.framework)

    @property
    def wording(self) -> str:
        """The hash of all that the public reads of the framework, once it is open."""
        return wording_hash(self.framework) if self.is_public else ""
