from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site


class UnitQuerySet(models.QuerySet["Unit"]):
    def for_page(self, page: Page) -> "UnitQuerySet":
        """The units of the agency whose site holds ``page``."""
        site = page.get_site() if page else None
        return self.filter(site=site) if site else self


class Unit(models.Model):
    """A division of the agency that owns information: "กองคลัง"."""

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="units", verbose_name=_("website")
    )
    name = models.CharField(_("name"), max_length=150)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)
    mailbox = models.EmailField(
        _("mailbox"),
        blank=True,
        help_text=_(
            "The unit's own e-mail address, to which reminders go as well. Not shown to the public."
        ),
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["sort_order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["site", "name"], name="home_unit_name_once_per_site")
        ]

    def __str__(self) -> str:
        return self.name
