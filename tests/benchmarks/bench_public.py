"""What a list costs as its section grows: 80 pages and 50,000, in one run (``make bench``;
BENCH_LISTED=80,5000 for others).

Not collected by the test run. Times are printed as ratios to the smallest size: of the first page
after an act (counts and years are read anew), and of one after that.
"""

import os
from collections.abc import Callable
from datetime import timedelta
from statistics import median
from time import perf_counter
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Site

from home.enums import ContentKind, Section
from home.models import ContentPage, LawPage, SectionPage
from home.page_cache.generations import raise_generation
from home.page_cache.store import SHARED, at_hand

SIZES = [int(size) for size in os.environ.get("BENCH_LISTED", "80,50000").split(",")]
TIMES = 7
AT_ONCE = 2000

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
    """Live pages until the section has ``size``; written past Wagtail."""
    have = law.get_children().count()
    content_type = ContentType.objects.get_for_model(LawPage)
    first = (Page.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    now = timezone.now()
    for start in range(have, size, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, size))
        pages = [
            Page(
                pk=first + n - have,
                title=f"ข้อบัญญัติที่ {n}",
                draft_title=f"ข้อบัญญัติที่ {n}",
                slug=f"law-{n}",
                path=Page._get_path(law.path, law.depth + 1, n + 1),
                depth=law.depth + 1,
                url_path=f"{law.url_path}law-{n}/",
                locale_id=law.locale_id,
                content_type=content_type,
                live=True,
                first_published_at=now - timedelta(hours=n),
            )
            for n in numbers
        ]
        Page.objects.bulk_create(pages)
        for n, page in zip(numbers, pages, strict=True):
            facts = {"fiscal_year": 2010 + n % 15, "content_kind": ContentKind.ARTICLE}
            ContentPage(page_ptr_id=page.pk, **facts).save_base(raw=True, force_insert=True)
            LawPage(contentpage_ptr_id=page.pk).save_base(raw=True, force_insert=True)
    Page.objects.filter(pk=law.pk).update(numchild=size)
