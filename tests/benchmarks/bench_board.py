"""What the board and the public year cost as evidence grows: 1,000, 5,000 and 20,000 pages of one
list, in one run (``make bench``; BENCH_BOARD=1000,5000 for others).

Not collected by the test run. Times are printed as ratios to the smallest size, for they depend on
the machine; that the queries are the same and the public year stays under 300 KB is asserted.
"""

import os
from collections.abc import Callable
from time import perf_counter
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Site

from home.models import ContentPage, NewsPage, Unit
from ita.assessment.board.models import Assignment
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Element, Item
from tests.factories import (
    ElementFactory,
    FrameworkFactory,
    ItemFactory,
    PublicFrameworkFactory,
    UserFactory,
)

SIZES = [int(size) for size in os.environ.get("BENCH_BOARD", "1000,5000,20000").split(",")]
ITEMS = 50
MOST_BYTES = 300_000
TITLE = "รายงานผลการดำเนินงานของหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2569 ฉบับที่ "

pytestmark = pytest.mark.django_db


def test_as_evidence_grows(site: Site, client: Client, capsys: Any) -> None:
    officer = UserFactory(ita_officer=True)
    framework = PublicFrameworkFactory(site=site, framework=FrameworkFactory()).framework
    elements = assign_items(site, officer, ItemFactory.create_batch(ITEMS, framework=framework))
    admin = Client()
    admin.force_login(officer)
    screens: dict[str, Callable[[], Any]] = {
        "board": lambda: admin.get(reverse("ita_board")),
        "public year": lambda: client.get("/ita/2569/"),
    }
    found: dict[str, list[tuple[int, float]]] = {name: [] for name in screens}
    for size in SIZES:
        fill(site, elements, size)
        for name, open_screen in screens.items():
            open_screen()  # warm
            with CaptureQueriesContext(connection) as queries:
                begun = perf_counter()
                response = open_screen()
                seconds = perf_counter() - begun
            assert response.status_code == 200
            found[name].append((len(queries), seconds))
        assert len(client.get("/ita/2569/").content) < MOST_BYTES
    with capsys.disabled():
        for name, rows in found.items():
            ratios = ", ".join(
                f"{size:,} pages = {seconds / rows[0][1]:.2f}"
                for size, (_queries, seconds) in zip(SIZES, rows, strict=True)
            )
            print(f"\n{name}: {rows[0][0]} queries at each size; time beside the first: {ratios}")
    for rows in found.values():
        assert len({queries for queries, _seconds in rows}) == 1


def assign_items(site: Site, officer: Any, items: list[Item]) -> list[Element]:
    """An owner for each item; returns an element of each."""
    unit = Unit.objects.create(site=site, name="กองคลัง")
    today = timezone.localdate()
    Assignment.objects.bulk_create(
        Assignment(site=site, item=item, unit=unit, officer=officer, due_on=today) for item in items
    )
    return [ElementFactory(item=item) for item in items]


def fill(site: Site, elements: list[Element], size: int) -> None:
    """Live pages up to ``size``, each evidence of one item; past Wagtail, which takes hours."""
    known = Evidence.objects.count()
    first = (Page.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    root, kind = site.root_page, ContentType.objects.get_for_model(NewsPage)
    numbers = range(first, first + size - known)
    Page.objects.bulk_create(
        [
            Page(
                pk=number,
                title=f"{TITLE}{number}",
                draft_title=f"{TITLE}{number}",
                slug=f"bench-{number}",
                path=Page._get_path(root.path, root.depth + 1, number),
                depth=root.depth + 1,
                url_path=f"{root.url_path}bench-{number}/",
                locale=root.locale,
                content_type=kind,
                live=True,
                first_published_at=timezone.now(),
            )
            for number in numbers
        ],
        batch_size=500,
    )
    ContentPage(page_ptr_id=first, fiscal_year=2026).save_base(raw=True, force_insert=True)
    NewsPage(contentpage_ptr_id=first).save_base(raw=True, force_insert=True)
    for model in (ContentPage, NewsPage):
        copy_to_all(model, first)
    rows = Evidence.objects.bulk_create(
        [Evidence(item_id=elements[number % ITEMS].item_id, page_id=number) for number in numbers],
        batch_size=500,
    )
    shown: Any = Evidence.elements.through
    shown.objects.bulk_create(
        [shown(evidence_id=row.pk, element_id=elements[row.page_id % ITEMS].pk) for row in rows],
        batch_size=500,
    )


def copy_to_all(model: Any, first: int) -> None:
    """The row ``first`` of a type of page for each page after it, at once: Django makes such rows
    one by one only."""
    table, own = model._meta.db_table, model._meta.pk.column
    columns = [field.column for field in model._meta.local_concrete_fields if not field.primary_key]
    named = "".join(f', "{column}"' for column in columns)
    copied = "".join(f', copied."{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" ("{own}"{named}) SELECT page."id"{copied} '
            f'FROM "{Page._meta.db_table}" page, "{table}" copied '
            f'WHERE copied."{own}" = %s AND page."id" > %s',
            [first, first],
        )
