from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Collection

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

    # What the agency uploads; the setup makes it, so that no agency sees another's files.
    collection = models.OneToOneField(
        Collection, on_delete=models.PROTECT, null=True, editable=False, related_name="agency"
    )

    panels = [
        FieldPanel(name)
        for name in ("name", "name_en", "emblem", "address", "address_en", "phone", "email")
    ]

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
