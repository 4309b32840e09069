"""What the public reads beside pages changes by two hands, and each step stands on the register."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.models import AgencySettings, Unit
from ita.integrity.public_facts import AGENCY, NEW, UNIT
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow.changes import operations
from ita.workflow.changes.models import ChangeState, ProposedChange
from ita.workflow.changes.operations import allow, begin_with, propose, refuse, withdraw
from tests.factories import ImageFactory, UserFactory
from tests.ita.conftest import Officers
from tests.ita.workflow.changes.conftest import NEW as NEW_PHONE
from tests.ita.workflow.changes.conftest import OLD as OLD_PHONE
from tests.ita.workflow.changes.conftest import Propose


def agency(site: Site) -> AgencySettings:
    return AgencySettings.objects.get(site=site)


def acts() -> list[str]:
    return [row.act for row in RegisterEntry.objects.exclude(act=Act.FACTS_SET)]


def test_a_proposal_changes_nothing_for_the_public(
    frame: Site, phone: Propose, officers: Officers, client: Client
) -> None:
    phone(officers.webmaster)
    assert agency(frame).phone == OLD_PHONE
    assert NEW_PHONE not in client.get("/").content.decode()


def test_what_an_approver_allows_is_live_and_on_the_register(
    frame: Site, phone: Propose, officers: Officers, client: Client
) -> None:
    row = allow(phone(officers.webmaster), officers.approver)

    assert NEW_PHONE in client.get("/").content.decode()
    assert acts() == [Act.CHANGE_PROPOSED, Act.CHANGE_ALLOWED]
    assert (row.actor_name, row.page_id) == (officers.approver.posts.get().full_name, 0)
    (change,) = row.details["changes"]
    assert (change["field"], change["old"], change["new"]) == ("phone", OLD_PHONE, NEW_PHONE)


def test_nobody_allows_what_they_proposed(frame: Site, phone: Propose) -> None:
    both = UserFactory(webmaster=True, approver=True)
    change = phone(both)
    with pytest.raises(NotAllowed, match="เจ้าหน้าที่ผู้อื่น"):
        allow(change, both)
    assert agency(frame).phone == OLD_PHONE
    assert acts() == [Act.CHANGE_PROPOSED]


def test_of_two_approvers_the_later_is_told(
    frame: Site, phone: Propose, officers: Officers
) -> None:
    change = phone(officers.webmaster)
    seen_by_both = ProposedChange.objects.get(pk=change.pk)
    allow(change, officers.approver)
    with pytest.raises(NotAllowed, match="แล้ว"):
        refuse(seen_by_both, UserFactory(approver=True), "ไม่เห็นชอบ")
    assert acts() == [Act.CHANGE_PROPOSED, Act.CHANGE_ALLOWED]


def test_it_is_refused_where_the_old_value_is_no_longer_what_it_was(
    frame: Site, phone: Propose, officers: Officers
) -> None:
    change = phone(officers.webmaster)
    AgencySettings.objects.update(phone="0-4200-2222")
    with pytest.raises(NotAllowed):
        allow(change, officers.approver)
    assert agency(frame).phone == "0-4200-2222"
    refuse(change, officers.approver, "ข้อมูลเปลี่ยนไปแล้ว")
    assert ProposedChange.objects.get().state == ChangeState.REFUSED


def test_a_refusal_needs_a_reason_and_leaves_what_is_live(
    frame: Site, phone: Propose, officers: Officers
) -> None:
    change = phone(officers.webmaster)
    with pytest.raises(NotAllowed):
        refuse(change, officers.approver, " ")
    refuse(change, officers.approver, "ยังไม่ย้ายสำนักงาน")
    assert agency(frame).phone == OLD_PHONE
    assert RegisterEntry.objects.last().reason == "ยังไม่ย้ายสำนักงาน"


def test_only_who_proposed_withdraws(frame: Site, phone: Propose, officers: Officers) -> None:
    change = phone(officers.webmaster)
    with pytest.raises(NotAllowed):
        withdraw(change, UserFactory(webmaster=True))
    withdraw(change, officers.webmaster)
    assert acts() == [Act.CHANGE_PROPOSED, Act.CHANGE_WITHDRAWN]
    phone(officers.webmaster)  # and may propose anew


@pytest.mark.parametrize("duty", ["requester", "checker", "approver", "ita_officer"])
def test_only_webmasters_propose_facts_of_the_agency(phone: Propose, duty: str) -> None:
    with pytest.raises(NotAllowed):
        phone(UserFactory(**{duty: True}))
    assert acts() == []


@pytest.mark.parametrize("duty", ["requester", "checker", "webmaster", "ita_officer"])
def test_only_approvers_allow(frame: Site, phone: Propose, officers: Officers, duty: str) -> None:
    change = phone(officers.webmaster)
    with pytest.raises(NotAllowed):
        allow(change, UserFactory(**{duty: True}))
    assert agency(frame).phone == OLD_PHONE


def test_without_a_post_nobody_acts(frame: Site, phone: Propose, officers: Officers) -> None:
    change = phone(officers.webmaster)
    officers.approver.posts.all().delete()
    officers.webmaster.posts.all().delete()
    with pytest.raises(NotAllowed):
        allow(change, officers.approver)
    withdraw(change, officers.webmaster)  # taking back needs no post
    with pytest.raises(NotAllowed):
        phone(officers.webmaster)


def test_a_reason_and_a_difference_are_needed(phone: Propose, officers: Officers) -> None:
    with pytest.raises(NotAllowed):
        phone(officers.webmaster, reason=" ")
    with pytest.raises(NotAllowed):
        phone(officers.webmaster, number=OLD_PHONE)
    assert not ProposedChange.objects.exists()


def test_one_change_of_a_thing_waits_at_a_time(phone: Propose, officers: Officers) -> None:
    phone(officers.webmaster)
    with pytest.raises(NotAllowed):
        phone(UserFactory(webmaster=True), number="0-4200-3333")
    assert ProposedChange.objects.count() == 1


def test_what_cannot_be_is_not_proposed(phone: Propose, frame: Site, officers: Officers) -> None:
    wanted = agency(frame)
    wanted.email = "ไม่ใช่อีเมล"
    with pytest.raises(ValidationError):
        propose(AGENCY, frame, str(frame.pk), wanted, officers.webmaster, "ทดสอบ")
    assert acts() == []


def test_an_emblem_comes_with_its_hash(frame: Site, officers: Officers, client: Client) -> None:
    wanted = agency(frame)
    wanted.emblem = emblem = ImageFactory()
    key = str(frame.pk)
    change = propose(AGENCY, frame, key, wanted, officers.webmaster, "ตราใหม่")
    assert change.new["emblem"]["sha256"] == emblem.sha256
    allow(change, officers.approver)
    assert agency(frame).emblem == emblem
    assert 'class="brand-emblem"' in client.get("/").content.decode()


def test_an_emblem_that_is_gone_is_told(frame: Site, officers: Officers) -> None:
    wanted = agency(frame)
    wanted.emblem = emblem = ImageFactory()
    change = propose(AGENCY, frame, str(frame.pk), wanted, officers.webmaster, "ตราใหม่")
    emblem.delete()
    with pytest.raises(NotAllowed, match="ไฟล์"):
        allow(change, officers.approver)
    assert agency(frame).emblem is None


def test_a_unit_is_renamed_by_two_hands(unit: Unit, rename: Propose, officers: Officers) -> None:
    change = rename(officers.webmaster, "กองการเงิน")
    unit.refresh_from_db()
    assert unit.name == "กองคลัง"
    allow(change, officers.approver)
    unit.refresh_from_db()
    assert unit.name == "กองการเงิน"


def test_a_name_that_was_taken_meanwhile_is_told(
    unit: Unit, rename: Propose, officers: Officers
) -> None:
    change = rename(officers.webmaster, "กองการเงิน")
    Unit.objects.create(site=unit.site, name="กองการเงิน")
    with pytest.raises(NotAllowed):
        allow(change, officers.approver)
    unit.refresh_from_db()
    assert unit.name == "กองคลัง"


def test_a_new_unit_comes_by_two_hands(frame: Site, officers: Officers) -> None:
    wanted = Unit(site=frame, name="กองช่าง")
    change = propose(UNIT, frame, NEW, wanted, officers.webmaster, "ตั้งกองใหม่")
    assert not Unit.objects.filter(name="กองช่าง").exists()
    row = allow(change, officers.approver)
    assert row.subject_key == str(Unit.objects.get(name="กองช่าง").pk)


def test_before_there_is_an_approver_it_is_set_at_once(site: Site, webmaster: Any) -> None:
    wanted = agency(site)
    wanted.phone = NEW_PHONE
    key = str(site.pk)
    row = begin_with(AGENCY, site, key, wanted, webmaster, "ข้อมูลแรก")
    assert (row.act, row.actor_id) == (Act.FACTS_SET, webmaster.pk)
    assert agency(site).phone == NEW_PHONE

    UserFactory(approver=True)
    wanted.phone = OLD_PHONE
    with pytest.raises(NotAllowed):
        begin_with(AGENCY, site, key, wanted, webmaster, "อีกครั้ง")
    assert agency(site).phone == NEW_PHONE


def test_the_first_hour_does_not_come_back(frame: Site, phone: Propose, officers: Officers) -> None:
    """Whoever takes the approvers' posts away does not decide alone then."""
    allow(phone(officers.webmaster), officers.approver)
    officers.approver.posts.all().delete()
    wanted = agency(frame)
    wanted.phone = OLD_PHONE
    with pytest.raises(NotAllowed):
        begin_with(AGENCY, frame, str(frame.pk), wanted, officers.webmaster, "ข้อมูลแรก")


def test_another_agencys_approver_is_not_asked_for_its_thing(frame: Site) -> None:
    assert AGENCY.find(frame, str(frame.pk + 1)) is None
    assert UNIT.find(frame, "x") is None
    assert operations.fact_kinds()["unit"] is UNIT
