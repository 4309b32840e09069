"""The screens of what the public reads: who sees what, and what a forged form cannot do."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Site

from home.colours import validate_colour
from home.models import AgencySettings, Unit
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow.changes.finds import record_finds
from ita.workflow.changes.models import ChangeState, ProposedChange
from ita.workflow.changes.operations import allow
from tests.factories import ImageFactory, UserFactory
from tests.ita.conftest import ROLES, Officers, browser_of
from tests.ita.workflow.changes.conftest import NEW, OLD, Propose

ClientOf = Callable[[Any], Client]


def settings_url(site: Site) -> str:
    """Wagtail's own address of the settings, and of the unit, is ours."""
    return reverse("wagtailsettings:edit", args=["home", "agencysettings", site.pk])


def form(site: Site, **values: str) -> dict[str, Any]:
    agency = AgencySettings.objects.get(site=site)
    facts = {n: getattr(agency, n) for n in ("name", "name_en", "address", "phone", "email")}
    return facts | {"emblem": "", "change_reason": "ย้ายสำนักงาน", **values}


def test_the_settings_screen_proposes(
    frame: Site, officers: Officers, client_of: ClientOf, client: Client
) -> None:
    page = client_of(officers.webmaster)
    assert OLD in page.get(settings_url(frame)).content.decode()
    response = page.post(settings_url(frame), form(frame, phone=NEW), follow=True)
    assert response.status_code == 200
    change = ProposedChange.objects.get()
    assert (change.old, change.new) == ({"phone": OLD}, {"phone": NEW})
    assert AgencySettings.objects.get().phone == OLD

    shown = client_of(officers.approver).get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("ita_change", args=[change.pk]) in shown
    url = reverse("ita_change", args=[change.pk])
    decided = client_of(officers.approver).get(url).content.decode()
    assert OLD in decided
    assert NEW in decided
    client_of(officers.approver).post(url, {"action": "allow"})
    assert AgencySettings.objects.get().phone == NEW
    assert NEW in client.get("/").content.decode()


def test_colours_are_changed_by_two_hands_and_a_light_one_is_refused_with_another(
    frame: Site, officers: Officers, client_of: ClientOf, client: Client
) -> None:
    page = client_of(officers.webmaster)
    refused = page.post(settings_url(frame), form(frame, colour="#ffcc00"))
    assert refused.status_code == 422
    nearest = re.search("ที่ใช้ได้คือ (#[0-9a-f]{6})", refused.content.decode())
    assert nearest
    validate_colour(nearest[1])
    refused = page.post(settings_url(frame), form(frame, colour="#5b2d8e", accent_colour="#5b2d8e"))
    assert refused.status_code == 422
    assert not ProposedChange.objects.exists()

    page.post(settings_url(frame), form(frame, colour="#5b2d8e"))
    assert "/colours/" not in client.get("/").content.decode()
    change = ProposedChange.objects.get()
    url = reverse("ita_change", args=[change.pk])
    shown = client_of(officers.approver).get(url).content.decode()
    assert 'fill="#5b2d8e"' in shown  # the approver sees the colour, not its number alone
    client_of(officers.approver).post(url, {"action": "allow"})
    assert AgencySettings.objects.get().colour == "#5b2d8e"
    assert "/colours/" in client.get("/").content.decode()


def test_it_says_what_is_wrong_and_keeps_what_was_written(
    frame: Site, officers: Officers, client_of: ClientOf
) -> None:
    page = client_of(officers.webmaster)
    response = page.post(settings_url(frame), form(frame, email="x", phone=NEW))
    assert response.status_code == 422
    assert NEW in response.content.decode()
    response = page.post(settings_url(frame), form(frame, phone=NEW, change_reason=""))
    assert response.status_code == 422
    response = page.post(settings_url(frame), form(frame))
    assert response.status_code == 409
    assert not ProposedChange.objects.exists()


@pytest.mark.parametrize(
    "role", [role for role in ROLES if role not in ("webmaster", "two duties")]
)
def test_nobody_else_proposes(frame: Site, unit: Unit, role: str) -> None:
    browser = browser_of(role)
    for url in (settings_url(frame), reverse("ita_thing", args=["agency", frame.pk])):
        browser.post(url, form(frame, phone=NEW))
    for name in ("edit", "delete"):
        browser.post(reverse(f"unit:{name}", args=[unit.pk]), {"name": "กองปลอม", "sort_order": 0})
    browser.post(reverse("unit:add"), {"name": "กองปลอม", "site": frame.pk, "sort_order": 0})
    assert not ProposedChange.objects.exists()
    assert AgencySettings.objects.get().phone == OLD
    assert list(Unit.objects.values_list("name", flat=True)) == ["กองคลัง"]


