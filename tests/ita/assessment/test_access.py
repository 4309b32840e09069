"""Every screen of assessment: who may open it, and who may not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ita.assessment.models import Element, Evidence, Framework, Item
from tests.factories import ElementFactory, EvidenceFactory, LawPageFactory

pytestmark = pytest.mark.django_db

SCREENS = [
    "ita_coverage",
    "ita_item",
    "ita_item_edit",
    "ita_evidence_add",
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
    "ita_item_edit",
    "ita_evidence_add",
    "ita_evidence_edit",
    "ita_evidence_remove",
    "ita_page_evidence",
    "ita_framework_import",
    "ita_framework_load",
    "ita_frameworks:add",
    "ita_frameworks:edit",
    "ita_frameworks:delete",
]
ROLES = ["requester", "checker", "approver", "webmaster"]


@pytest.fixture
def evidence() -> Evidence:
    evidence = EvidenceFactory(item__title_confirmed=False)
    ElementFactory(item=evidence.item)
    return evidence


@pytest.fixture
def url(evidence: Evidence) -> Callable[[str], str]:
    page = LawPageFactory(live=True)
    item, framework = evidence.item_id, evidence.item.framework_id
    args = {
        "ita_item": item,
        "ita_item_edit": item,
        "ita_item_confirm": item,
        "ita_evidence_add": item,
        "ita_evidence_edit": evidence.pk,
        "ita_evidence_remove": evidence.pk,
        "ita_page_evidence": page.pk,
        "ita_framework_workbook": framework,
        "ita_frameworks:edit": framework,
        "ita_frameworks:delete": framework,
    }

    def address(name: str) -> str:
        path = reverse(name, args=[args[name]] if name in args else [])
        return f"{path}?page={page.pk}" if name == "ita_evidence_add" else path

    return address


def snapshot() -> list[Any]:
    return [
        list(model.objects.order_by("pk").values())
        for model in (Framework, Item, Element, Evidence)
    ]


@pytest.mark.parametrize("name", SCREENS)
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


@pytest.mark.parametrize("name", SCREENS)
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
        assert client.post(url(name), {"note": "x"}).status_code == 302, name
    assert snapshot() == before


def test_a_forged_post_changes_nothing(url: Callable[[str], str], ita_officer: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ita_officer)
    before = snapshot()
    for name in ACTIONS:
        assert client.post(url(name), {"note": "x"}).status_code == 403, name
    assert snapshot() == before


@pytest.mark.parametrize("role", [*ROLES, "ita_officer"])
def test_the_menu_is_for_ita_officers(
    client_of: Callable[[Any], Client], request: Any, role: str
) -> None:
    page = client_of(request.getfixturevalue(role)).get(reverse("wagtailadmin_home"))
    assert (reverse("ita_coverage") in page.content.decode()) == (role == "ita_officer")
