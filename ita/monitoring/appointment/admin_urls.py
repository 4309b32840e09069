from django.urls import path, re_path

from ita.monitoring.appointment import views

urlpatterns = [
    path("", views.AppointmentView.as_view(), name="ita_appointment"),
    re_path(
        r"^order\.(?P<extension>pdf|docx)$", views.OrderPaper.as_view(), name="ita_order_paper"
    ),
]
