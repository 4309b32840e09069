from django.urls import path

from search.admin import rebuild, report

urlpatterns = [
    path("questions/", report.QuestionReport.as_view(), name="search_questions"),
    path(
        "questions/results/",
        report.QuestionReport.as_view(results_only=True),
        name="search_questions_results",
    ),
    path("questions/aside/", report.set_aside, name="search_set_aside"),
    path("index/", rebuild.RebuildScreen.as_view(), name="search_rebuild"),
    path("index/state/", rebuild.state, name="search_rebuild_state"),
]
