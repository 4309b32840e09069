from django.urls import path

from search.admin import question_acts, rebuild, report

urlpatterns = [
    path("questions/", report.QuestionReport.as_view(), name="search_questions"),
    path(
        "questions/results/",
        report.QuestionReport.as_view(results_only=True),
        name="search_questions_results",
    ),
    path("questions/aside/", question_acts.set_aside, name="search_set_aside"),
    path("questions/suggest/", question_acts.suggest, name="search_accept"),
    path("index/", rebuild.RebuildScreen.as_view(), name="search_rebuild"),
    path("index/state/", rebuild.state, name="search_rebuild_state"),
]
