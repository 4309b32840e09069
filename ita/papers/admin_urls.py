from django.urls import path, re_path

from ita.papers import views

urlpatterns = [
    path("", views.MonthsView.as_view(), name="ita_papers"),
    re_path(r"^blank\.(?P<extension>pdf|docx)$", views.BlankForm.as_view(), name="ita_blank_form"),
    re_path(
        r"^(?P<request_id>\d{1,18})/(?P<kind>form|memo|slip)\.(?P<extension>pdf|docx)$",
        views.PaperDownload.as_view(),
        name="ita_paper",
    ),
    path("<int:request_id>/scan/", views.AttachScan.as_view(), name="ita_attach_scan"),
    path("month/<int:year>-<int:month>.zip", views.MonthBundle.as_view(), name="ita_papers_month"),
]
