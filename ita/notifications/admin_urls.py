from django.urls import path

from ita.notifications.views import (
    DailyMailReport,
    NoticeReport,
    SendAgainView,
    SendDailyAgainView,
)

urlpatterns = [
    path("notices/", NoticeReport.as_view(), name="ita_notices"),
    path("notices/results/", NoticeReport.as_view(results_only=True), name="ita_notices_results"),
    path(
        "notices/<int:notice_id>/send-again/",
        SendAgainView.as_view(),
        name="ita_notice_send_again",
    ),
    path("daily-mails/", DailyMailReport.as_view(), name="ita_daily_mails"),
    path(
        "daily-mails/results/",
        DailyMailReport.as_view(results_only=True),
        name="ita_daily_mails_results",
    ),
    path(
        "daily-mails/<int:daily_mail_id>/send-again/",
        SendDailyAgainView.as_view(),
        name="ita_daily_mail_send_again",
    ),
]
