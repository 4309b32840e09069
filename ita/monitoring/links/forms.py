from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from home.core.addresses import why_not_elsewhere
from ita.monitoring.links.models import LinkAddress

TAKE_AWAY = "take_away"


class ReplacementForm(forms.Form):
    """The new address, or that the links are taken away; and why."""

    new = forms.URLField(
        label=_("New address"),
        required=False,
        max_length=2000,
        assume_scheme="https",
        help_text=_(
            "Begins with https:// or http://. Open it yourself before you send this. In a list of "
            "files its place is taken by another file of this website: give that file's address."
        ),
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("In a sentence: the checker and the approver read it"),
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args: object, address: LinkAddress, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._address = address
        self.fields["new"].initial = address.new_address
        self._is_taken_away = self.data.get("action") == TAKE_AWAY

    def clean_new(self) -> str:
        """Empty where the links are taken away."""
        if self._is_taken_away:
            return ""
        new: str = self.cleaned_data["new"]
        if not new:
            raise ValidationError(_("Please give the new address."))
        is_ours = new.startswith(f"{self._address.site.root_url}/")
        if not is_ours and (reason := why_not_elsewhere(new)):
            raise ValidationError(reason)
        return new
