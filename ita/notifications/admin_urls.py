from django.urls import path

from ita.notifications.views import NoticeReport, SendAgainView

urlpatterns = [
    path("notices/", NoticeReport.as_view(), name="ita_notices"),
    path("notices/results/", NoticeReport.as_view(results_only=True), name="ita_notices_results"),
    path(
        "notices/<int:notice_id>/send-again/",
        SendAgainView.as_view(),
        name="ita_notice_send_again",
    ),
]
