"""The screen on which a restore is accepted: for administrators, and for nobody else."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from ita.register.models import RegisterEntry
from ita.register.restored import restores
from ita.register.restores.operations import Backup, record_restore
from tests.factories import UserFactory
from tests.ita.conftest import ROLES, browser_of

BACKUP = Backup("backup.tar", "b" * 64)


@pytest.fixture
def row(site: Site) -> RegisterEntry:
    return record_restore(BACKUP, "ดิสก์เสีย")[0]


def url(row: RegisterEntry) -> str:
    return reverse("ita_accept_restore", args=[row.pk])


@pytest.mark.parametrize("role", ROLES)
def test_a_forged_post_is_refused_to_all_but_administrators(row: RegisterEntry, role: str) -> None:
    client = browser_of(role)
    shown = client.get(url(row)).status_code
    client.post(url(row), {"reason": "ทราบ"})
    is_administrator = role == "superuser"
    assert (shown == 200) is is_administrator
    assert (restores()[0].accepted is not None) is is_administrator


@pytest.fixture
def administrator(client_of: Any) -> Client:
    return client_of(UserFactory(is_superuser=True))


def test_the_administrator_reads_what_was_restored(
    administrator: Client, row: RegisterEntry
) -> None:
    said = administrator.get(url(row)).content.decode()
    for words in (BACKUP.name, BACKUP.sha256, row.label, "ดิสก์เสีย", row.previous_sha256):
        assert words in said


def test_it_stands_on_the_administrators_desk_until_it_is_accepted(
    administrator: Client, checker: Any, row: RegisterEntry, client_of: Any
) -> None:
    for screen in ("ita_work", "wagtailadmin_home"):
        assert url(row) in administrator.get(reverse(screen)).content.decode()
        assert url(row) not in client_of(checker).get(reverse(screen)).content.decode()
    administrator.post(url(row), {"reason": "ทราบ"})
    assert url(row) not in administrator.get(reverse("ita_work")).content.decode()


def test_without_a_reason_nothing_is_accepted_and_nothing_is_lost(
    administrator: Client, row: RegisterEntry
) -> None:
    answer = administrator.post(url(row), {"reason": " "})
    assert answer.status_code == 409
    assert restores()[0].accepted is None


def test_a_second_click_is_told_the_first(administrator: Client, row: RegisterEntry) -> None:
    first = administrator.post(url(row), {"reason": "ทราบ"})
    accepted = restores()[0].accepted
    assert accepted
    assert first.url == reverse("ita_register_entry", args=[accepted.pk])  # type: ignore[attr-defined]
    second = administrator.post(url(row), {"reason": "ทราบ"})
    assert second.status_code == 409
    assert accepted.label in second.content.decode()


def test_another_row_is_no_restore(administrator: Client, row: RegisterEntry) -> None:
    administrator.post(url(row), {"reason": "ทราบ"})
    accepted = restores()[0].accepted
    assert accepted
    assert administrator.post(url(accepted), {"reason": "ทราบ"}).status_code == 409
    assert administrator.get(reverse("ita_accept_restore", args=[999999])).status_code == 404


def test_the_register_leads_there_until_it_is_accepted(
    administrator: Client, row: RegisterEntry
) -> None:
    address = url(row)
    for screen in (reverse("ita_register"), reverse("ita_register_entry", args=[row.pk])):
        assert address in administrator.get(screen).content.decode()
        assert address not in browser_of("approver").get(screen).content.decode()
    administrator.post(address, {"reason": "ทราบ"})
    for screen in (reverse("ita_register"), reverse("ita_register_entry", args=[row.pk])):
        assert address not in administrator.get(screen).content.decode()
