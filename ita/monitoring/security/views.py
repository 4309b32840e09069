"""The security events of the agency, by period and topic."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.forms.dates import BEDateField
from home.thai.calendar import BANGKOK, local_date
from ita.monitoring.screens import AgencyScreen
from ita.monitoring.security import collector
from ita.monitoring.security.enums import Topic
from ita.monitoring.security.rules import why_not_see_events
from ita.monitoring.security.selectors import events_of

SHOWN_DAYS = timedelta(days=7)


class PeriodForm(forms.Form):
    first = BEDateField(label=_("From"))
    last = BEDateField(label=_("Until"))
    topic = forms.ChoiceField(
        label=_("Topic"), choices=[("", _("All")), *Topic.choices], required=False
    )


class SecurityEventsView(AgencyScreen):
    template_name = "ita/admin/security_events.html"
    page_title = _("Security events")
    header_icon = "key"
    needs_duty = False

    def why_not_open(self) -> str | None:
        return why_not_see_events(self.request.user, self.site)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = local_date(timezone.now())
        usual: dict[str, Any] = {"first": today - SHOWN_DAYS, "last": today, "topic": ""}
        form = PeriodForm(self.request.GET or None, initial=usual)
        asked = form.cleaned_data if form.is_valid() else usual
        since = datetime.combine(asked["first"], time.min, BANGKOK)
        until = datetime.combine(asked["last"], time.max, BANGKOK)
        events = events_of(self.site, since, until, asked["topic"])
        account = self.request.user.get_username()
        collector.send("security_events_read", agency=self.site.pk, account=account)
        return super().get_context_data(form=form, events=events, **kwargs)
