"""Whatever way it is written, what the public reads raises the generation, in the same act."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from wagtail.models import Locale, Page, Site

from home.models import AgencySettings, ContentPage, Generation, Unit
from home.page_cache.generations import Number, number_of
from home.page_cache.shown import is_shown
from tests.factories import DocumentFactory, LawPageFactory, UnitFactory

OURS = ("home", "ita")
Raised = Callable[[Callable[[], Any]], "tuple[bool, bool]"]


@pytest.fixture
def raised(site: Site, other_agency: Site) -> Raised:
    """``raised(act)``: whether the agency's generation is another after it, and the other one's."""

    def numbers() -> tuple[Number, Number]:
        return number_of(site.pk), number_of(other_agency.pk)

    def compare(act: Callable[[], Any]) -> tuple[bool, bool]:
        before = numbers()
        act()
        after = numbers()
        return before[0] != after[0], before[1] != after[1]

    return compare


BOTH, OWN, NONE = (True, True), (True, False), (False, False)


def test_what_is_saved_raises_the_generation_of_its_agency(raised: Raised, site: Site) -> None:
    page = LawPageFactory(live=True)
    about = AgencySettings.objects.get(site=site)

    assert raised(page.save) == OWN
    assert raised(about.save) == OWN
    assert raised(lambda: UnitFactory(site=site)) == OWN
    assert raised(lambda: DocumentFactory()) in (OWN, BOTH)
    assert raised(page.attachments.model(page=page, document=DocumentFactory()).save) == OWN


def test_what_is_written_past_the_models_concerns_all_agencies(raised: Raised, site: Site) -> None:
    page = LawPageFactory(live=True)
    unit = UnitFactory(site=site)

    assert raised(lambda: Unit.objects.filter(pk=unit.pk).update(name="ชื่อใหม่")) == BOTH
    assert raised(lambda: Unit.objects.bulk_create([Unit(site=site, name="หนึ่ง")])) == BOTH
    assert raised(lambda: ContentPage.objects.filter(pk=page.pk).update(summary="ใหม่")) == BOTH
    assert raised(lambda: page.delete()) == BOTH
    with connection.cursor() as cursor:
        sql = "UPDATE home_unit SET name = 'x' WHERE id = %s"
        assert raised(lambda: cursor.execute(sql, [unit.pk])) == BOTH
    assert raised(lambda: Locale.objects.create(language_code="lo")) == BOTH
    assert raised(site.save) == BOTH


def test_a_moved_page_concerns_all_agencies(raised: Raised, site: Site) -> None:
    page = LawPageFactory(live=True)

    assert raised(lambda: page.move(site.root_page, pos="last-child")) == BOTH


def test_what_the_public_does_not_read_raises_nothing(raised: Raised, site: Site) -> None:
    page = LawPageFactory(live=True)
    unit = UnitFactory(site=site)

    assert raised(lambda: page.save_revision()) == NONE
    assert raised(lambda: Unit.objects.filter(pk=unit.pk).update(mailbox="a@b.go.th")) == NONE
    assert raised(lambda: ContentPage.objects.filter(pk=page.pk).update(request_note="x")) == NONE
    assert raised(lambda: Page.objects.get(pk=page.pk).specific.get_url()) == NONE


def shown_columns() -> list[Any]:
    return [
        field
        for model in apps.get_models()
        if model._meta.app_label in OURS and not model._meta.proxy
        for field in model._meta.local_fields
        if field.column and is_shown(model._meta.db_table, [field.column])
    ]


def test_every_column_that_is_shown_raises_when_it_alone_is_written(site: Site) -> None:
    """Rows need not be there: the statement is what counts."""
    silent = []
    for field in shown_columns():
        before = number_of(site.pk)
        _write(field)
        if number_of(site.pk) == before:
            silent.append(f"{field.model._meta.label}.{field.name}")
    assert silent == []
    assert len(shown_columns()) > 150


def _write(field: Any) -> None:
    """Past our own querysets, which refuse for the register."""
    table, column = field.model._meta.db_table, field.column
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{table}" SET "{column}" = "{column}" WHERE 1 = 0')


def test_an_act_that_is_taken_back_raises_nothing(raised: Raised, site: Site) -> None:
    def act() -> None:
        with transaction.atomic():
            UnitFactory(site=site)
            transaction.set_rollback(True)

    assert raised(act) == NONE


def test_a_step_that_is_taken_back_does_not_take_a_later_one_with_it(
    raised: Raised, site: Site
) -> None:
    def act() -> None:
        with transaction.atomic():
            with transaction.atomic():
                UnitFactory(site=site)
                transaction.set_rollback(True)
            UnitFactory(site=site)

    assert raised(act) == OWN


def test_a_statement_that_fails_leaves_no_owner_behind(raised: Raised, site: Site) -> None:
    UnitFactory(site=site, name="ซ้ำ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit(site=site, name=None).save()

    assert raised(lambda: Unit.objects.bulk_create([Unit(site=site, name="สอง")])) == BOTH


def test_who_read_within_a_transaction_sees_the_next_step_too(site: Site) -> None:
    with transaction.atomic():
        UnitFactory(site=site)
        between = number_of(site.pk)
        UnitFactory(site=site)
        assert number_of(site.pk) != between


def test_a_transaction_raises_once_whatever_it_writes(site: Site) -> None:
    before = Generation.objects.count()
    with transaction.atomic():
        for _ in range(5):
            UnitFactory(site=site)
    assert Generation.objects.count() == before + 1
