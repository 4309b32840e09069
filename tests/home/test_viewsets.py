"""Units of the agency: webmasters propose, an approver allows (``ita/workflow/changes``)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.models import Unit
from tests.factories import LawPageFactory, UnitFactory, UserFactory

ClientOf = Callable[[Any], Client]


@pytest.mark.parametrize("view", ["unit:add", "unit:edit", "unit:delete"])
def test_no_post_alone_changes_a_unit(
    view: str, client: Client, client_of: ClientOf, site: Site
) -> None:
    unit = UnitFactory(name="กองเดิม")
    url = reverse(view, args=[unit.pk] if view != "unit:add" else [])
    assert client.get(url).status_code in (302, 403, 404)
    forged = Client(enforce_csrf_checks=True)
    forged.force_login(UserFactory(webmaster=True))
    requester, webmaster = (
        client_of(UserFactory(**{duty: True})) for duty in ("requester", "webmaster")
    )
    for browser in (client, requester, webmaster, forged):
        browser.post(url, {"name": "ปลอม", "sort_order": 0})
    assert list(Unit.objects.values_list("name", flat=True)) == ["กองเดิม"]


def test_a_unit_that_owns_information_is_not_deleted(superuser: User, client_of: ClientOf) -> None:
    page = LawPageFactory()
    client_of(superuser).post(reverse("unit:delete", args=[page.owner_unit_id]))
    assert Unit.objects.filter(pk=page.owner_unit_id).exists()


def test_the_list_is_for_webmasters(client_of: ClientOf, site: Site) -> None:
    unit, url = UnitFactory(), reverse("unit:index")
    assert unit.name in client_of(UserFactory(webmaster=True)).get(url).content.decode()
    assert client_of(UserFactory(requester=True)).get(url).status_code != 200
