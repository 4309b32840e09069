"""What an office publishes beside the pages of the content files: news, notices, monthly results.

Written by dice from ``content/everyday.json``; the same seed makes the same entries.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from home.thai.calendar import MONTHS, fiscal_year, format_date, to_be
from home.thai.working_days import is_working_day
from ita_site.demo.content import PageEntry, Story, read

SEED = 2569
A_WEEK = (3, 4)  # entries, at least and at most
NUMBERS = (4, 39)
ALERT_DAYS = 12
CONTRACTS = (2, 4)
# {number of the entry: what becomes of it}; the others are published without a stop.
STORIES = {
    **dict.fromkeys(range(5, 240, 9), "corrected"),
    **dict.fromkeys((17, 88, 145), "withdrawn"),
    **dict.fromkeys((38, 118, 177), "refused"),
    **dict.fromkeys((29, 52, 79, 115, 154), "archived"),
    **dict.fromkeys((44, 106, 166, 201), "urgent_confirmed"),
    61: "taken_down",
    70: "urgent_late",
    97: "urgent",  # nobody confirms it: it lapses
    136: "urgent_denied",
}
# Months (C.E.) whose results do not stand in content/procurement.json.
RESULTS = ((2026, 4), (2026, 5), (2026, 6), (2026, 7), (2026, 8), (2026, 10))

Dated = tuple[date, PageEntry]


def everyday(first: date, last: date) -> Iterator[Dated]:
    """The municipality's entries, each with the day on which its writer begins."""
    dice, content = random.Random(SEED), read("everyday")
    themes = [theme for theme in content["themes"] if not theme.get("monthly")]
    for number, day in enumerate(_days(first, last, dice)):
        story = _story(STORIES.get(number, "published"), number)
        fitting = [theme for theme in themes if _fits(theme, day, story.kind)]
        yield day, _entry(dice.choice(fitting), day, number, dice, story)
    for theme in content["themes"]:
        if theme.get("monthly"):
            for number, day in enumerate(_months(first, last)):
                yield day, _entry(theme, day, number, dice, Story())
    for year, month in RESULTS:
        if (result := _procurement(year, month, dice))[0] <= last:
            yield result


def health(first: date, last: date) -> Iterator[Dated]:
    """The health office's entries: one each month."""
    dice, themes = random.Random(SEED), read("everyday")["health"]
    for number, day in enumerate(_months(first, last)):
        story = _story("corrected" if number % 5 == 2 else "published", number)
        yield day, _entry(themes[number % len(themes)], day, number, dice, story)


def _fits(theme: dict[str, Any], day: date, kind: str) -> bool:
    in_season = day.month in theme.get("months", (day.month,))
    return in_season and ("is_urgent" in theme) == kind.startswith("urgent")


def _story(kind: str, number: int) -> Story:
    content = read("everyday")
    if kind == "corrected":
        return Story(kind, **content["returns"][number % len(content["returns"])])
    if kind == "refused":
        return Story(kind, **content["refusals"][number % len(content["refusals"])])
    key = "urgent" if kind.startswith("urgent") else kind
    return Story(kind, content["reasons"].get(key, ""))


def _entry(
    theme: dict[str, Any], day: date, number: int, dice: random.Random, story: Story
) -> PageEntry:
    words = {
        "place": dice.choice(read("everyday")["places"]),
        "n": dice.randint(*NUMBERS),
        "date": format_date(day),
        "month": f"{MONTHS[day.month - 1]} {to_be(day.year)}",
    }
    summary = theme["summary"].format_map(words)
    if story.kind == "corrected":
        story = Story(story.kind, story.reason, story.code, "", {"summary": summary.split()[0]})
    is_alert = story.kind in ("urgent_confirmed", "urgent_late")
    return PageEntry(
        key=f"{theme['slug']}-{day:%Y%m%d}-{number}",
        type=theme.get("type", "NewsPage"),
        title=theme["title"].format_map(words),
        summary=summary,
        unit=theme["unit"],
        source=theme["source"],
        period=(day.isoformat(), day.isoformat()),
        fiscal_year=to_be(fiscal_year(day)),
        kind="announcement" if "announcement" in theme else "article",
        publication_end=(day + timedelta(days=ALERT_DAYS)).isoformat() if is_alert else None,
        fields=_fields(theme, day, number, is_alert),
        body=[text.format_map(words) for text in theme["body"]],
        writer=theme.get("writer", "requester"),
        story=story,
    )


