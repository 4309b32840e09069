from django.urls import path

from ita.workbook import views
from ita.workbook.register.views import RegisterWorkbookView
from ita.workbook.returned.views import ReturnedView, TakeOverView

urlpatterns = [
    path("export/choose/<int:framework_pk>/", views.ChoiceView.as_view(), name="ita_export_choice"),
    path("export/returned/<int:framework_pk>/", ReturnedView.as_view(), name="ita_export_returned"),
    path(
        "export/returned/<int:framework_pk>/take-over/",
        TakeOverView.as_view(),
        name="ita_export_take_over",
    ),
    path("export/start/<int:framework_pk>/", views.start, name="ita_export_start"),
    path("export/<int:export_pk>/", views.ProgressView.as_view(), name="ita_export_progress"),
    path("export/<int:export_pk>/state/", views.state, name="ita_export_state"),
    path("export/<int:export_pk>/download/", views.download, name="ita_export_download"),
    path("register/workbook/", RegisterWorkbookView.as_view(), name="ita_register_workbook"),
]
