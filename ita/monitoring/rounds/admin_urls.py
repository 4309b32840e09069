from django.urls import path, re_path

from ita.monitoring.rounds.views import (
    AttachRoundScan,
    EndRound,
    RoundPaper,
    RoundsView,
    RoundView,
)

urlpatterns = [
    path("rounds/", RoundsView.as_view(), name="ita_rounds"),
    path("rounds/<int:round_id>/", RoundView.as_view(), name="ita_round"),
    path("rounds/<int:round_id>/end/", EndRound.as_view(), name="ita_round_end"),
    path("rounds/<int:round_id>/scan/", AttachRoundScan.as_view(), name="ita_round_scan"),
    re_path(
        r"^rounds/(?P<round_id>[0-9]{1,18})/paper\.(?P<extension>pdf|docx)$",
        RoundPaper.as_view(),
        name="ita_round_paper",
    ),
]
