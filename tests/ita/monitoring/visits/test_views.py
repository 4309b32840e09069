"""The officers' screens of the visits: who opens them, who sends a visitor, what they say."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from home.core.visits import Answer
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework
from ita.monitoring.visits.models import EvidenceVisit, VisitJob
from ita.monitoring.visits.operations import visit_evidence
from ita.monitoring.visits.visiting import Visitor
from tests.factories import EvidenceFactory, ItemFactory, LawPageFactory, UserFactory
from tests.public_visitor import PublicVisitor, answer

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Any], Client]


@pytest.fixture
def evidence(framework: Framework) -> Evidence:
    """Cheaper: without a file."""
    page = LawPageFactory(title="เทศบัญญัติที่ยื่น", live=True)
    return EvidenceFactory(item=ItemFactory(framework=framework), page=page)


@pytest.fixture
def seen(
    evidence: Evidence, site: Site, stranger: PublicVisitor, monkeypatch: pytest.MonkeyPatch
) -> PublicVisitor:
    """The public website is what the queue's visitor finds."""

    def visit(url: str, **how: Any) -> Answer:
        return stranger(url, **how)

    monkeypatch.setattr("home.core.visits.visit", visit)
    return stranger


def test_an_ita_officer_has_the_list_visited(
    evidence: Evidence, seen: PublicVisitor, ita_officer: Any, client_of: ClientOf
) -> None:
    client = client_of(ita_officer)
    url = reverse("ita_visits", args=[evidence.item.framework_id])
    before = client.get(url).content.decode()
    assert "ยังไม่ทราบ" in before and "เทศบัญญัติที่ยื่น" in before

    response = client.post(url)
    job = VisitJob.objects.get()
    assert response["Location"] == reverse("ita_visit_job", args=[job.pk])
    state = client.get(reverse("ita_visit_state", args=[job.pk])).json()
    assert (state["state"], state["finished"]) == ("done", True)
    screen = client.get(response["Location"]).content.decode()
    assert url in screen and state["message"] in screen

    after = client.get(url).content.decode()
    assert "เปิดได้ทุกคน" in after
    assert client.get(url, {"state": "fault"}).content.decode().count("เทศบัญญัติที่ยื่น") == 0


def test_an_items_evidence_is_visited_from_its_screen(
    evidence: Evidence, seen: PublicVisitor, webmaster: Any, client_of: ClientOf
) -> None:
    other = EvidenceFactory(item=ItemFactory(framework=evidence.item.framework))
    client = client_of(webmaster)
    item = reverse("ita_item", args=[evidence.item_id])
    form = reverse("ita_item_visits", args=[evidence.item_id])
    after = client.get(item).content.decode().partition(f'action="{form}"')[2]
    assert "csrfmiddlewaretoken" in after.partition("</form>")[0]
    seen.answers[evidence.page.full_url] = answer(evidence.page.full_url, status=404)

    response = client.post(reverse("ita_item_visits", args=[evidence.item_id]), follow=True)

    assert f"{item}#ita-visits-section" in response.content.decode()
    assert [visit.evidence_id for visit in EvidenceVisit.objects.all()] == [evidence.pk]
    text = client.get(item).content.decode()
    assert "ต้องแก้ไข" in text and "404" in text
    board = client.get(reverse("ita_board"), {"framework": evidence.item.framework_id})
    assert reverse("ita_visits", args=[other.item.framework_id]) in board.content.decode()


def urls(evidence: Evidence, site: Site) -> list[str]:
    framework = evidence.item.framework
    job = VisitJob.objects.create(site=site, framework=framework, state="done")
    return [
        reverse("ita_visits", args=[framework.pk]),
        reverse("ita_item_visits", args=[evidence.item_id]),
        reverse("ita_visit_job", args=[job.pk]),
        reverse("ita_visit_state", args=[job.pk]),
    ]


@pytest.mark.parametrize("role", ["requester", "checker", "approver"])
def test_other_duties_see_and_do_not_send(
    evidence: Evidence, site: Site, client_of: ClientOf, role: str
) -> None:
    client = client_of(UserFactory(**{role: True}))
    listed, of_item, *job = urls(evidence, site)
    for url in (listed, *job):
        assert client.get(url).status_code == 200
    assert '<form method="post" class="ita-bar">' not in client.get(listed).content.decode()
    for url in (listed, of_item):  # forged: they have no button
        assert client.post(url).status_code in (302, 403, 409)
    assert VisitJob.objects.count() == 1


def test_strangers_and_other_agencies_find_nothing(
    evidence: Evidence, site: Site, other_agency: Site, client_of: ClientOf
) -> None:
    foreign = client_of(UserFactory(ita_officer=True, site=other_agency))
    listed, of_item, *job = urls(evidence, site)
    for url in job:
        assert foreign.get(url).status_code == foreign.post(url).status_code == 404
        assert foreign.get(url.replace(str(VisitJob.objects.get().pk), "999")).status_code == 404
    assert evidence.page.title not in foreign.get(listed).content.decode()
    for client in (Client(), client_of(UserFactory(admin=True))):
        for url in (listed, of_item, *job):
            assert client.get(url).status_code in (302, 403)
            assert client.post(url).status_code in (302, 403, 405)
    assert VisitJob.objects.count() == 1


def test_the_list_takes_as_many_queries_for_many(
    evidence: Evidence,
    framework: Framework,
    site: Site,
    visitor: Visitor,
    ita_officer: Any,
    client_of: ClientOf,
    django_assert_max_num_queries: Callable[..., Any],
) -> None:
    client = client_of(ita_officer)
    url = reverse("ita_visits", args=[framework.pk])
    visit_evidence(framework, site, visitor=visitor)
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    count = len(few)  # now: a visit by Django's client empties the log
    for _ in range(3):
        EvidenceFactory(item=ItemFactory(framework=framework), page=LawPageFactory(live=True))
    visit_evidence(framework, site, visitor=visitor)
    with django_assert_max_num_queries(count):
        client.get(url)
