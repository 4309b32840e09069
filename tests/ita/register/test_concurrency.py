"""Several writers at once keep one unbroken chain (PostgreSQL; SQLite has one writer at all)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from wagtail.models import Page

from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.operations import append
from ita.register.verification import register_faults
from tests.factories import LawPageFactory

WRITERS, ROWS = 8, 5


def write(page_id: int) -> None:
    try:
        page = Page.objects.get(pk=page_id).specific
        for _n in range(ROWS):
            append(Act.REQUESTED, page, None)
    finally:
        connections.close_all()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at all")
@pytest.mark.django_db(transaction=True)
def test_eight_writers_keep_one_chain() -> None:
    page = LawPageFactory()
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, [page.pk] * WRITERS))

    numbers = list(RegisterEntry.objects.order_by("pk").values_list("number", flat=True))
    assert numbers == list(range(1, WRITERS * ROWS + 1))
    assert list(register_faults()) == []
