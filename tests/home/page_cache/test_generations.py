import threading

import pytest
from django.db import connection, transaction
from wagtail.models import Site

from home.models import AgencySettings, Generation, Unit
from home.page_cache.generations import ALL, number_of, put_together, raise_generation

SITE, OTHER = 9001, 9002


@pytest.mark.django_db
def test_a_number_counts_what_is_of_all_and_what_is_of_one() -> None:
    before = number_of(SITE)

    raise_generation(OTHER)
    assert number_of(SITE) == before
    raise_generation(SITE)
    own = number_of(SITE)
    assert own.own > before.own and own.for_all == before.for_all
    raise_generation(ALL)
    assert number_of(SITE).for_all > own.for_all


@pytest.mark.django_db
def test_rows_are_put_together_without_another_generation() -> None:
    for site in (SITE, OTHER, SITE, ALL, SITE):
        raise_generation(site)
        number_of(site)  # so that the next step is one of its own
    numbers = number_of(SITE), number_of(OTHER)

    put_together()

    assert (number_of(SITE), number_of(OTHER)) == numbers
    assert Generation.objects.filter(site_id=SITE).count() == 1


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_transaction_what_is_written_and_its_step_come_at_once() -> None:
    site = Site.objects.get(is_default_site=True)
    before = number_of(site.pk)

    Unit.objects.create(site=site, name="กองใหม่")
    created = number_of(site.pk)
    AgencySettings.objects.filter(site=site).update(phone="02 222 2222")

    assert created != before
    assert number_of(site.pk) != created
    assert not connection.in_atomic_block


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_two_acts_at_once_neither_wait_for_each_other_nor_lose_a_step() -> None:
    site = Site.objects.get(is_default_site=True)
    begun, may_end = threading.Event(), threading.Event()

    def first() -> None:
        try:
            with transaction.atomic():
                raise_generation(site.pk)
                begun.set()
                assert may_end.wait(20)
        finally:
            connection.close()

    thread = threading.Thread(target=first)
    before = number_of(site.pk)
    thread.start()
    assert begun.wait(20)
    with transaction.atomic():
        raise_generation(site.pk)  # the later step commits first
    between = number_of(site.pk)
    may_end.set()
    thread.join()

    assert len({before, between, number_of(site.pk)}) == 3
