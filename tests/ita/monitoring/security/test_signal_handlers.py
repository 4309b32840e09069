from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ita.monitoring.security.enums import EventKind
from ita.monitoring.security.models import SecurityEvent
from tests.collector import collecting
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
Told = list[dict[str, Any]]


@pytest.fixture
def told() -> Iterator[Told]:
    with collecting() as lines:
        yield lines


def kinds() -> list[str]:
    return list(SecurityEvent.objects.order_by("pk").values_list("kind", flat=True))


def sign_in(client: Client, username: str, password: str) -> Any:
    typed = {"username": username, "password": password}
    return client.post(reverse("wagtailadmin_login"), typed, REMOTE_ADDR="203.0.113.9")


def test_signing_in_and_out_is_noted_by_one_insert_each(site: Any, told: Told) -> None:
    user, client = UserFactory(webmaster=True), Client()
    with CaptureQueriesContext(connection) as queries:
        sign_in(client, user.username, PASSWORD)
    ours = [query for query in queries if "securityevent" in query["sql"]]
    assert len(ours) == 1 and ours[0]["sql"].startswith("INSERT")
    client.post(reverse("wagtailadmin_logout"))
    assert kinds() == ["signed_in", "signed_out"]
    event = SecurityEvent.objects.earliest("pk")
    facts = (event.user_id, event.username, event.address)
    assert facts == (user.pk, user.username, "203.0.113.9")
    said = [(line["event"], line["account"], line["address"]) for line in told]
    assert said[0] == ("signed_in", user.username, "203.0.113.9")


def test_of_a_failure_no_password_is_kept_wherever_it_was_typed(site: Any, told: Told) -> None:
    user, client = UserFactory(webmaster=True), Client()
    sign_in(client, user.username, "ลับมาก-1")
    sign_in(client, "ลับมาก-2", "x")  # the password in the field of the name
    assert kinds() == ["sign_in_failed"] * 2
    known, unknown = SecurityEvent.objects.order_by("pk")
    assert (known.username, known.user_id, known.site) == (user.username, user.pk, None)
    assert (unknown.username, unknown.user_id) == ("", 0)
    assert unknown.site is not None and unknown.site.is_default_site
    assert "ลับมาก" not in str(told) + str(SecurityEvent.objects.values())


def test_a_password_that_is_set_anywhere_is_noted_and_not_kept(site: Any, told: Told) -> None:
    user = UserFactory()
    user.set_password("ใหม่มาก-2569")
    user.save()
    user.first_name = "ชื่อใหม่"
    user.save()
    assert kinds() == ["password_set"]
    assert "ใหม่มาก" not in str(told) + str(SecurityEvent.objects.values())


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("is_superuser", True, EventKind.SUPERUSER_GIVEN),
        ("is_superuser", False, EventKind.SUPERUSER_TAKEN),
        ("is_active", True, EventKind.ACCOUNT_OPENED),
        ("is_active", False, EventKind.ACCOUNT_CLOSED),
    ],
)
def test_rights_of_the_installation_are_noted_wherever_they_change(
    field: str, value: bool, kind: EventKind, site: Any
) -> None:
    user = UserFactory(**{field: not value})
    SecurityEvent.objects.all().delete()
    setattr(user, field, value)
    user.save()
    user.save(update_fields=["last_login"])
    assert kinds() == [kind.value]


def test_an_administrator_who_is_made_by_a_command_is_noted(site: Any) -> None:
    User.objects.create_superuser("root2", password="ยาวพอ-2569-รหัส")
    assert kinds() == ["superuser_given"]
