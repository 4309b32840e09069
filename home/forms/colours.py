"""A field in which an officer chooses a colour."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

# Colours that are read in every theme, with what people call them.
MAIN_COLOURS = {
    "#0b4257": _("sea blue"),
    "#1d3f8f": _("blue"),
    "#5b2d8e": _("purple"),
    "#9d174d": _("deep pink"),
    "#8c1d18": _("dark red"),
    "#6b4423": _("brown"),
    "#14532d": _("green"),
    "#3d4a52": _("grey"),
}
ACCENT_COLOURS = {
    "#f2c56b": _("gold"),
    "#ffe08a": _("light yellow"),
    "#a8e0c0": _("light green"),
    "#ffc2d4": _("light pink"),
    "#b8dcff": _("light blue"),
}


class ColourInput(forms.TextInput):
    """A field for "#0b4257" that offers prepared colours; any other can be written."""

    template_name = "home/forms/colour.html"

    def __init__(self, colours: dict[str, Any]) -> None:
        super().__init__({"placeholder": "#0b4257", "autocomplete": "off", "spellcheck": "false"})
        self.colours = colours

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        offered = f"{context['widget']['attrs'].get('id', name)}_colours"
        context["widget"]["attrs"]["list"] = offered
        return context | {"offered": offered, "colours": self.colours.items()}
