from django.urls import path

from ita.monitoring.training import views
from ita.monitoring.training.report import TrainingReport

urlpatterns = [
    path("", views.TrainingsView.as_view(), name="ita_trainings"),
    path("new/", views.EnterTrainingView.as_view(), name="ita_training_new"),
    path("report/", TrainingReport.as_view(), name="ita_training_report"),
    path(
        "report/results/",
        TrainingReport.as_view(results_only=True),
        name="ita_training_report_results",
    ),
    path("<int:course_id>/", views.TrainingView.as_view(), name="ita_training"),
    path("<int:course_id>/edit/", views.ChangeTrainingView.as_view(), name="ita_training_edit"),
    path("<int:course_id>/delete/", views.DeleteTrainingView.as_view(), name="ita_training_delete"),
]
