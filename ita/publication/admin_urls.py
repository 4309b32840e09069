from django.urls import include, path

from ita.publication.drift.views import DriftView
from ita.publication.notifications.views import NoticeReport, SendAgainView
from ita.publication.register.views import RegisterEntryView, RegisterReport
from ita.publication.removal.views import ArchiveView, DeleteView, TakeDownView
from ita.publication.replacement.views import ReplacedView, ReplaceView
from ita.publication.timeline.views import TimelineView
from ita.publication.urgent.views import ConfirmationView, OralApprovalView
from ita.publication.views import ReviewView, WorkView

urlpatterns = [
    path("work/", WorkView.as_view(), name="ita_work"),
    path("review/<int:page_id>/", ReviewView.as_view(), name="ita_review"),
    path("drift/<int:page_id>/", DriftView.as_view(), name="ita_drift"),
    path("archive/<int:page_id>/", ArchiveView.as_view(), name="ita_archive"),
    path("take-down/<int:page_id>/", TakeDownView.as_view(), name="ita_take_down"),
    path("delete/<int:page_id>/", DeleteView.as_view(), name="ita_delete"),
    path(
        "oral-approval/<int:task_state_id>/", OralApprovalView.as_view(), name="ita_oral_approval"
    ),
    path("confirmation/<int:entry_id>/", ConfirmationView.as_view(), name="ita_confirmation"),
    path("papers/", include("ita.publication.papers.urls")),
    path("timeline/<int:page_id>/", TimelineView.as_view(), name="ita_timeline"),
    path("replace-file/<int:document_id>/", ReplaceView.as_view(), name="ita_replace_file"),
    path("replaced-file/<int:document_id>/", ReplacedView.as_view(), name="ita_replaced"),
    path("register/", RegisterReport.as_view(), name="ita_register"),
    path(
        "register/results/", RegisterReport.as_view(results_only=True), name="ita_register_results"
    ),
    path("register/<int:entry_id>/", RegisterEntryView.as_view(), name="ita_register_entry"),
    path("notices/", NoticeReport.as_view(), name="ita_notices"),
    path("notices/results/", NoticeReport.as_view(results_only=True), name="ita_notices_results"),
    path(
        "notices/<int:notice_id>/send-again/",
        SendAgainView.as_view(),
        name="ita_notice_send_again",
    ),
]
