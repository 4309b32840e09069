"""The page of a month, with the figures as they are now. What it says is Thai: it becomes content.

``Figures`` are plain lists, so that what was counted can be kept and compared with a page.
"""

from datetime import date
from decimal import Decimal
from html import escape
from typing import Any

from wagtail.models import Page, Site

from home.enums import ContentKind, FigureGroup
from home.levels import LEVELS
from home.models import (
    ContentPage,
    SatisfactionPage,
    SatisfactionResult,
    SatisfactionSurveyPage,
    UsageFigure,
    UsageStatisticsPage,
)
from home.surveys.results import Results
from home.surveys.rules import OF_DEVICE, OF_NETWORK
from home.thai.calendar import fiscal_year, format_month
from ita.monitoring.appointment.duties import agency_name
from ita.monitoring.drafts import paragraphs
from ita.monitoring.statistics.selectors import Thing, UseOfMonth

Figures = list[list[Any]]
MOST_NAMED = 10  # pages, files
LONGEST_LABEL = 150


def usage_page(site: Site, use: UseOfMonth) -> UsageStatisticsPage:
    """The use of a month: a page that is not stored yet."""
    total, agency = use.total, agency_name(site)
    month = format_month(total.month)
    page = UsageStatisticsPage(
        title=f"สถิติการใช้เว็บไซต์ เดือน{month}",
        summary=f"เดือน{month} มีการเปิดหน้าเว็บของ{agency} {total.views:,} ครั้ง "
        f"เปิดไฟล์ {total.downloads:,} ครั้ง "
        f"ผู้เข้าชม (รวมรายวัน) {total.visitors:,} ราย นับได้ {total.days} วันจาก {total.length} วัน",
        source="บันทึกการเข้าใช้เว็บไซต์ ระบบนับให้",
        body=paragraphs("".join(_how_counted(use))),
        **_about(total.month, total.last),
    )
    page.figures = [
        UsageFigure(group=group, label=label[:LONGEST_LABEL], count=count, sort_order=order)
        for order, (group, label, count) in enumerate(_usage_figures(use))
    ]
    return page


def _usage_figures(use: UseOfMonth) -> list[tuple[str, str, int]]:
    total = use.total
    figures = [
        ("", f"เปิดหน้าเว็บ เดือน{format_month(total.month)}", total.views),
        (FigureGroup.TOTAL.value, "ผู้เข้าชม (รวมรายวัน)", total.visitors),
        (FigureGroup.TOTAL.value, "เปิดไฟล์", total.downloads),
    ]
    if use.searches:
        figures += [
            (FigureGroup.TOTAL.value, "ค้นหา", use.searches.asked),
            (FigureGroup.TOTAL.value, "ค้นหาที่ไม่พบผล", use.searches.unanswered),
        ]
    named: dict[FigureGroup, list[Thing]] = {
        FigureGroup.SECTION: use.sections,
        FigureGroup.PAGE: use.pages[:MOST_NAMED],
        FigureGroup.FILE: use.files[:MOST_NAMED],
    }
    for group, things in named.items():
        figures += [(group.value, thing.title, thing.times) for thing in things]
    return figures


def _how_counted(use: UseOfMonth) -> list[str]:
    total = use.total
    lines = [
        f"<p>ระบบนับจากบันทึกการเข้าใช้ {total.days} วันจาก {total.length} วันของเดือน "
        "ไม่ใช้คุกกี้ ไม่เก็บว่าผู้เข้าชมเป็นใคร "
        "ผู้เข้าชมนับตามที่อยู่เครือข่ายในแต่ละวันแล้วรวมทุกวัน ไม่นับเจ้าหน้าที่ที่เข้าสู่ระบบ "
        f"และไม่นับโปรแกรมอัตโนมัติ {total.robots:,} ครั้ง</p>"
    ]
    if total.missing:
        lines.append(f"<p>ไม่มีบันทึก {total.missing} วัน ตัวเลขจึงต่ำกว่าความจริง</p>")
    if total.lost:
        lines.append(f"<p>มีการเรียกดู {total.lost:,} ครั้งที่บันทึกไม่ครบจึงนับไม่ได้</p>")
    return lines


