"""What is put back is what would have been made."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.models import Page, Site

from home.models import SectionPage
from search.models import Word
from tests.conftest import make_other_agency
from tests.factories import LawPageFactory
from tests.replay import Recording, Replayed, put_back, record

pytestmark = pytest.mark.django_db


class _TakenBack(Exception):
    pass


def add_a_section() -> None:
    root = Page.get_first_root_node()
    root.add_child(instance=Page(title="หน้าใหม่", slug="new-page"))


@pytest.fixture
def recording(site: Site) -> Recording:
    with pytest.raises(_TakenBack), transaction.atomic():
        made = record(add_a_section)
        raise _TakenBack
    return made


def test_rows_and_what_they_changed_come_back(recording: Recording) -> None:
    before = Page.get_first_root_node().numchild
    assert put_back(recording)
    page = Page.objects.get(slug="new-page")
    assert page.title == "หน้าใหม่" and page.pk > 1_000_000
    assert Page.get_first_root_node().numchild == before + 1
    assert page.get_parent() == Page.get_first_root_node()


def test_another_row_of_the_test_keeps_its_place(recording: Recording) -> None:
    mine = Page(title="ของการทดสอบ", slug="mine")
    Page.get_first_root_node().add_child(instance=mine)
    assert not put_back(recording)
    assert not Page.objects.filter(slug="new-page").exists()
    assert Page.get_first_root_node().numchild == mine.get_parent().get_children().count()


def test_what_does_not_fit_is_made_anew(site: Site) -> None:
    make = Replayed(add_a_section)
    with pytest.raises(_TakenBack), transaction.atomic():
        make()
        raise _TakenBack
    Page.get_first_root_node().add_child(instance=Page(title="ของการทดสอบ", slug="mine"))
    make()
    assert Page.objects.get(slug="new-page").pk < 1_000_000
    assert not Page.find_problems()[0]


def test_the_second_agency_is_whole(site: Site) -> None:
    """Whichever of the two this run does, it stands as one that was set up."""
    for _time in range(2):
        with pytest.raises(_TakenBack), transaction.atomic():
            make_other_agency()
            other = Site.objects.get(hostname="health.localhost")
            assert SectionPage.objects.descendant_of(other.root_page).count() == 10
            page = LawPageFactory(parent=other.root_page.get_children().first())
            assert page.get_site() == other
            assert not any(Page.find_problems())
            call_command("verify_register")
            call_command("verify_live")
            connection.check_constraints()
            raise _TakenBack
