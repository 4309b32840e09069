from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.models import AgencyDocument
from ita.assessment.models import Element, Framework, Item


class Handbook(models.Model):
    """The issuer's handbook as an agency attached it: what the wording is compared with."""

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    framework = models.ForeignKey(
        Framework, on_delete=models.CASCADE, related_name="+", verbose_name=_("framework")
    )
    document = models.ForeignKey(
        AgencyDocument, on_delete=models.PROTECT, related_name="+", verbose_name=_("handbook")
    )
    attached_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    attached_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("handbook")
        verbose_name_plural = _("handbooks")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["site", "framework"], name="ita_handbook_once_per_agency"
            )
        ]

    def __str__(self) -> str:
        return f"{self.framework}: {self.document}"


class WordingConfirmation(models.Model):
    """A named officer of an agency says that a wording is the issuer's.

    It holds for the ``text`` that was confirmed: where the framework has another one now, it says
    nothing. Names are text, so that it outlives the account.
    """

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    item = models.ForeignKey(
        Item, on_delete=models.CASCADE, related_name="confirmations", verbose_name=_("item")
    )
    # None: the title of the item
    element = models.ForeignKey(
        Element,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="confirmations",
        verbose_name=_("element"),
    )
    text = models.TextField(_("wording"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    name = models.CharField(_("name"), max_length=200)
    position = models.CharField(_("position"), max_length=300, blank=True)
    confirmed_at = models.DateTimeField(auto_now_add=True)
    # Whose list was taken over, as its file names them; empty: compared here.
    confirmer = models.CharField(_("confirmed first by"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("confirmation of wording")
        verbose_name_plural = _("confirmations of wording")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["site", "item"],
                condition=models.Q(element=None),
                name="ita_title_confirmed_once",
            ),
            models.UniqueConstraint(fields=["site", "element"], name="ita_element_confirmed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item.code}: {self.name}"
