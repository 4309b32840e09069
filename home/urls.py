from django.urls import path

from home.cases.views import CaseView
from home.surveys.views import SurveyView, thanks

urlpatterns = [
    path("case/", CaseView.as_view(), name="case"),
    path("survey/<int:page_id>/", SurveyView.as_view(), name="survey"),
    path("survey/<int:page_id>/thanks/", thanks, name="survey_thanks"),
]
