from django.urls import path

from ita.monitoring.self_assessment import views

urlpatterns = [
    path("", views.SelfAssessmentView.as_view(), name="ita_self_assessment"),
    path(
        "paper.<str:extension>",
        views.SelfAssessmentPaperView.as_view(),
        name="ita_self_assessment_paper",
    ),
]
