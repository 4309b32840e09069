"""The addresses of all rooms below ``/admin/ita/``."""

from django.urls import include, path

urlpatterns = [
    path("", include("ita.people.admin_urls")),
    path("", include("ita.register.admin_urls")),
    path("", include("ita.workflow.admin_urls")),
    path("papers/", include("ita.papers.admin_urls")),
    path("", include("ita.notifications.admin_urls")),
    path("", include("ita.assessment.admin_urls")),
    path("", include("ita.workbook.admin_urls")),
    path("", include("ita.monitoring.currency.admin_urls")),
    path("", include("ita.monitoring.workload.admin_urls")),
    path("", include("ita.monitoring.monthly.admin_urls")),
    path("monitoring/memo/", include("ita.monitoring.memo.admin_urls")),
    path("", include("ita.monitoring.period_ends.admin_urls")),
    path("", include("ita.monitoring.rounds.admin_urls")),
    path("templates/", include("ita.monitoring.adoption.admin_urls")),
    path("links/", include("ita.monitoring.links.admin_urls")),
    path("visits/", include("ita.monitoring.visits.admin_urls")),
    path("personal-data/", include("ita.monitoring.personal_data.admin_urls")),
    path("appointment/", include("ita.monitoring.appointment.admin_urls")),
    path("training/", include("ita.monitoring.training.admin_urls")),
    path("mistakes/", include("ita.monitoring.feedback.admin_urls")),
    path("petitions/", include("ita.monitoring.petitions.admin_urls")),
    path("policies/", include("ita.monitoring.policies.admin_urls")),
    path("security/", include("ita.monitoring.security.admin_urls")),
    path("security/assessment/", include("ita.monitoring.self_assessment.admin_urls")),
    path("traffic/", include("ita.monitoring.traffic.admin_urls")),
    path("yearly/", include("ita.monitoring.yearly.admin_urls")),
    path("", include("ita.filing.admin_urls")),
]
