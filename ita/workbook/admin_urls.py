from django.urls import path

from ita.workbook import views
from ita.workbook.register.views import RegisterWorkbookView

urlpatterns = [
    path("export/start/<int:framework_pk>/", views.start, name="ita_export_start"),
    path("export/<int:export_pk>/", views.ProgressView.as_view(), name="ita_export_progress"),
    path("export/<int:export_pk>/state/", views.state, name="ita_export_state"),
    path("export/<int:export_pk>/download/", views.download, name="ita_export_download"),
    path("register/workbook/", RegisterWorkbookView.as_view(), name="ita_register_workbook"),
]
