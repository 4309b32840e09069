"""Where the demonstration agency is not loaded: it would mix with an agency's own data."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from home.enums import Section
from home.models import SectionPage, Unit
from ita.integrity.frame import record_frame
from ita.register.enums import Act, SubjectKind
from ita.register.models import RegisterEntry
from ita.register.operations import append_about
from ita.register.subjects import Subject
from ita_site.demo.archive import FIRST_ID
from tests.demo import number_from_the_start
from tests.factories import PASSWORD, NewsPageFactory, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_new_installation(db: None) -> None:
    number_from_the_start()


def test_where_an_agency_has_pages_of_its_own(section: Callable[[Section], SectionPage]) -> None:
    NewsPageFactory(parent=section(Section.NEWS))
    pages, users = Page.objects.count(), get_user_model().objects.count()
    with pytest.raises(CommandError, match="มีเนื้อหาของหน่วยงานอยู่แล้ว 1 หน้า"):
        call_command("load_demo")
    assert (Page.objects.count(), get_user_model().objects.count()) == (pages, users)


def test_where_a_name_of_a_demo_account_is_taken(db: None) -> None:
    UserFactory(username="checker")
    pages = Page.objects.count()
    with pytest.raises(CommandError, match="มีชื่อผู้ใช้เหล่านี้อยู่แล้ว: checker"):
        call_command("load_demo")
    assert Page.objects.count() == pages


def test_where_officers_have_acted(site: Site) -> None:
    unit, admin = UnitFactory(site=site), UserFactory(is_superuser=True)
    subject = Subject(SubjectKind.UNIT, str(unit.pk), unit.name)
    append_about(Act.ADMINISTERED, subject, admin, site=site)
    with pytest.raises(CommandError, match="การดำเนินการของเจ้าหน้าที่อยู่แล้ว"):
        call_command("load_demo")
    assert Unit.objects.filter(pk=unit.pk).exists()


def test_where_there_is_another_agency(other_agency: Site) -> None:
    with pytest.raises(CommandError, match="มีหน่วยงานหรือการดำเนินการ"):
        call_command("load_demo")
    assert Site.objects.filter(pk=other_agency.pk).exists()


def test_where_numbers_of_the_recorded_rows_are_taken(db: None) -> None:
    UserFactory(pk=FIRST_ID, username="owner-of-this-machine")
    with pytest.raises(CommandError, match="กรุณาใช้ฐานข้อมูลใหม่"):
        call_command("load_demo")


def test_an_account_of_before_stays(db: None) -> None:
    own = UserFactory(username="owner-of-this-machine", is_superuser=True)
    call_command("load_demo", password="a-password-of-the-test", stdout=StringIO())
    own.refresh_from_db()
    assert own.is_superuser and own.check_password(PASSWORD)


def test_what_the_register_held_before_stays(site: Site) -> None:
    record_frame(site, 0)
    first = RegisterEntry.objects.get()
    call_command("load_demo", password="a-password-of-the-test", stdout=StringIO())
    assert RegisterEntry.objects.order_by("pk").first() == first
    call_command("verify_register", stdout=StringIO())
