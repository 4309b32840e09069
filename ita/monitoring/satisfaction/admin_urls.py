from django.urls import path

from ita.monitoring.satisfaction import views

urlpatterns = [
    path("<int:page_id>/", views.SurveyScreen.as_view(), name="ita_survey"),
    path("sheet/<int:sheet_id>/", views.SheetView.as_view(), name="ita_survey_sheet"),
]
