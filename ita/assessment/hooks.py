"""Wagtail hooks of assessment; loaded by ita/wagtail_hooks.py."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page, Site

from home.core.users import OfficerRequest
from home.panels import PAGE_STATE_HOOK
from ita.assessment import operations
from ita.assessment.assessor.models import AssessorLink
from ita.assessment.components import CoveragePanel, EvidencePanel
from ita.assessment.evidence.models import Evidence
from ita.assessment.evidence.pages import can_be_evidence
from ita.assessment.models import Framework, Item
from ita.assessment.publicity.kinds import EVIDENCE, PUBLICITY
from ita.assessment.views.base import may
from ita.assessment.viewsets import AssessmentGroup
from ita.integrity.public_facts import FACT_KIND_HOOK, FactKind
from ita.people.agencies import THINGS_HOOK, Whose, agency_of
from ita.workflow.keeping import KEEP_PAGE_HOOK

EVIDENCE_ACTIONS = (
    (
        operations.LINKED,
        gettext_lazy("Linked to an ITA item"),
        gettext_lazy("Evidence of %(framework)s %(code)s"),
    ),
    (
        operations.CHANGED,
        gettext_lazy("Evidence changed"),
        gettext_lazy("Evidence of %(framework)s %(code)s changed"),
    ),
    (
        operations.UNLINKED,
        gettext_lazy("No longer linked to an ITA item"),
        gettext_lazy("No longer evidence of %(framework)s %(code)s"),
    ),
)


@hooks.register("register_admin_viewset")
def register_assessment_menu() -> AssessmentGroup:
    return AssessmentGroup()


@hooks.register(FACT_KIND_HOOK)
def add_publicity() -> FactKind:
    return PUBLICITY


@hooks.register(FACT_KIND_HOOK)
def add_evidence() -> FactKind:
    return EVIDENCE


@hooks.register("construct_homepage_panels")
def show_coverage_first(request: OfficerRequest, panels: list[Any]) -> None:
    if may(request.user, "view"):
        panels.append(CoveragePanel())


@hooks.register(PAGE_STATE_HOOK)
def show_evidence(request: OfficerRequest, page: Page) -> EvidencePanel:
    return EvidencePanel(request.user, page)


@hooks.register(KEEP_PAGE_HOOK)
def keep_evidence(page: Page) -> list[str]:
    rows = Evidence.objects.of_page(page).select_related("item__framework")
    return [f"{row.item.framework} {row.item.code}" for row in rows]


@hooks.register("register_page_header_buttons")
def offer_link_in_header(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    yield from _link_button(page, user)


@hooks.register("register_page_listing_more_buttons")
def offer_link_in_listing(page: Page, user: User, next_url: str | None = None) -> Iterator[Button]:
    yield from _link_button(page, user)


@hooks.register("register_log_actions")
def register_evidence_actions(actions: Any) -> None:
    """So that a page's history tells what it was made evidence of, and by whom."""
    for action, label, message in EVIDENCE_ACTIONS:
        formatter = type("EvidenceFormatter", (_Formatter,), {"label": label, "message": message})
        actions.register_action(action)(formatter)


class _Formatter(LogFormatter):
    def format_message(self, log_entry: Any) -> str:
        return str(self.message) % {"framework": "", "code": "", **(log_entry.data or {})}


def _link_button(page: Page, user: User) -> Iterator[Button]:
    if can_be_evidence(page) and may(user, "add"):
        url = reverse("ita_page_evidence", args=[page.pk])
        yield Button(_("Link to ITA items"), url, icon_name="link", priority=68)


@hooks.register(THINGS_HOOK)
def say_whose_things_are() -> dict[str, Whose]:
    framework = partial(agency_of, Framework)
    return {
        "evidence_id": partial(agency_of, Evidence),
        "item_id": _agency_of_item,
        "framework_id": framework,
        "framework_pk": framework,
        "assessor_link_id": partial(agency_of, AssessorLink),
    }


def _agency_of_item(number: str) -> Site | None:
    item = Item.objects.filter(pk=number).select_related("framework__site").first()
    if item is None:
        raise Http404
    return item.framework.site
