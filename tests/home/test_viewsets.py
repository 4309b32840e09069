"""Units of the agency, kept by the webmasters."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from home.models import Unit
from tests.factories import LawPageFactory, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db

ClientOf = Callable[[Any], Client]


def test_a_webmaster_adds_and_renames_a_unit(
    webmaster: User, client_of: ClientOf, site: Any
) -> None:
    client = client_of(webmaster)
    form = client.get(reverse("unit:add")).context["form"]
    assert form["site"].value() == site.pk
    client.post(reverse("unit:add"), {"name": "กองคลัง", "site": site.pk, "sort_order": 1})
    unit = Unit.objects.get()
    changed = {"name": "กองช่าง", "site": site.pk, "sort_order": 2}
    client.post(reverse("unit:edit", args=[unit.pk]), changed)
    unit.refresh_from_db()
    assert unit.name == "กองช่าง"
    assert "กองช่าง" in client.get(reverse("unit:index")).content.decode()


def test_a_name_is_given_once(webmaster: User, client_of: ClientOf, site: Any) -> None:
    unit = UnitFactory()
    data = {"name": unit.name, "site": site.pk, "sort_order": 0}
    response = client_of(webmaster).post(reverse("unit:add"), data)
    assert response.status_code == 200
    assert response.context["form"].errors


def test_a_unit_that_owns_information_is_not_deleted(superuser: User, client_of: ClientOf) -> None:
    page = LawPageFactory()
    client_of(superuser).post(reverse("unit:delete", args=[page.owner_unit_id]))
    assert Unit.objects.filter(pk=page.owner_unit_id).exists()


@pytest.mark.parametrize("view", ["unit:index", "unit:add", "unit:edit", "unit:delete"])
def test_units_are_for_webmasters(
    view: str, client: Client, client_of: ClientOf, site: Any
) -> None:
    unit = UnitFactory()
    url = reverse(view, args=[unit.pk] if view in ("unit:edit", "unit:delete") else [])
    assert client.get(url).url.startswith(reverse("wagtailadmin_login"))
    forged = Client(enforce_csrf_checks=True)
    forged.force_login(UserFactory(webmaster=True))
    data = {"name": "ปลอม", "site": site.pk, "sort_order": 0}
    for browser in (client, client_of(UserFactory(requester=True)), forged):
        assert browser.post(url, data).status_code in (302, 403)
    assert client_of(UserFactory(requester=True)).get(url).status_code == 302
    assert list(Unit.objects.values_list("name", flat=True)) == [unit.name]