def satisfaction_page(survey: SatisfactionSurveyPage, results: Results) -> SatisfactionPage:
    """The results of a month's answers: a page that is not stored yet. Topics that nobody answered
    have no percentage, and are named in the text."""
    month = format_month(results.first)
    answered = [topic for topic in results.topics if topic.levels.answered]
    without = [topic.text for topic in results.topics if not topic.levels.answered]
    page = SatisfactionPage(
        title=f"ระดับความพึงพอใจ เดือน{month}: {survey.title}",
        summary=f"ผลการประเมินจากผู้ตอบ {results.answered:,} คนในเดือน{month} "
        f"ใน {len(answered)} ประเด็น",
        source=survey.title,
        respondents=results.answered,
        body=paragraphs(_how_answered(results, without)),
        **_about(results.first, results.last),
    )
    page.results = [
        SatisfactionResult(
            question=topic.text,
            percent=topic.levels.satisfied,
            sort_order=order,
            **{f"level_{level}": topic.levels.counts.get(level, 0) for level in LEVELS},
        )
        for order, topic in enumerate(answered)
    ]
    return page


def _how_answered(results: Results, without: list[str]) -> str:
    web = results.answered - results.on_paper
    text = (
        f"<p>ผู้ตอบทางเว็บไซต์ {web:,} คน บนกระดาษ {results.on_paper:,} คน แต่ละประเด็นมีผู้ตอบไม่เท่ากันได้ "
        "ร้อยละของผู้พึงพอใจคือผู้ตอบระดับมากและมากที่สุด ระบบคำนวณจากคำตอบ ไม่มีผู้ใดพิมพ์ตัวเลขเอง</p>"
        f"<p>ทางเว็บไซต์นับไม่เกิน {OF_DEVICE} คำตอบต่ออุปกรณ์ และ {OF_NETWORK} คำตอบต่อเครือข่ายต่อวัน "
        "คำตอบบนกระดาษเจ้าหน้าที่คนหนึ่งบันทึกและอีกคนหนึ่งตรวจเทียบกับกระดาษ</p>"
    )
    return text + (f"<p>ไม่มีผู้ตอบประเด็น: {escape(', '.join(without))}</p>" if without else "")


def _about(first: date, last: date) -> dict[str, Any]:
    return {
        "period_from": first,
        "period_to": last,
        "fiscal_year": fiscal_year(first),
        "content_kind": ContentKind.STATISTICS.value,
    }


def figures_on(page: Page) -> Figures:
    """What a page of either kind says in figures."""
    if isinstance(page, UsageStatisticsPage):
        rows = _in_order(page.figures.all())
        return [[row.group, row.label, row.count] for row in rows]
    assert isinstance(page, SatisfactionPage)
    results = [
        [row.question, f"{Decimal(row.percent):.2f}", *(getattr(row, f"level_{n}") for n in LEVELS)]
        for row in _in_order(page.results.all())
    ]
    return [[page.respondents], *results]


def _in_order(rows: Any) -> list[Any]:
    return sorted(rows, key=lambda row: row.sort_order or 0)


CONTENT = ("title", "summary", "source", "body", "period_from", "period_to", "fiscal_year")


def write_over(content: ContentPage, made: ContentPage) -> None:
    """Have ``content`` (a saved state) say what ``made``, a new page of the same type, says."""
    for name in CONTENT:
        setattr(content, name, getattr(made, name))
    if isinstance(content, UsageStatisticsPage) and isinstance(made, UsageStatisticsPage):
        content.figures = list(made.figures.all())
    if isinstance(content, SatisfactionPage) and isinstance(made, SatisfactionPage):
        content.respondents, content.results = made.respondents, list(made.results.all())
