"""Wagtail hooks of the self-assessment; loaded by ita/wagtail_hooks.py."""

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.core.users import OfficerRequest
from ita.monitoring.self_assessment.rules import why_not_see


class AssessmentMenuItem(MenuItem):
    def is_shown(self, request: OfficerRequest) -> bool:
        return request.agency is not None and not why_not_see(request.user, request.agency)


@hooks.register("register_monitoring_menu_item")
def register_assessment_menu_item() -> MenuItem:
    return AssessmentMenuItem(
        gettext_lazy("Website security"),
        reverse("ita_self_assessment"),
        name="ita-self-assessment",
        icon_name="lock",
        order=82,
    )