@pytest.mark.parametrize("role", [role for role in ROLES if role != "approver"])
@pytest.mark.parametrize("action", ["allow", "refuse", "withdraw", "publish"])
def test_nobody_else_decides(
    frame: Site, phone: Propose, officers: Officers, role: str, action: str
) -> None:
    change = phone(officers.webmaster)
    url = reverse("ita_change", args=[change.pk])
    browser_of(role).post(url, {"action": action, "reason": "ทดสอบ"})
    assert ProposedChange.objects.get().state == ChangeState.OPEN
    assert AgencySettings.objects.get().phone == OLD


def test_two_approvers_at_once_one_is_told_in_words(
    frame: Site, phone: Propose, officers: Officers, client_of: ClientOf
) -> None:
    change = phone(officers.webmaster)
    url = reverse("ita_change", args=[change.pk])
    allow(change, officers.approver)
    response = client_of(UserFactory(approver=True)).post(url, {"action": "allow"})
    assert response.status_code == 409
    assert "มีผู้พิจารณาข้อเสนอนี้ไปแล้ว" in response.content.decode()


def test_another_agencys_thing_does_not_exist(
    frame: Site, phone: Propose, officers: Officers, client_of: ClientOf
) -> None:
    change = phone(officers.webmaster)
    other = Site.objects.create(hostname="other.example", root_page=frame.root_page, port=81)
    ProposedChange.objects.update(site=other)
    page = client_of(officers.approver)
    assert page.get(reverse("ita_change", args=[change.pk])).status_code == 404
    assert (
        page.post(reverse("ita_change", args=[change.pk]), {"action": "allow"}).status_code == 404
    )
    assert page.get(reverse("ita_thing", args=["agency", other.pk])).status_code == 404
    assert page.get(reverse("ita_thing", args=["nothing", 1])).status_code == 404
    assert page.get(reverse("ita_thing", args=["unit", "9" * 30])).status_code == 404


def test_a_unit_is_never_deleted(unit: Unit, superuser: Any, client_of: ClientOf) -> None:
    url = reverse("unit:delete", args=[unit.pk])
    assert client_of(superuser).post(url).status_code == 403
    assert Unit.objects.exists()


def test_a_find_is_on_the_approvers_first_screen_and_ended_there(
    frame: Site, officers: Officers, client_of: ClientOf
) -> None:
    AgencySettings.objects.update(phone="1669")
    record_finds(frame)
    page = client_of(officers.approver)
    url = reverse("ita_thing", args=["agency", frame.pk])
    assert url in page.get(reverse("wagtailadmin_home")).content.decode()
    assert "1669" in page.get(url).content.decode()
    assert page.post(url, {"action": "undo", "reason": ""}).status_code == 409
    page.post(url, {"action": "undo", "reason": "ไม่ได้รับอนุมัติ"})
    assert AgencySettings.objects.get().phone == OLD
    assert page.post(url, {"action": "undo", "reason": "อีกครั้ง"}).status_code == 409
    client_of(officers.webmaster).post(url, {"action": "confirm", "reason": "x"})
    assert RegisterEntry.objects.last().act == Act.CHANGE_UNDONE


def test_the_row_of_a_change_is_shown_with_old_and_new(
    frame: Site, phone: Propose, officers: Officers, client_of: ClientOf
) -> None:
    row = allow(phone(officers.webmaster), officers.approver)
    shown = client_of(officers.checker).get(reverse("ita_register_entry", args=[row.pk]))
    assert OLD in shown.content.decode()
    assert NEW in shown.content.decode()


def test_the_emblem_is_one_of_the_agencys_own_pictures(
    frame: Site, officers: Officers, client_of: ClientOf
) -> None:
    collection = AgencySettings.for_site(frame).collection
    other = Collection.get_first_root_node().add_child(name="หน่วยงานอื่น")
    own, foreign = ImageFactory(collection=collection), ImageFactory(collection=other)
    page = client_of(officers.webmaster)
    html = page.get(settings_url(frame)).content.decode()
    assert "chooser" in html
    response = page.post(settings_url(frame), form(frame, emblem=str(foreign.pk)))
    assert response.status_code == 422
    page.post(settings_url(frame), form(frame, emblem=str(own.pk)))
    assert ProposedChange.objects.get().new["emblem"]["id"] == own.pk
