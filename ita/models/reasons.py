from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site


class ReturnReasonQuerySet(models.QuerySet["ReturnReason"]):
    def offered_for(self, page: Page) -> "ReturnReasonQuerySet":
        """The active reasons of the agency whose site holds ``page``."""
        site = page.get_site()
        return self.filter(active=True, site=site) if site else self.none()


class ReturnReason(models.Model):
    """Why a request is returned or refused, from the list that the agency keeps.

    A reason that is no longer wanted is made inactive: the register keeps its code and words.
    """

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="return_reasons", verbose_name=_("website")
    )
    code = models.SlugField(_("code"), max_length=40)
    text = models.CharField(_("reason"), max_length=200)
    active = models.BooleanField(_("offered"), default=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = ReturnReasonQuerySet.as_manager()

    class Meta:
        verbose_name = _("reason for return or refusal")
        verbose_name_plural = _("reasons for return or refusal")
        ordering = ["sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["site", "code"], name="ita_return_reason_once_per_site")
        ]

    def __str__(self) -> str:
        return self.text
