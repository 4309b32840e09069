from django.urls import path

from ita.register.restores.views import AcceptRestoreView
from ita.register.timeline.views import TimelineView
from ita.register.views import RegisterEntryView, RegisterReport

urlpatterns = [
    path("register/", RegisterReport.as_view(), name="ita_register"),
    path(
        "register/results/", RegisterReport.as_view(results_only=True), name="ita_register_results"
    ),
    path("register/<int:entry_id>/", RegisterEntryView.as_view(), name="ita_register_entry"),
    path(
        "register/<int:entry_id>/accept-restore/",
        AcceptRestoreView.as_view(),
        name="ita_accept_restore",
    ),
    path("timeline/<int:page_id>/", TimelineView.as_view(), name="ita_timeline"),
]
