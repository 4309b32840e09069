"""Figures of the memo that are not counted from the register, and where they come from.

Each has its place in the memo from the start. A place that no source fills, or whose source looked
at nothing yet, says in words that it was not looked at. A source registers by the hook
``register_memo_figure``: () -> ``Source``; nothing else is to be done for it to stand in the memo.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wagtail import hooks
from wagtail.models import Site

HOOK = "register_memo_figure"
NOT_LOOKED_AT = "ยังไม่ได้ตรวจสอบในระบบ"


class Place(StrEnum):
    """What the memo says beside the register, in the order of the paper."""

    OVERDUE_REVIEWS = "overdue_reviews"
    DEAD_LINKS = "dead_links"
    PERSONAL_DATA = "personal_data"
    COMPLETENESS = "completeness"
    TRAINING = "training"
    VISITS = "visits"
    SATISFACTION = "satisfaction"


TITLES: dict[Place, str] = {
    Place.OVERDUE_REVIEWS: "รายการที่ถึงกำหนดทบทวนแล้วยังไม่ได้ทบทวน",
    Place.DEAD_LINKS: "ลิงก์ที่เปิดไม่ได้",
    Place.PERSONAL_DATA: "ข้อมูลส่วนบุคคลที่ระงับไว้ไม่ให้เผยแพร่",
    Place.COMPLETENESS: "ผลการตรวจความครบถ้วนของข้อมูล",
    Place.TRAINING: "การอบรมและให้ความรู้แก่เจ้าหน้าที่",
    Place.VISITS: "สถิติการเข้าใช้เว็บไซต์",
    Place.SATISFACTION: "ความพึงพอใจของผู้ใช้เว็บไซต์",
}
# What is said instead where nothing is known, if it is not looked for by the system.
UNKNOWN: dict[Place, str] = {
    Place.VISITS: "ยังไม่มีสถิติการเข้าใช้ของช่วงเวลานี้ที่เผยแพร่",
    Place.SATISFACTION: "ยังไม่มีผลสำรวจความพึงพอใจของช่วงเวลานี้ที่เผยแพร่",
}


@dataclass(frozen=True)
class Stated:
    """What a source says, in Thai ("12 รายการ"), and where an officer sees its rows."""

    words: str
    url: str = ""


@dataclass(frozen=True)
class Source:
    """``read`` answers for an agency and the days from … to …; None: it was not looked at."""

    place: Place
    read: Callable[[Site, date, date], Stated | None]


@dataclass(frozen=True)
class Fact:
    """A place of the memo as it is now."""

    title: str
    words: str
    url: str = ""
    is_known: bool = False


def facts(site: Site, first: date, last: date) -> list[Fact]:
    """All places, in order."""
    read: dict[Place, Stated | None] = {}
    for contribute in hooks.get_hooks(HOOK):
        source: Source = contribute()
        read[source.place] = source.read(site, first, last)
    return [_fact(place, read.get(place)) for place in Place]


def _fact(place: Place, stated: Stated | None) -> Fact:
    if stated is None:
        return Fact(TITLES[place], UNKNOWN.get(place, NOT_LOOKED_AT))
    return Fact(TITLES[place], stated.words, stated.url, is_known=True)
