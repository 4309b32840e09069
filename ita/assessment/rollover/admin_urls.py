from django.urls import path

from ita.assessment.rollover.views import NextYearView

urlpatterns = [
    path("frameworks/<int:framework_id>/next-year/", NextYearView.as_view(), name="ita_next_year"),
]
