"""What is put back is what would have been made."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.models import Page, Site

from home.models import SectionPage
from tests.conftest import make_agencies_first, make_other_agency
from tests.factories import LawPageFactory
from tests.replay import Recording, Replayed, put_back, record

pytestmark = pytest.mark.django_db


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def add_a_section() -> None:
    root = Page.get_first_root_node()
    root.add_child(instance=Page(title="หน้าใหม่", slug="new-page"))


@pytest.fixture
def recording(site: Site) -> Recording:
    with taken_back():
        made = record(add_a_section)
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
    with taken_back():
        make()
    Page.get_first_root_node().add_child(instance=Page(title="ของการทดสอบ", slug="mine"))
    make()
    assert Page.objects.get(slug="new-page").pk < 1_000_000
    assert not Page.find_problems()[0]


def test_the_second_agency_is_whole(site: Site) -> None:
    """Whichever of the two this run does, it stands as one that was set up."""
    for _time in range(2):
        with taken_back():
            make_other_agency()
            other = Site.objects.get(hostname="health.localhost")
            assert SectionPage.objects.descendant_of(other.root_page).count() == 10
            page = LawPageFactory(parent=other.root_page.get_children().first())
            assert page.get_site() == other
            assert not any(Page.find_problems())
            call_command("verify_register")
            call_command("verify_live")
            connection.check_constraints()


def test_the_second_agency_is_made_before_what_a_test_adds() -> None:
    fixtures = ["db", "_no_visit_leaves", "requester", "other_agency", "page"]
    make_agencies_first(fixtures)
    assert fixtures == ["db", "_no_visit_leaves", "other_agency", "requester", "page"]
