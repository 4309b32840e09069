from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from ita.assessment.models import Element, Item


class Verdict(models.Model):
    """A named officer says whether an item is complete, or an element met, and why.

    ``judged`` is what they looked at: {page id: hash of the seal that was live}. When that changes,
    the verdict says nothing any more (design, invariant 7); the row stays until the next verdict.
    """

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    item = models.ForeignKey(
        Item, on_delete=models.CASCADE, related_name="verdicts", verbose_name=_("item")
    )
    # None: the item as a whole
    element = models.ForeignKey(
        Element,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="verdicts",
        verbose_name=_("element"),
    )
    is_met = models.BooleanField(_("met"))
    reason = models.TextField(_("reason"))
    judged = models.JSONField(default=dict)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    name = models.CharField(_("name"), max_length=200)
    position = models.CharField(_("position"), max_length=300, blank=True)
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["site", "item"],
                condition=models.Q(element=None),
                name="ita_item_verdict_once",
            ),
            models.UniqueConstraint(fields=["site", "element"], name="ita_element_verdict_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item.code}: {self.name}"
