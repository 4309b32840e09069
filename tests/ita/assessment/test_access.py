"""Every screen of assessment: who may open it, and who may not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from ita.assessment.confirmation.models import Handbook, WordingConfirmation
from ita.assessment.enums import Wording
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Element, Framework, Item
from ita.assessment.verdicts.models import Verdict
from tests.assessing import confirm_wording
from tests.factories import ElementFactory, EvidenceFactory, FrameworkFactory, LawPageFactory

pytestmark = pytest.mark.django_db

EVERY_DUTY = ["ita_coverage", "ita_board", "ita_item"]
SCREENS = [
    "ita_item_edit",
    "ita_verdict",
    "ita_element_verdict",
    "ita_wording",
    "ita_wording_file",
    "ita_wording_take_over",
    "ita_evidence_add",
    "ita_evidence_find",
    "ita_evidence_mapping",
    "ita_evidence_edit",
    "ita_evidence_remove",
    "ita_page_choice",
    "ita_page_evidence",
    "ita_framework_import",
    "ita_framework_workbook",
    "ita_frameworks:index",
    "ita_frameworks:add",
    "ita_frameworks:edit",
]
ACTIONS = [
    "ita_item_confirm",
    "ita_verdict",
    "ita_element_verdict",
    "ita_wording",
    "ita_handbook",
    "ita_wording_take_over",
    "ita_item_edit",
    "ita_evidence_add",
    "ita_evidence_accept",
    "ita_evidence_mapping",
    "ita_evidence_link_found",
    "ita_evidence_edit",
    "ita_evidence_remove",
    "ita_page_evidence",
    "ita_framework_import",
    "ita_framework_load",
    "ita_frameworks:add",
    "ita_frameworks:edit",
    "ita_frameworks:delete",
]
FORM = {"note": "x", "verdict": "not_met", "reason": "x", "action": "all"}
ROLES = ["requester", "checker", "approver", "webmaster"]


@pytest.fixture
def evidence(site: Site) -> Evidence:
    own = {"item__framework": FrameworkFactory(site=site)}  # which its officers may edit
    evidence: Evidence = EvidenceFactory(item__wording=Wording.UNKNOWN, **own)
    ElementFactory(item=evidence.item)
    confirm_wording(evidence.item, site)
    return evidence


@pytest.fixture
def url(evidence: Evidence) -> Callable[[str], str]:
    page = LawPageFactory(live=True)
    item, framework = evidence.item_id, evidence.item.framework_id
    args = {
        "ita_item": item,
        "ita_item_edit": item,
        "ita_item_confirm": item,
        "ita_verdict": item,
        "ita_wording": framework,
        "ita_wording_file": framework,
        "ita_wording_take_over": framework,
        "ita_handbook": framework,
        "ita_evidence_add": item,
        "ita_evidence_find": item,
        "ita_evidence_accept": item,
        "ita_evidence_mapping": framework,
        "ita_evidence_link_found": framework,
        "ita_evidence_edit": evidence.pk,
        "ita_evidence_remove": evidence.pk,
        "ita_page_evidence": page.pk,
        "ita_framework_workbook": framework,
        "ita_board_assign": framework,
        "ita_frameworks:edit": framework,
        "ita_frameworks:delete": framework,
    }

    def address(name: str) -> str:
        numbers = [args[name]] if name in args else []
        if name == "ita_element_verdict":
            numbers = [item, Element.objects.get().pk]
        path = reverse(name, args=numbers)
        return f"{path}?page={page.pk}" if name == "ita_evidence_add" else path

    return address


def snapshot() -> list[Any]:
    return [
        list(model.objects.order_by("pk").values())
        for model in (Framework, Item, Element, Evidence, Handbook, Verdict, WordingConfirmation)
    ]


@pytest.mark.parametrize("name", [*EVERY_DUTY, *SCREENS])
def test_anonymous_visitors_log_in_first(url: Callable[[str], str], name: str) -> None:
    response = Client().get(url(name))
    assert response.status_code == 302
    assert response.url.startswith(reverse("wagtailadmin_login"))


@pytest.mark.parametrize("role", ROLES)
def test_other_officers_see_nothing(
    url: Callable[[str], str], client_of: Callable[[Any], Client], request: Any, role: str
) -> None:
    client = client_of(request.getfixturevalue(role))
    for name in SCREENS:
        response = client.get(url(name))
        assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home")), name


@pytest.mark.parametrize("role", ROLES)
def test_every_duty_reads_the_board_and_its_items(
    url: Callable[[str], str], client_of: Callable[[Any], Client], request: Any, role: str
) -> None:
    client = client_of(request.getfixturevalue(role))
    for name in EVERY_DUTY:
        text = client.get(url(name)).content.decode()
        assert "ita-owner" in text, name
        for act in (*ACTIONS, "ita_board_assign"):
            if act not in ("ita_page_evidence", "ita_frameworks:add"):
                assert url(act).split("?")[0] not in text, (name, act)


@pytest.mark.parametrize("name", [*EVERY_DUTY, *SCREENS])
def test_the_ita_officer_sees_it(
    url: Callable[[str], str], client_of: Callable[[Any], Client], ita_officer: Any, name: str
) -> None:
    assert client_of(ita_officer).get(url(name)).status_code == 200


@pytest.mark.parametrize("role", [None, *ROLES])
def test_other_people_change_nothing(
    url: Callable[[str], str], client_of: Callable[[Any], Client], request: Any, role: str | None
) -> None:
    client = client_of(request.getfixturevalue(role)) if role else Client()
    before = snapshot()
    for name in ACTIONS:
        assert client.post(url(name), FORM).status_code == 302, name
    assert snapshot() == before


def test_a_forged_post_changes_nothing(url: Callable[[str], str], ita_officer: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ita_officer)
    before = snapshot()
    for name in ACTIONS:
        assert client.post(url(name), FORM).status_code == 403, name
    assert snapshot() == before


@pytest.mark.parametrize("role", [*ROLES, "ita_officer", "case_officer"])
def test_the_menu_leads_every_duty_in_publication_to_the_board(
    client_of: Callable[[Any], Client], request: Any, role: str
) -> None:
    page = client_of(request.getfixturevalue(role)).get(reverse("wagtailadmin_home"))
    assert (reverse("ita_board") in page.content.decode()) == (role != "case_officer")
