from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.models import Unit
from ita.assessment.board.enums import WorkStatus
from ita.assessment.models import Item


class Assignment(models.Model):
    """Who of an agency answers for an item, until when, and how far they say they are."""

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    item = models.ForeignKey(
        Item, on_delete=models.CASCADE, related_name="assignments", verbose_name=_("item")
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner unit"),
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("officer"),
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    work_status = models.CharField(
        _("work status"),
        max_length=20,
        choices=WorkStatus.choices,
        blank=True,
        default=WorkStatus.NOT_BEGUN,
    )

    class Meta:
        verbose_name = _("assignment of an item")
        verbose_name_plural = _("assignments of items")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["site", "item"], name="ita_assignment_once")]

    def __str__(self) -> str:
        return self.item.code
