"""Many users at once are for administrators; what else is done to many at once is not asked."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group as AuthGroup
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from home.core.duties import Group
from tests.factories import DocumentFactory, UserFactory

ClientOf = Callable[[Any], Client]


@pytest.fixture
def officer(requester: Any) -> Any:
    """Somebody whose group was also given the users."""
    helpers = AuthGroup.objects.create(name="ผู้ช่วย")
    helpers.permissions.set(Permission.objects.filter(codename="change_user"))
    requester.groups.add(helpers)
    return requester


def test_an_officer_gives_no_duty_to_many(officer: Any, client_of: ClientOf) -> None:
    approvers = AuthGroup.objects.get(name=Group.APPROVERS)
    url = reverse("wagtail_bulk_action", args=["auth", "user", "assign_role"])
    other = UserFactory()
    answer = client_of(officer).post(
        f"{url}?id={officer.pk}&id={other.pk}", {"role": approvers.pk}, follow=True
    )
    assert "เฉพาะผู้ดูแลระบบ" in answer.content.decode()
    assert not approvers.user_set.exists()


def test_an_officer_tags_many_files(officer: Any, client_of: ClientOf) -> None:
    documents = [DocumentFactory(uploaded_by_user=officer) for _n in range(2)]
    url = reverse("wagtail_bulk_action", args=["home", "agencydocument", "add_tags"])
    chosen = "&".join(f"id={document.pk}" for document in documents)
    client_of(officer).post(f"{url}?{chosen}&next=/admin/", {"tags": "งบประมาณ"})
    assert [list(document.tags.names()) for document in documents] == [["งบประมาณ"]] * 2
