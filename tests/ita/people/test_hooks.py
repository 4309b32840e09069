"""Accounts are changed one by one; what else is done to many at once is not asked."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group as AuthGroup
from django.test import Client
from django.urls import reverse

from home.core.duties import Group
from tests.factories import DocumentFactory

ClientOf = Callable[[Any], Client]


@pytest.mark.parametrize("action", ["assign_role", "set_active_state", "delete"])
@pytest.mark.parametrize("role", ["requester", "superuser"])
def test_nobody_changes_many_accounts_at_once(
    request: pytest.FixtureRequest, client_of: ClientOf, approver: Any, role: str, action: str
) -> None:
    officer = request.getfixturevalue(role)
    url = reverse("wagtail_bulk_action", args=["auth", "user", action])
    data = {"role": AuthGroup.objects.get(name=Group.APPROVERS).pk, "mark_as_active": ""}
    client_of(officer).post(f"{url}?id={officer.pk}&id={approver.pk}", data)
    approver.refresh_from_db()
    assert approver.is_active
    assert not officer.groups.filter(name=Group.APPROVERS).exists()


def test_an_officer_tags_many_files(requester: Any, client_of: ClientOf) -> None:
    documents = [DocumentFactory(uploaded_by_user=requester) for _n in range(2)]
    url = reverse("wagtail_bulk_action", args=["home", "agencydocument", "add_tags"])
    chosen = "&".join(f"id={document.pk}" for document in documents)
    client_of(requester).post(f"{url}?{chosen}&next=/admin/", {"tags": "งบประมาณ"})
    assert [list(document.tags.names()) for document in documents] == [["งบประมาณ"]] * 2
