"""The list of what is published until a day that is near."""

from typing import Any

from django.utils.translation import gettext_lazy

from home.core.duties import Group
from home.core.screens import OfficerScreen
from home.sites import agency_site
from ita.monitoring.period_ends.ends import ends_of
from ita.people.selectors import duties_of

LISTED_DAYS = (30, 90, 366)


class PeriodEndsView(OfficerScreen):
    """What ends soon, and the two ways on: extend it by a new request, or archive it now."""

    template_name = "ita/admin/period_ends.html"
    page_title = gettext_lazy("Publication periods that end soon")
    header_icon = "date"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, site = self.request.user, agency_site(self.request)
        days = self._days()
        mine = self.request.GET.get("mine") == "1"
        ends = [end for end in ends_of(site, within=days) if not mine or user.pk in end.owners]
        duties = duties_of(user, site)
        return super().get_context_data(
            ends=ends,
            days=days,
            choices=LISTED_DAYS,
            mine=mine,
            may_extend=Group.REQUESTERS.value in duties,
            may_archive=Group.WEBMASTERS.value in duties,
            **kwargs,
        )

    def _days(self) -> int:
        chosen = self.request.GET.get("days", "")
        return int(chosen) if chosen in map(str, LISTED_DAYS) else LISTED_DAYS[0]
