"""What an agency begins with is on its register, as the installation's act, once."""

from io import StringIO

from django.core.management import call_command
from wagtail.models import Site

from home.models import AgencySettings, Unit
from ita.integrity.public_facts import fact_drifts
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow.changes.frame import set_frame
from tests.factories import LawPageFactory, UnitFactory, UserFactory
from tests.ita.conftest import Officers, publish


def frame_rows() -> list[tuple[str, str]]:
    rows = RegisterEntry.objects.filter(act=Act.FACTS_SET)
    return [(row.subject_kind, row.subject_label) for row in rows]


def test_the_setup_puts_it_on_the_register_and_can_be_repeated(site: Site) -> None:
    call_command("setup_site", stdout=StringIO())
    name = AgencySettings.for_site(site).name
    assert frame_rows() == [("agency", name)]
    row = RegisterEntry.objects.get(act=Act.FACTS_SET)
    assert (row.actor_id, row.actor_name) == (0, "ระบบ")
    call_command("setup_site", stdout=StringIO())
    assert len(frame_rows()) == 1


def test_in_the_first_hour_the_setup_may_say_something_else(site: Site) -> None:
    call_command("setup_site", stdout=StringIO())
    call_command("setup_site", agency="เทศบาลตำบลใหม่", stdout=StringIO())
    assert AgencySettings.for_site(site).name == "เทศบาลตำบลใหม่"
    assert len(frame_rows()) == 2
    assert list(fact_drifts(site)) == []


def test_once_there_is_an_approver_the_setup_changes_no_fact(site: Site) -> None:
    call_command("setup_site", stdout=StringIO())
    before = AgencySettings.for_site(site).name
    UserFactory(approver=True)
    call_command("setup_site", agency="เทศบาลตำบลใหม่", stdout=StringIO())
    assert AgencySettings.for_site(site).name == before
    Unit.objects.create(site=site, name="กองที่ไม่มีใครอนุมัติ")
    call_command("setup_site", stdout=StringIO())
    assert len(frame_rows()) == 1
    assert len(list(fact_drifts(site))) == 1


def test_an_installation_of_before_gets_it_with_the_next_setup(
    site: Site, officers: Officers
) -> None:
    unit = UnitFactory(site=site)
    publish(LawPageFactory(owner=officers.requester, owner_unit=unit), officers)
    call_command("setup_site", stdout=StringIO())
    assert ("unit", unit.name) in frame_rows()
    assert list(fact_drifts(site)) == []
    assert set_frame(site) == 0
