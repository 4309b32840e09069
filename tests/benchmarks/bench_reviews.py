"""What it costs to know when every page is due, as an agency grows: 500, 1,000 and 5,000 pages with
three rows each, in one run (``make bench``; BENCH_REVIEWS=1000,5000 for others).

Not collected by the test run. Times are printed as ratios to the smallest size, for they depend on
the machine; asserted is that the queries are the same and the time grows no faster than the pages.
"""

import os
from datetime import timedelta
from time import perf_counter
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Site

from home.models import ContentPage, NewsPage
from home.thai.calendar import local_date
from ita.monitoring.currency.due import reviews_of
from ita.monitoring.currency.mails import whom
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.factories import UserFactory

SIZES = [int(size) for size in os.environ.get("BENCH_REVIEWS", "500,1000,5000").split(",")]
ACTS = (Act.REQUESTED, Act.PUBLISHED, Act.CURRENT_CONFIRMED)
SLACK = 2.0  # times the growth of the pages; a quadratic would be ten times

pytestmark = pytest.mark.django_db


def test_as_the_agency_grows(site: Site, capsys: Any) -> None:
    owner = UserFactory(requester=True)
    found: list[tuple[int, int, float]] = []
    for size in SIZES:
        fill(site, owner, size)
        whom(site, local_date(timezone.now()))  # warm
        with CaptureQueriesContext(connection) as queries:
            begun = perf_counter()
            assert len(reviews_of(site)) == size
            found.append((size, len(queries), perf_counter() - begun))
    first_size, first_queries, first_time = found[0]
    with capsys.disabled():
        ratios = ", ".join(f"{size:,} pages = {took / first_time:.1f}" for size, _n, took in found)
        print(f"\nreviews: {first_queries} queries at each size; time beside the first: {ratios}")
        print(f"the last took {found[-1][2]:.2f} s")
    for size, queries_made, took in found:
        assert queries_made == first_queries
        assert took / first_time < SLACK * size / first_size


def fill(site: Site, owner: Any, size: int) -> None:
    """Live pages up to ``size``, each requested, published and confirmed; past Wagtail and the
    chain, which take hours."""
    known = ContentPage.objects.count()
    first = (Page.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    root, kind = site.root_page, ContentType.objects.get_for_model(NewsPage)
    numbers = range(first, first + size - known)
    Page.objects.bulk_create(
        [
            Page(
                pk=number,
                title=f"หน้าที่ {number}",
                draft_title=f"หน้าที่ {number}",
                slug=f"bench-{number}",
                path=Page._get_path(root.path, root.depth + 1, number),
                depth=root.depth + 1,
                url_path=f"{root.url_path}bench-{number}/",
                locale=root.locale,
                content_type=kind,
                live=True,
            )
            for number in numbers
        ],
        batch_size=500,
    )
    for number in numbers:
        page = ContentPage(page_ptr_id=number, fiscal_year=2026, content_kind="article")
        page.save_base(raw=True, force_insert=True)
    pk = RegisterEntry.objects.count()
    rows = [(number, act) for number in numbers for act in ACTS]
    RegisterEntry.objects.bulk_create(
        [
            _row(site, owner, pk + count, number, act)
            for count, (number, act) in enumerate(rows, start=1)
        ],
        batch_size=500,
    )


def _row(site: Site, owner: Any, pk: int, page_id: int, act: Act) -> RegisterEntry:
    next_on = (local_date(timezone.now()) + timedelta(days=page_id % 400)).isoformat()
    return RegisterEntry(
        pk=pk,
        site_id=site.pk,
        fiscal_year=2027,
        number=pk,
        act=act.value,
        occurred_at=timezone.now(),
        actor_id=owner.pk,
        page_id=page_id,
        request_id=page_id,
        revision_id=0,
        details={"next_review": next_on} if act == Act.CURRENT_CONFIRMED else {},
    )
