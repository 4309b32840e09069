from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Collection

from home.enums import Licence
from home.models.files import AgencyImage


@register_setting(icon="home", order=1)
class AgencySettings(BaseSiteSetting):
    """What the header, the footer and the papers of one agency say."""

    name = models.CharField(_("name of the agency"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    emblem = models.ForeignKey(
        AgencyImage,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("emblem"),
    )
    address = models.TextField(_("address"), blank=True)
    address_en = models.TextField(_("address in English"), blank=True)
    phone = models.CharField(_("phone"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    security_email = models.EmailField(
        _("e-mail for reports of security faults"),
        blank=True,
        help_text=_("Stands in security.txt. Where it is empty, the e-mail above does."),
    )
    licence = models.CharField(
        _("licence on data and knowledge"),
        max_length=20,
        choices=Licence.choices,
        blank=True,
        help_text=_("Under which terms everybody may use the data and texts of this website again"),
    )

    # What the agency uploads; the setup makes it, so that no agency sees another's files.
    collection = models.OneToOneField(
        Collection, on_delete=models.PROTECT, null=True, editable=False, related_name="agency"
    )

    panels = [
        FieldPanel(name)
        for name in (
            "name",
            "name_en",
            "emblem",
            "address",
            "address_en",
            "phone",
            "email",
            "security_email",
            "licence",
        )
    ]

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
