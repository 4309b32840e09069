from django.urls import path

from ita.monitoring.workload.views import WorkloadReport

urlpatterns = [
    path("workload/", WorkloadReport.as_view(), name="ita_workload"),
    path(
        "workload/results/", WorkloadReport.as_view(results_only=True), name="ita_workload_results"
    ),
]