def _fields(theme: dict[str, Any], day: date, number: int, is_alert: bool) -> dict[str, Any]:
    if "announcement" not in theme:
        return {"is_alert": is_alert}
    return {
        "announcement_kind": theme["announcement"],
        "reference_number": f"ประกาศที่ {number + 60}/{to_be(day.year)}",
        "announced_on": day.isoformat(),
    }


def _procurement(year: int, month: int, dice: random.Random) -> Dated:
    """The results of a month, written in the first days of the next."""
    name = f"{MONTHS[month - 1]} {to_be(year)}"
    first = date(year, month, 1)
    next_month = (first + timedelta(days=31)).replace(day=1)
    fiscal = to_be(fiscal_year(first))
    contracts = [_contract(dice, fiscal, name) for _row in range(dice.randint(*CONTRACTS))]
    total = sum(int(contract["budget"]) for contract in contracts)
    return next_month + timedelta(days=3), PageEntry(
        key=f"procurement-{fiscal}-{month:02}",
        type="ProcurementResultPage",
        title=f"สรุปผลการจัดซื้อจัดจ้าง ประจำเดือน{name}",
        summary=f"ผลการจัดซื้อจัดจ้าง {len(contracts)} รายการ วงเงินรวม {total:,} บาท ตามแบบ สขร.1",
        unit="กองคลัง",
        source="งานพัสดุและทรัพย์สิน กองคลัง ข้อมูลจากระบบจัดซื้อจัดจ้างภาครัฐ",
        period=(first.isoformat(), (next_month - timedelta(days=1)).isoformat()),
        fiscal_year=fiscal,
        kind="performance",
        fields={"month": month, "none_this_month": False},
        body=["ทุกรายการอยู่ในแผนการจัดซื้อจัดจ้างที่ประกาศแล้ว"],
        lists={"contracts": contracts},
        writer="requester2",
    )


def _contract(dice: random.Random, fiscal: int, month: str) -> dict[str, Any]:
    content = read("everyday")
    words = {"n": dice.randint(*NUMBERS), "place": dice.choice(content["places"])}
    budget, firm = dice.randint(8, 90) * 1_000, dice.choice(content["firms"])
    price = f"{firm} {budget * 97 // 100:,} บาท"
    order, day = dice.randint(10, 200), dice.randint(3, 25)
    return {
        "work": dice.choice(content["works"]).format_map(words),
        "budget": str(budget),
        "reference_price": str(budget * 99 // 100),
        "method": "specific",
        "bidders": price,
        "winner": price,
        "reason": "เป็นผู้มีอาชีพรับงานนี้โดยตรง และเสนอราคาไม่เกินราคากลาง",
        "contract_number_date": f"ใบสั่ง {order}/{fiscal} ลงวันที่ {day} {month}",
    }


def _days(first: date, last: date, dice: random.Random) -> Iterator[date]:
    """Some working days of each week, in order."""
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        days = [monday + timedelta(days=number) for number in range(5)]
        working = [day for day in days if first <= day <= last and is_working_day(day)]
        yield from sorted(dice.choices(working, k=dice.randint(*A_WEEK)) if working else [])
        monday += timedelta(days=7)


def _months(first: date, last: date) -> Iterator[date]:
    """A day of each month on which monthly things are written."""
    day = first.replace(day=12)
    while day <= last:
        yield day
        day = (day.replace(day=1) + timedelta(days=31)).replace(day=12)
