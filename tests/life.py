"""Two years of a small agency, lived with a moved clock through the real operations.

``live`` lets it publish so many items in each fiscal year, with returns, refusals, withdrawals,
words of mouth, corrections of what is live and ends of periods; what its officers did is noted
beside the register, so that figures can be recounted without it.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from django.contrib.auth.models import User
from wagtail.models import Page, Site

from home.models import ContentPage
from home.thai.working_days import is_working_day
from ita.register.enums import Act
from ita_site.demo.life import Life
from ita_site.demo.story import (
    APPROVING,
    ASKING,
    CHECKING,
    CONFIRMING,
    CORRECTING,
    STEPS,
    TILL_PAST,
    URGENT,
    Acts,
    Officers,
    pass_steps,
    revise,
)
from ita_site.demo.working_time import CLOSES
from tests.factories import LawPageFactory, NewsPageFactory, UnitFactory, UserFactory

BANGKOK = timezone(timedelta(hours=7))
SEED = 447
SHARES = {"published": 72, "corrected": 8, "with_end": 8, "revised": 4, "urgent": 2}
SHARES |= {"refused": 2, "withdrawn": 2, "archived": 2}
LASTS = (15, 60)  # days of a publication with an end
ACT_OF_STEP = {"checker": Act.CHECKED, "approver": Act.APPROVED, "webmaster": Act.PUBLISHED}


@dataclass(frozen=True)
class Note:
    """What an officer did, noted as it was done."""

    at: datetime
    act: Act
    page: int

    @property
    def fiscal_year(self) -> int:
        """Begins in October, in Bangkok; computed without ``home.thai``."""
        local = self.at.astimezone(BANGKOK)
        return local.year + (local.month >= 10)


@dataclass
class Told:
    """All that happened, for who wants to recount it."""

    site: Site
    until: datetime  # when it ends
    notes: list[Note] = field(default_factory=list)
    ends: dict[int, date] = field(default_factory=dict)  # {page: last day of its publication}

    def count(self, act: Act, year: int) -> int:
        return sum(note.act == act and note.fiscal_year == year for note in self.notes)

    def published(self, year: int) -> set[int]:
        """The pages that went live in the fiscal year."""
        return {
            note.page
            for note in self.notes
            if note.act == Act.PUBLISHED and note.fiscal_year == year
        }


class Scribes(Officers):
    """Officers who note what they do."""

    def __init__(self, users: dict[str, User], told: Told) -> None:
        super().__init__(users, told.site)
        self.told = told

    def _note(self, act: Act, page: Page) -> None:
        self.told.notes.append(Note(datetime.now(UTC), act, page.pk))

    def request(self, page: Page, writer: str) -> None:
        super().request(page, writer)
        self._note(Act.REQUESTED, page)

    def pass_step(self, page: Page, name: str, note: str = "") -> None:
        super().pass_step(page, name, note)
        self._note(ACT_OF_STEP[name], page)

    def record_word(self, page: Page, reason: str) -> None:
        super().record_word(page, reason)
        self._note(Act.ORAL_APPROVED, page)

    def answer_word(self, page: Page, reason: str = "") -> None:
        super().answer_word(page, reason)
        self._note(Act.ORAL_CONFIRMED, page)

    def publish(self, page: Page) -> None:
        super().publish(page)
        self._note(Act.PUBLISHED, page)

    def send_back(self, page: Page, reason: str, code: str = "") -> None:
        super().send_back(page, reason, code)
        self._note(Act.RETURNED, page)

    def refuse(self, page: Page, reason: str, code: str = "") -> None:
        super().refuse(page, reason, code)
        self._note(Act.REFUSED, page)

    def withdraw(self, page: Page, writer: str) -> None:
        super().withdraw(page, writer)
        self._note(Act.WITHDRAWN, page)

    def archive(self, page: Page, reason: str) -> None:
        super().archive(page, reason)
        self._note(Act.ARCHIVED, page)


def live(site: Site, items: dict[int, int], last_day: date) -> Told:
    """Live from the first day of the first fiscal year (C.E.) in ``items`` to ``last_day``.

    Args:
        items: {fiscal year: how many items are begun in it}.
    """
    told = Told(site, datetime.combine(last_day, CLOSES, BANGKOK))
    dice = random.Random(SEED)
    officers = Scribes(_people(), told)
    unit = UnitFactory(site=site)
    with Life(date(min(items) - 1, 10, 1), last_day) as life:
        for year, count in items.items():
            for day in sorted(dice.choices(_working_days(year, last_day), k=count)):
                kind = dice.choices(list(SHARES), list(SHARES.values()))[0]
                life.begin(day, _story(kind, day, unit, officers, dice))
        life.run()
    return told


def _people() -> dict[str, User]:
    return {
        "requester": UserFactory(requester=True),
        "checker": UserFactory(checker=True),
        "approver": UserFactory(approver=True),
        "webmaster": UserFactory(webmaster=True),
        "webmaster2": UserFactory(webmaster=True),
    }


def _working_days(year: int, last_day: date) -> list[date]:
    first = date(year - 1, 10, 1)
    days = [first + timedelta(days=number) for number in range(366)]
    # What is begun in the last days is over before the year is, so that years are told apart.
    return [day for day in days if day <= min(date(year, 9, 1), last_day) and is_working_day(day)]


def _story(kind: str, day: date, unit: Any, officers: Scribes, dice: random.Random) -> Acts:
    end = day + timedelta(days=dice.randint(*LASTS)) if kind == "with_end" else None
    page = _write(day, end, unit, officers)
    yield ASKING
    if kind == "urgent":
        yield from _by_word(page, officers)
        return
    officers.request(page, "requester")
    yield from _goes_on(kind, page, officers)
    if end and kind == "with_end":
        officers.told.ends[page.pk] = end


def _write(day: date, end: date | None, unit: Any, officers: Scribes) -> ContentPage:
    factory = NewsPageFactory if end else LawPageFactory
    extra = {"gallery": []} if end else {}
    page: ContentPage = factory(
        owner=officers.users["requester"],
        owner_unit=unit,
        period_from=day,
        period_to=end,
        fiscal_year=day.year + (day.month >= 10),
        publication_end_date=end,
        **extra,
    )
    return page


def _goes_on(kind: str, page: ContentPage, officers: Scribes) -> Iterator[tuple[float, float]]:
    if kind == "withdrawn":
        yield URGENT
        officers.withdraw(page, "requester")
    elif kind == "refused":
        yield from pass_steps(page, officers, 1)
        yield APPROVING
        officers.refuse(page, "ไม่อยู่ในอำนาจหน้าที่", "outside-mission")
    else:
        yield from _ends_live(kind, page, officers)


def _ends_live(kind: str, page: ContentPage, officers: Scribes) -> Acts:
    if kind == "corrected":
        yield CHECKING
        officers.send_back(page, "ยังไม่ครบถ้วน")
        yield CORRECTING
        yield from revise(page, {"summary": "แก้ไขตามที่ผู้ตรวจสอบแจ้งแล้ว"}, "requester", officers)
        return
    yield from pass_steps(page, officers, len(STEPS))
    if kind == "revised":
        yield TILL_PAST
        yield from revise(page, {"summary": "ปรับปรุงให้เป็นปัจจุบัน"}, "requester", officers)
    elif kind == "archived":
        yield TILL_PAST
        officers.archive(page, "พ้นเวลาใช้ประโยชน์")


def _by_word(page: ContentPage, officers: Scribes) -> Acts:
    officers.request(page, "requester")
    yield URGENT
    officers.pass_step(page, "checker")
    yield URGENT
    officers.record_word(page, "ต้องแจ้งประชาชนภายในวันนี้")
    yield URGENT
    officers.publish(page)
    yield CONFIRMING
    officers.answer_word(page)
