from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Site

from ita.monitoring.security.enums import EventKind, Topic
from ita.monitoring.security.models import SecurityEvent
from ita.monitoring.security.operations import note, purge
from ita.monitoring.security.selectors import events_of
from ita.monitoring.traffic.operations import set_term
from ita.workbook.models import Export
from tests.collector import collecting
from tests.factories import CaseFactory, FrameworkFactory, UserFactory
from tests.ita.conftest import every_role

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


@pytest.fixture
def agency(site: Any) -> Site:
    return Site.objects.get(is_default_site=True)


def found(agency: Site, topic: str = "") -> list[tuple[str, str]]:
    now = timezone.now()
    events = events_of(agency, now - timedelta(days=1), now + timedelta(minutes=1), topic)
    return [(event.topic.value, event.who) for event in events.shown]


def make_one_of_each(agency: Site) -> None:
    """An event of each source."""
    reader = UserFactory(username="reader", case_officer=True)
    note(EventKind.SIGNED_IN, reader)
    set_term(agency, UserFactory(username="root", is_superuser=True), 100)
    log(instance=CaseFactory(), action="home.case_read", user=reader)
    Export.objects.create(user=reader, site=agency, framework=FrameworkFactory(site=agency))


def test_what_is_kept_in_many_places_is_seen_in_one(agency: Site) -> None:
    with collecting() as told:
        make_one_of_each(agency)
    by_topic = dict(found(agency))
    assert by_topic == {
        "sign_in": "reader",
        "rights": by_topic["rights"],
        "reading": "reader",
        "export": "reader",
    }
    assert "root" in str(found(agency, Topic.RIGHTS))
    assert {"signed_in", "home.case_read", "exported"} <= {line["event"] for line in told}


def test_a_row_of_the_register_is_sent_when_it_stands(
    agency: Site, django_capture_on_commit_callbacks: Any
) -> None:
    administrator = UserFactory(username="root", is_superuser=True)
    with collecting() as told, django_capture_on_commit_callbacks(execute=True):
        set_term(agency, administrator, 100)
    assert [(line["event"], line["account"]) for line in told] == [("traffic_term_set", "root")]


def test_more_events_are_the_same_queries(agency: Site, client_of: ClientOf) -> None:
    client = client_of(UserFactory(log_officer=True))
    make_one_of_each(agency)
    address = reverse("ita_security_events")
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for number in range(5):
        user = UserFactory(webmaster=True)
        note(EventKind.SIGNED_IN, user)
        log(instance=CaseFactory(number=f"ร-{number}"), action="home.case_read", user=user)
    with CaptureQueriesContext(connection) as many:
        shown = client.get(address)
    assert len(shown.context["events"].shown) > 12
    assert len(many) == len(one)


def test_only_administrators_and_log_officers_see_events(site: Any, client_of: ClientOf) -> None:
    def attempt(client: Client) -> None:
        user = User.objects.filter(pk=client.session.get("_auth_user_id")).first()
        is_administrator = bool(user and user.is_superuser)
        shown = client.get(reverse("ita_security_events")).status_code == 200
        assert shown == is_administrator

    every_role(attempt)
    client = client_of(UserFactory(log_officer=True))
    page = client.get(reverse("ita_security_events")).content.decode()
    assert "เข้าสู่ระบบ" in page
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("ita_security_events") in home


@pytest.mark.parametrize("typed", ["?first=x&last=1/1/2569", "?first=1/1/2026&last=1/1/2569"])
def test_a_period_that_cannot_be_read_is_told(
    typed: str, agency: Site, client_of: ClientOf
) -> None:
    client = client_of(UserFactory(log_officer=True))
    answer = client.get(reverse("ita_security_events") + typed)
    assert answer.status_code == 200 and "พ.ศ." in answer.content.decode()


def test_another_agencys_events_are_not_there(other_agency: Site, client_of: ClientOf) -> None:
    agency = Site.objects.get(is_default_site=True)
    make_one_of_each(agency)
    stranger = client_of(UserFactory(username="stranger", log_officer=True, site=other_agency))
    page = stranger.get(reverse("ita_security_events")).content.decode()
    assert "stranger" in page and "reader" not in page


def test_old_events_go(site: Any) -> None:
    old = note(EventKind.SIGNED_IN, UserFactory())
    new = note(EventKind.SIGNED_IN, UserFactory())
    SecurityEvent.objects.filter(pk=old.pk).update(occurred_at=timezone.now() - timedelta(days=91))
    assert purge(90) == 1
    assert list(SecurityEvent.objects.values_list("pk", flat=True)) == [new.pk]
