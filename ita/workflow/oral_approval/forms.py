from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.core.duties import Group
from home.forms.dates import BEDateTimeField
from ita.people.models import OfficerProfile
from ita.register.enums import Channel
from ita.workflow.oral_approval.operations import WordOfMouth


class OralApprovalForm(forms.Form):
    """Who allowed it, when, by what channel, and why it could not wait."""

    approver = forms.ChoiceField(label=_("Approver who allowed it"))
    given_at = BEDateTimeField(label=_("Day and time"), help_text=_("Such as 1/12/2569 08.30"))
    channel = forms.ChoiceField(
        label=_("Channel"), choices=Channel.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Why it was urgent"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, site: Site, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["approver"].choices = [("", "---------"), *_approvers(site)]  # type: ignore[attr-defined]

    def word(self) -> WordOfMouth:
        """What a valid form says."""
        values = self.cleaned_data
        approver = User.objects.get(pk=values["approver"])
        channel = Channel(values["channel"])
        return WordOfMouth(approver, values["given_at"], channel, values["reason"])


def _approvers(site: Site) -> list[tuple[str, str]]:
    """(user's id, name and position) of the agency's approvers of today."""
    posts = OfficerProfile.objects.in_post().of_site(site).with_duty(Group.APPROVERS)
    posts = posts.filter(user__is_active=True)
    return [(str(post.user_id), str(post)) for post in posts]
