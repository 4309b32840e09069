"""What a reader asks, and why; and for how long the log is kept."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.forms.dates import BEDateTimeField
from ita.monitoring.traffic.question import Question
from ita.monitoring.traffic.rules import LEAST_DAYS, MOST_DAYS
from ita.people.models import OfficerProfile

MOST_ASKED = timedelta(days=31)


class QuestionForm(forms.Form):
    since = BEDateTimeField(label=_("From"))
    until = BEDateTimeField(label=_("Until"), help_text=_("At most 31 days in one reading"))
    account = forms.CharField(
        label=_("Account"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"list": "ita-accounts", "autocomplete": "off"}),
        help_text=_("The user name, whole; leave it empty for everybody"),
    )
    address = forms.CharField(
        label=_("Address of the device (IP)"),
        max_length=64,
        required=False,
        help_text=_("Whole, or how it begins"),
    )
    path = forms.CharField(
        label=_("What was opened"),
        max_length=200,
        required=False,
        help_text=_("A part of the address on this website, for example /documents/12/"),
    )
    reason = forms.CharField(
        label=_("Why the log is read"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stands on the register, with your name and what you asked."),
    )

    def __init__(self, data: Any = None, *, site: Site) -> None:
        now = timezone.now()
        super().__init__(data, initial={"since": now - timedelta(days=1), "until": now})
        posts = OfficerProfile.objects.of_site(site).order_by("user__username")
        self.accounts = dict(posts.values_list("user__username", "full_name"))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since and until and since > until:
            self.add_error("until", _("It ends before it begins. Please check both times."))
        elif since and until and until - since > MOST_ASKED:
            self.add_error("until", _("At most 31 days in one reading"))
        return data

    @property
    def question(self) -> Question:
        data = self.cleaned_data
        end_of_minute = data["until"] + timedelta(seconds=59, milliseconds=999)
        until = min(end_of_minute, timezone.now())
        return Question(data["since"], until, data["account"], data["address"], data["path"])


class TermForm(forms.Form):
    days = forms.IntegerField(
        label=_("Days to keep the log"), min_value=LEAST_DAYS, max_value=MOST_DAYS
    )
