"""The public page of use: true for what is known, and says what is not."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from home.models import AgencyDocument
from ita.monitoring.statistics.counting import DayCount
from ita.monitoring.statistics.enums import UseKind
from ita.monitoring.statistics.operations import store
from ita.monitoring.statistics.public_views import asked_month
from search.models import QuestionTotal
from tests.factories import DocumentFactory, LawPageFactory

ADDRESS = "/usage/"
FIRST, LAST = date(2026, 9, 1), date(2026, 11, 1)


def use(site: Site, day: date, views: dict[int, int], files: dict[int, int] | None = None) -> None:
    counted = DayCount(visitors=2, robots=5, lost=1)
    for number, count in views.items():
        counted.uses[(UseKind.PAGE, number, "law")] = count
    for number, count in (files or {}).items():
        counted.uses[(UseKind.FILE, number, "")] = count
    store(site, day, counted)


def text(response: Any) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_before_anything_is_counted_it_says_so(client: Client, site: Site) -> None:
    assert "ยังไม่มีวันใดที่นับแล้ว" in text(client.get(ADDRESS))


def test_figures_of_the_month_and_what_is_missing(client: Client, site: Site) -> None:
    page = LawPageFactory(title="เทศบัญญัติงบประมาณ", live=True)
    file = DocumentFactory()
    AgencyDocument.objects.filter(pk=file.pk).update(public_since="2026-01-01T00:00:00Z")
    use(site, date(2026, 10, 5), {page.pk: 1234}, {file.pk: 56})
    QuestionTotal.objects.create(
        site=site, day=date(2026, 10, 6), question="ความลับของใคร", times=9, times_without_result=4
    )
    said = text(client.get(ADDRESS, {"month": "2569-10"}))
    assert page.title in said
    assert file.title in said
    assert "1,234" in said
    assert "นับได้เพียง 1 วันจาก 31 วัน" in said
    assert "ไม่มีบันทึก" in said
    assert "ความลับของใคร" not in said


def test_what_the_public_does_not_read_is_not_named(
    client: Client, site: Site, other_agency: Site
) -> None:
    draft = LawPageFactory(title="ร่างที่ไม่เปิดเผย")
    closed = DocumentFactory(title="ไฟล์ปิด")
    use(site, date(2026, 10, 5), {draft.pk: 3, 999_999: 2}, {closed.pk: 4})
    said = text(client.get(ADDRESS))
    assert draft.title not in said
    assert closed.title not in said
    strangers = client.get(ADDRESS, headers={"host": other_agency.hostname})
    assert "ยังไม่มีวันใดที่นับแล้ว" in text(strangers)


def test_queries_do_not_grow_with_what_was_used(
    client: Client, site: Site, django_assert_max_num_queries: Any
) -> None:
    pages = LawPageFactory.create_batch(6, live=True)
    for day in range(1, 29):
        use(site, date(2026, 10, day), {page.pk: day for page in pages})
    use(site, date(2026, 9, 1), {})
    text(client.get(ADDRESS))
    with django_assert_max_num_queries(22):
        text(client.get(ADDRESS))


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("2569-10", date(2026, 10, 1)),
        ("๒๕๖๙-๑๐", date(2026, 10, 1)),
        ("2569-08", LAST),
        ("2569-12", LAST),
        ("2569-13", LAST),
        ("2026-10", LAST),
        ("", LAST),
        ("<script>", LAST),
    ],
)
def test_a_month_that_is_not_counted_gives_the_newest(asked: str, shown: date) -> None:
    assert asked_month(asked, FIRST, LAST) == shown


def test_the_english_page_marks_thai_titles(client: Client, site: Site) -> None:
    page = LawPageFactory(live=True)
    use(site, date(2026, 10, 5), {page.pk: 3})
    said = text(client.get(f"/en{ADDRESS}"))
    assert f'lang="th">{page.title}' in said
    assert "October B.E. 2569" in said
