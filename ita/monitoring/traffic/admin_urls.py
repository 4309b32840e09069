from django.urls import path

from ita.monitoring.traffic import views

urlpatterns = [
    path("", views.TrafficView.as_view(), name="ita_traffic"),
    path("term/", views.TermView.as_view(), name="ita_traffic_term"),
    path("check/", views.CheckView.as_view(), name="ita_traffic_check"),
    path("ask/", views.AskView.as_view(), name="ita_traffic_ask"),
    path("reading/<int:entry_id>/", views.ReadingView.as_view(), name="ita_traffic_reading"),
    path("reading/<int:entry_id>/export/", views.ExportView.as_view(), name="ita_traffic_export"),
]
