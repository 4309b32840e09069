"""The monthly reports of an agency."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from ita.monitoring.monthly import rules
from ita.monitoring.monthly.figures import lines_of
from ita.monitoring.monthly.models import MonthlyReport
from ita.monitoring.screens import AgencyScreen


class MonthlyScreen(AgencyScreen):
    """For approvers, webmasters and ITA officers of the agency: it names who has access."""

    header_icon = "clipboard-list"

    def why_not_open(self) -> str | None:
        return super().why_not_open() or rules.why_not_read(self.request.user, self.site)


class MonthlyReportsView(MonthlyScreen):
    """All of them, the newest first."""

    template_name = "ita/admin/monthly_reports.html"
    page_title = gettext_lazy("Monthly reports")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reports = MonthlyReport.objects.filter(site=self.site)
        return super().get_context_data(reports=reports, **kwargs)


class MonthlyReportView(MonthlyScreen):
    """The figures of one month."""

    template_name = "ita/admin/monthly_report.html"
    page_title = gettext_lazy("Monthly report")

    @cached_property
    def report(self) -> MonthlyReport:
        return get_object_or_404(MonthlyReport, pk=self.kwargs["monthly_report_id"], site=self.site)

    def get_page_subtitle(self) -> str:
        return str(self.report)

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("ita_monthly_reports"), str(MonthlyReportsView.page_title))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        access = self.report.figures["access"] or {}
        return super().get_context_data(
            report=self.report,
            lines=lines_of(self.report.figures),
            is_known=self.report.figures["access"] is not None,
            posts=access.get("posts", []),
            without_post=access.get("without_post", []),
            **kwargs,
        )
