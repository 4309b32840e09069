"""What the public reads beside pages is compared with what the register last allowed."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Site

from home.models import AgencyImage, AgencySettings, Unit
from ita.integrity.notices import notices
from ita.integrity.public_facts import AGENCY, fact_drifts
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow.changes.finds import record_finds
from ita.workflow.changes.operations import allow, confirm_found, propose, undo_found
from tests.factories import ImageFactory, UnitFactory
from tests.ita.conftest import Officers
from tests.ita.workflow.changes.conftest import OLD, Propose

CHANGED = {
    "name": "เทศบาลปลอม",
    "name_en": "Another Town",
    "address": "ที่อื่น",
    "phone": "1669",
    "email": "a@example.com",
}


def found(site: Site) -> list[str]:
    return [str(drift) for drift in fact_drifts(site)]


def test_what_was_set_up_is_what_was_allowed(frame: Site) -> None:
    assert found(frame) == []
    assert list(notices(frame)) == []
    call_command("verify_live", stdout=StringIO())


def test_an_agency_without_its_frame_is_told_and_not_compared(site: Site) -> None:
    UnitFactory(site=site)
    assert found(site) == []
    out = StringIO()
    call_command("verify_live", stdout=out)
    assert "setup_site" in out.getvalue()


@pytest.mark.parametrize("field", CHANGED)
def test_a_fact_changed_by_a_shell_is_found(frame: Site, field: str) -> None:
    AgencySettings.objects.update(**{field: CHANGED[field]})
    (drift,) = fact_drifts(frame)
    assert drift.fields == (field,)
    with pytest.raises(CommandError):
        call_command("verify_live", stdout=StringIO())


def test_another_emblem_is_found(frame: Site) -> None:
    AgencySettings.objects.update(emblem=ImageFactory())
    assert "ตราสัญลักษณ์" in found(frame)[0]


@pytest.fixture
def emblem(frame: Site, officers: Officers) -> AgencyImage:
    """The agency's emblem, by two hands."""
    wanted = AgencySettings.objects.get()
    wanted.emblem = ImageFactory()
    change = propose(AGENCY, frame, str(frame.pk), wanted, officers.webmaster, "ตรา")
    allow(change, officers.approver)
    assert found(frame) == []
    return wanted.emblem


def test_another_picture_under_the_emblem_is_found(site: Site, emblem: AgencyImage) -> None:
    with emblem.file.storage.open(emblem.file.name, "wb") as file:
        file.write(b"other")
    assert len(found(site)) == 1


def test_the_emblems_row_with_another_hash_is_found(site: Site, emblem: AgencyImage) -> None:
    AgencyImage.objects.update(sha256="0" * 64)
    assert len(found(site)) == 1


def test_units_renamed_added_and_gone_are_found(frame: Site, unit: Unit) -> None:
    Unit.objects.filter(pk=unit.pk).update(name="กองอื่น")
    assert len(found(frame)) == 1
    Unit.objects.create(site=frame, name="กองที่ไม่มีใครอนุมัติ")
    assert len(found(frame)) == 2
    Unit.objects.filter(pk=unit.pk).delete()
    assert len(found(frame)) == 2
    assert any("หายไป" in text for text in found(frame))


def test_a_change_that_was_allowed_is_no_drift(
    frame: Site,
    phone: Propose,
    officers: Officers,
) -> None:
    allow(phone(officers.webmaster), officers.approver)
    assert found(frame) == []


def test_a_find_stands_on_the_register_once_and_an_approver_ends_it(
    frame: Site,
    officers: Officers,
) -> None:
    AgencySettings.objects.update(phone="1669")
    record_finds(frame)
    record_finds(frame)
    rows = RegisterEntry.objects.filter(act=Act.CHANGE_FOUND)
    assert rows.count() == 1

    undo_found(AGENCY, frame, str(frame.pk), officers.approver, "ไม่ได้รับอนุมัติ")
    assert AgencySettings.objects.get().phone == OLD
    assert found(frame) == []

    AgencySettings.objects.update(phone="1669")
    record_finds(frame)
    assert rows.count() == 2
    confirm_found(AGENCY, frame, str(frame.pk), officers.approver, "สายด่วนถูกต้อง")
    assert AgencySettings.objects.get().phone == "1669"
    assert found(frame) == []


def test_however_many_units_the_queries_are_the_same(
    frame: Site,
    django_assert_max_num_queries: object,
) -> None:
    for number in range(20):
        UnitFactory(site=frame, name=f"กองที่ {number}")
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        assert len(found(frame)) == 20
