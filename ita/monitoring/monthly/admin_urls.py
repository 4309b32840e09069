from django.urls import path

from ita.monitoring.monthly.views import MonthlyReportsView, MonthlyReportView

urlpatterns = [
    path("monthly/", MonthlyReportsView.as_view(), name="ita_monthly_reports"),
    path(
        "monthly/<int:monthly_report_id>/",
        MonthlyReportView.as_view(),
        name="ita_monthly_report",
    ),
]
