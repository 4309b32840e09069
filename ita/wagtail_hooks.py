"""Wagtail finds its hooks here; each room keeps its own."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks

from ita.assessment import hooks as assessment_hooks  # noqa: F401
from ita.assessment.board import hooks as board_hooks  # noqa: F401
from ita.filing import hooks as filing_hooks  # noqa: F401
from ita.filing import security_source  # noqa: F401
from ita.monitoring import hooks as monitoring_hooks  # noqa: F401
from ita.monitoring.adoption import hooks as adoption_hooks  # noqa: F401
from ita.monitoring.appointment import hooks as appointment_hooks  # noqa: F401
from ita.monitoring.currency import hooks as currency_hooks  # noqa: F401
from ita.monitoring.feedback import hooks as feedback_hooks  # noqa: F401
from ita.monitoring.links import hooks as link_hooks  # noqa: F401
from ita.monitoring.memo import hooks as memo_hooks  # noqa: F401
from ita.monitoring.monthly import hooks as monthly_hooks  # noqa: F401
from ita.monitoring.period_ends import hooks as period_end_hooks  # noqa: F401
from ita.monitoring.personal_data import hooks as personal_data_hooks  # noqa: F401
from ita.monitoring.petitions import hooks as petition_hooks  # noqa: F401
from ita.monitoring.policies import hooks as policy_hooks  # noqa: F401
from ita.monitoring.rounds import hooks as round_hooks  # noqa: F401
from ita.monitoring.satisfaction import hooks as satisfaction_hooks  # noqa: F401
from ita.monitoring.security import hooks as security_hooks  # noqa: F401
from ita.monitoring.self_assessment import hooks as self_assessment_hooks  # noqa: F401
from ita.monitoring.statistics import hooks as statistics_hooks  # noqa: F401
from ita.monitoring.traffic import hooks as traffic_hooks  # noqa: F401
from ita.monitoring.training import hooks as training_hooks  # noqa: F401
from ita.monitoring.visits import hooks as visit_hooks  # noqa: F401
from ita.monitoring.workload import hooks as workload_hooks  # noqa: F401
from ita.monitoring.yearly import hooks as yearly_hooks  # noqa: F401
from ita.notifications import hooks as notification_hooks  # noqa: F401
from ita.papers import hooks as paper_hooks  # noqa: F401
from ita.people import hooks as people_hooks  # noqa: F401
from ita.register import hooks as register_hooks  # noqa: F401
from ita.workbook import hooks as workbook_hooks  # noqa: F401
from ita.workflow import editor_routes, translation_routes  # noqa: F401
from ita.workflow import hooks as workflow_hooks  # noqa: F401
from ita.workflow.old_addresses import hooks as old_address_hooks  # noqa: F401


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern | URLResolver]:
    return [path("ita/", include("ita.admin_urls"))]
