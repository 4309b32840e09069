from django.urls import path

from ita.monitoring.statistics.views import StatisticsView

urlpatterns = [path("", StatisticsView.as_view(), name="ita_statistics")]
