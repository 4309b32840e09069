from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Collection

from home import colours
from home.enums import Licence
from home.models.files import AgencyImage

# What an agency says of itself, in the order of the form: all of it is changed by two hands.
FACTS = (
    "name",
    "name_en",
    "emblem",
    "colour",
    "accent_colour",
    "address",
    "address_en",
    "phone",
    "email",
    "security_email",
    "licence",
)


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
    colour = models.CharField(
        _("main colour"),
        max_length=7,
        blank=True,
        validators=[colours.validate_colour],
        help_text=_(
            "As in #0b4257: menu, front page, buttons, links. Empty: the colours that are shipped."
        ),
    )
    accent_colour = models.CharField(
        _("accent colour"),
        max_length=7,
        blank=True,
        help_text=_("As in #f2c56b: the line below the menu and marks on the main colour."),
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

    panels = [FieldPanel(name) for name in FACTS]

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")

    def clean(self) -> None:
        super().clean()
        if self.accent_colour or self.colour:
            self._check_accent()

    def _check_accent(self) -> None:
        """An accent that is not chosen must be read on the main colour too."""
        try:
            colours.validate_accent(self.accent_colour or colours.ACCENT, self.colour)
        except ValidationError as refused:
            raise ValidationError({"accent_colour": refused}) from refused

    @cached_property
    def colours(self) -> str:
        """The style sheet of its colours; "" where it has none of its own."""
        return colours.style_sheet(self.colour, self.accent_colour)

    @property
    def colours_digest(self) -> str:
        """What stands in the address of ``colours``."""
        return colours.digest(self.colours)
