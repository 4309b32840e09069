from django.urls import path

from ita.assessment.board.acts import AgencyStatedView, AssignView, RemindView, ReportView
from ita.assessment.board.views import BoardView

urlpatterns = [
    path("board/", BoardView.as_view(), name="ita_board"),
    path("coverage/", BoardView.as_view(), name="ita_coverage"),  # its address before
    path("board/<int:framework_id>/assign/", AssignView.as_view(), name="ita_board_assign"),
    path("board/<int:framework_id>/agency/", AgencyStatedView.as_view(), name="ita_board_agency"),
    path("board/<int:framework_id>/remind/", RemindView.as_view(), name="ita_board_remind"),
    path("board/item/<int:item_id>/status/", ReportView.as_view(), name="ita_board_report"),
]
