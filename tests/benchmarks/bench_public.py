"""What a list costs as its section grows: 80 pages and 50,000, in one run (``make bench``;
BENCH_LISTED=80,5000 for others).

Not collected by the test run. Times are printed as ratios to the smallest size: of the first page
after an act (counts and years are read anew), and of one after that.
"""

import os
import uuid
from collections.abc import Callable
from datetime import timedelta
from statistics import median
from time import perf_counter
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Site

from home.enums import Section
from home.models import ContentPage, LawPage, SectionPage
from home.page_cache.generations import raise_generation
from home.page_cache.store import SHARED, at_hand
from tests.factories import LawPageFactory

SIZES = [int(size) for size in os.environ.get("BENCH_LISTED", "80,50000").split(",")]
TIMES = 7

pytestmark = pytest.mark.django_db


def test_a_list_as_its_section_grows(
    site: Site, section: Callable[[Section], SectionPage], settings: Any, capsys: Any
) -> None:
    settings.PAGE_CACHE = True
    law, client = section(Section.LAW), Client()
    found: list[tuple[int, float, float]] = []
    for size in SIZES:
        fill(law, size)
        found.append((size, seconds(client, law.url, site.pk), seconds(client, law.url)))
    with capsys.disabled():
        print(f"\na list, {connection.vendor}: the first page after an act, and one after that")
        (_size, first, next_one), *_larger = found
        for size, after_act, after in found:
            print(
                f"  {size} pages = {after_act / first:.1f} ({after_act * 1000:.0f} ms), "
                f"{after / next_one:.1f} ({after * 1000:.0f} ms)"
            )


def seconds(client: Client, url: str, site_id: int = 0) -> float:
    """The median time of a page that is not kept; after an act for ``site_id``, where given."""
    times = []
    for _ in range(TIMES):
        if site_id:
            raise_generation(site_id)
        at_hand.clear()
        caches[SHARED].clear()
        begun = perf_counter()
        assert client.get(url).status_code == 200
        times.append(perf_counter() - begun)
    return median(times)


def fill(law: SectionPage, size: int) -> None:
    """Live pages until the section has ``size``: copies of one, written past Wagtail."""
    one = LawPageFactory(live=True)
    have = Page.objects.child_of(law).count()
    first = (Page.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    numbers = range(have, size)
    for model, key in ((Page, "id"), (ContentPage, "page_ptr_id"), (LawPage, "contentpage_ptr_id")):
        changed = [(first + n, n) for n in numbers]
        copy_row(model._meta.db_table, key, one.pk, [changes(law, *each) for each in changed])
    Page.objects.filter(pk=law.pk).update(numchild=size)


def changes(law: SectionPage, pk: int, n: int) -> dict[str, Any]:
    """What differs of page ``n``, by column."""
    return {
        "id": pk,
        "page_ptr_id": pk,
        "contentpage_ptr_id": pk,
        "path": Page._get_path(law.path, law.depth + 1, n + 10),
        "slug": f"law-{n}",
        "url_path": f"{law.url_path}law-{n}/",
        "translation_key": uuid.uuid4().hex,
        "first_published_at": timezone.now() - timedelta(hours=n),
        "fiscal_year": 2010 + n % 15,
    }


def copy_row(table: str, key: str, pk: int, copies: list[dict[str, Any]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE {key} = %s", [pk])
        columns = [column[0] for column in cursor.description]
        row = dict(zip(columns, cursor.fetchone(), strict=True))
        places = ", ".join(["%s"] * len(columns))
        names = ", ".join(f'"{column}"' for column in columns)
        rows = [[copy.get(column, row[column]) for column in columns] for copy in copies]
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)
