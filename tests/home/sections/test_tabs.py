"""Parts of a section: each shows its own, in its order, and behaves when asked for nonsense."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from home.enums import AnnouncementKind, PlanKind, Section
from home.models import GalleryImage, SectionPage
from tests.factories import (
    AnnouncementPageFactory,
    ImageFactory,
    KnowledgePageFactory,
    LawPageFactory,
    NewsPageFactory,
    OperationsManualPageFactory,
    PlanPageFactory,
    ProcurementResultPageFactory,
    QuestionsPageFactory,
    ServiceManualPageFactory,
)
from tests.site.test_query_counts import queries_of

Find = Callable[[Section], SectionPage]


@pytest.fixture
def shown(client: Client, section: Find) -> Callable[..., Any]:
    def get(name: Section, **query: Any) -> Any:
        response = client.get(section(name).url, query)
        assert response.status_code == 200
        return response

    return get


def titles(response: Any) -> list[str]:
    return [page.title for page in response.context["results"]]


def test_news_has_a_part_for_each_kind(shown: Any) -> None:
    NewsPageFactory(title="ข่าว", live=True, gallery=[])
    NewsPageFactory(title="ภาพ", live=True)
    NewsPageFactory(title="แจ้งเตือน", live=True, is_alert=True, gallery=[])
    NewsPageFactory(title="งาน", live=True, event=True, gallery=[])
    for kind in AnnouncementKind:
        AnnouncementPageFactory(title=str(kind), live=True, announcement_kind=kind)
    ProcurementResultPageFactory(title="สขร.", live=True)

    parts = {tab.value: set(titles(shown(Section.NEWS, tab=tab.value))) for tab in _tabs(shown)}

    assert parts == {
        "news": {"ข่าว", "ภาพ", "แจ้งเตือน", "งาน"},
        "pictures": {"ภาพ"},
        "alerts": {"แจ้งเตือน"},
        "events": {"งาน"},
        "recruitment": {"recruitment"},
        "procurement": {"procurement"},
        "results": {"สขร."},
        "announcements": {"general"},
    }
    assert len(titles(shown(Section.NEWS))) == 8


def _tabs(shown: Any) -> Any:
    return shown(Section.NEWS).context["tabs"]


def test_a_part_that_is_none_and_a_page_that_is_none_show_the_list(shown: Any) -> None:
    LawPageFactory(title="กฎหมาย", live=True)
    NewsPageFactory(title="ข่าว", live=True)

    assert titles(shown(Section.LAW, tab="news", page=99999)) == ["กฎหมาย"]
    assert titles(shown(Section.NEWS, tab="zz", page=99999, year="9999")) == ["ข่าว"]


def test_a_part_is_narrowed_further_and_keeps_its_name(shown: Any) -> None:
    NewsPageFactory(title="ปีก่อน", live=True, fiscal_year=2025)
    NewsPageFactory(title="ปีนี้", live=True, fiscal_year=2026)
    AnnouncementPageFactory(title="ประกาศ", live=True, fiscal_year=2025)

    response = shown(Section.NEWS, tab="news", year=2568)

    assert titles(response) == ["ปีก่อน"]
    assert '<option value="news" selected>' in response.content.decode()


def test_pictures_show_the_first_of_each_page(client: Client, section: Find) -> None:
    url = f"{section(Section.NEWS).url}?tab=pictures"
    NewsPageFactory(live=True)
    one = queries_of(client, url)
    for _ in range(5):
        NewsPageFactory(live=True, gallery=[GalleryImage(image=ImageFactory()) for _ in range(3)])

    client.get(url)  # makes the renditions
    assert queries_of(client, url) == one
    assert client.get(url).content.decode().count("<img ") == 6


def test_the_next_event_stands_first_and_what_was_behind(shown: Any) -> None:
    now = timezone.now()
    for title, days in (("ปีก่อน", -300), ("เมื่อวาน", -1), ("ปีหน้า", 300), ("พรุ่งนี้", 1)):
        NewsPageFactory(title=title, live=True, event_from=now + timedelta(days=days))

    expected = ["พรุ่งนี้", "ปีหน้า", "เมื่อวาน", "ปีก่อน"]
    assert titles(shown(Section.NEWS, tab="events")) == expected


def test_plans_and_reports_stand_by_year(shown: Any) -> None:
    PlanPageFactory(title="แผน 68", live=True, fiscal_year=2025, plan_kind=PlanKind.BUDGET)
    PlanPageFactory(title="แผน 69", live=True, fiscal_year=2026, plan_kind=PlanKind.STRATEGY)
    PlanPageFactory(title="รายงาน", live=True, plan_kind=PlanKind.ANNUAL_REPORT)

    response = shown(Section.GENERAL, tab="plans")

    assert titles(response) == ["แผน 69", "แผน 68"]
    html = response.content.decode()
    assert html.index("แผน 69") < html.index("ปีงบประมาณ พ.ศ. 2568</h2>") < html.index("แผน 68")
    assert titles(shown(Section.GENERAL, tab="reports")) == ["รายงาน"]


def test_general_information_stands_in_the_order_of_the_announcement(shown: Any) -> None:
    PlanPageFactory(title="แผนดำเนินงาน", live=True)
    PlanPageFactory(title="แผนเก่า", live=True, archived_on=date(2026, 1, 1))

    topics = shown(Section.GENERAL).context["topics"]

    assert [[page.title for page in topic.pages] for topic in topics] == [
        [],
        [],
        [],
        ["แผนดำเนินงาน"],
        [],
    ]
    assert "topics" not in shown(Section.GENERAL, year=2569).context
    assert "topics" in shown(Section.GENERAL, page=99999, fbclid="x").context


def test_laws_lead_to_the_gazette(shown: Any) -> None:
    LawPageFactory(live=True, gazette_url="https://gazette.example.go.th/142/10.pdf")
    LawPageFactory(live=True)

    html = shown(Section.LAW).content.decode()

    assert html.count("เล่ม 142 ตอนพิเศษ 10 ง หน้า 5") == 2
    assert html.count("https://gazette.example.go.th/142/10.pdf") == 1


def test_manuals_say_how_long_all_takes(client: Client, section: Find, shown: Any) -> None:
    ServiceManualPageFactory(live=True)
    steps = ServiceManualPageFactory._meta.model.objects.get().steps.all()
    steps.update(duration="20 นาที")
    url = section(Section.SERVICE_MANUALS).url
    one = queries_of(client, url)

    html = shown(Section.SERVICE_MANUALS).content.decode()
    for _ in range(4):
        ServiceManualPageFactory(live=True)

    assert f"รวมทุกขั้นตอน {20 * len(steps)} นาที" in html
    assert queries_of(client, url) == one
    OperationsManualPageFactory(live=True)
    assert shown(Section.OPERATIONS_MANUALS)


def test_questions_are_a_part_of_knowledge(shown: Any) -> None:
    KnowledgePageFactory(title="บทความ", live=True)
    page = QuestionsPageFactory(title="ถามบ่อย", live=True)

    assert titles(shown(Section.KNOWLEDGE, tab="questions")) == ["ถามบ่อย"]
    assert page.questions.count() == 2


def test_a_part_asks_as_much_for_many_pages_as_for_few(client: Client, section: Find) -> None:
    now = datetime.now(UTC)
    urls = [
        f"{section(Section.NEWS).url}?tab={tab}" for tab in ("news", "events", "results", "alerts")
    ]

    def publish(count: int) -> None:
        for number in range(count):
            NewsPageFactory(live=True, is_alert=True, event_from=now + timedelta(days=number))
            ProcurementResultPageFactory(live=True, month=number % 12 + 1)

    publish(3)
    few = [queries_of(client, url) for url in urls]
    publish(20)

    assert [queries_of(client, url) for url in urls] == few
