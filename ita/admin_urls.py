"""The addresses of all rooms below ``/admin/ita/``."""

from django.urls import include, path

urlpatterns = [
    path("", include("ita.register.admin_urls")),
    path("", include("ita.workflow.admin_urls")),
    path("papers/", include("ita.papers.admin_urls")),
    path("", include("ita.notifications.admin_urls")),
    path("", include("ita.assessment.admin_urls")),
    path("", include("ita.workbook.admin_urls")),
]
