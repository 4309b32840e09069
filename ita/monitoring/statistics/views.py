"""The statistics of months: have their pages written, and see where they stand."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from ita.monitoring.satisfaction.rules import why_not_enter
from ita.monitoring.satisfaction.selectors import waiting_count
from ita.monitoring.screens import AgencyScreen
from ita.monitoring.statistics import rules
from ita.monitoring.statistics.drafting import MonthPage, write_page
from ita.monitoring.statistics.months import months_of


class StatisticsView(AgencyScreen):
    """For officers with a duty in publication; requesters have pages written."""

    template_name = "ita/admin/statistics.html"
    page_title = gettext_lazy("Statistics of months")
    header_icon = "table"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, waiting = self.request.user, waiting_count(self.site)
        return super().get_context_data(
            groups=[
                (group, waiting.get(group.survey.pk, 0) if group.survey else 0)
                for group in months_of(self.site)
            ],
            why_not_write=rules.why_not_write(user, self.site),
            may_enter=why_not_enter(user, self.site) is None,
            **kwargs,
        )

    def post(self, request: OfficerRequest) -> HttpResponse:
        """Write the page of a month."""
        try:
            page = write_page(self.site, self._wanted(), request.user)
        except NotAllowed as error:
            return self.refused(error)
        messages.success(request, _("The draft was written: %(title)s") % {"title": page.title})
        return redirect("wagtailadmin_pages:edit", page.pk)

    def _wanted(self) -> MonthPage:
        """
        Raises:
            NotAllowed: the form names no month of the screen.
        """
        asked = (self.request.POST.get("month", ""), self.request.POST.get("survey", "0"))
        for group in months_of(self.site):
            for row in group.rows:
                if (row.wanted.month.isoformat(), str(row.wanted.key[1])) == asked:
                    return row.wanted
        raise NotAllowed(_("There is no such month on this screen."))
