from django.urls import path

from ita.monitoring.period_ends.views import PeriodEndsView

urlpatterns = [path("period-ends/", PeriodEndsView.as_view(), name="ita_period_ends")]
