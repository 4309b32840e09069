"""What the index and the items' pages of a pack say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from home.thai.calendar import format_date, format_datetime
from ita.filing.manifest import Json
from ita.filing.models import Capture, Filing
from ita.filing.packs.places import Places
from ita.filing.problems import problem_of
from ita.filing.selectors import Frozen, FrozenEvidence, frozen
from ita.register.models import RegisterEntry

Erased = dict[str, RegisterEntry]


@dataclass(frozen=True)
class CopyView:
    """A frozen answer: its name, its address that day, and its copy in the pack; or why none."""

    label: str
    url: str
    path: str
    time: str
    problem: str = ""


@dataclass(frozen=True)
class EvidenceView:
    record: Json
    page: CopyView | None
    files: list[CopyView]
    papers: list[CopyView]


@dataclass
class ItemView:
    """An item on its page; ``path`` is where that lies."""

    record: Json
    evidence: list[EvidenceView]
    path: str = ""

    @property
    def code(self) -> str:
        return str(self.record["code"])

    @property
    def verdict(self) -> str:
        return verdict_in_words(self.record["verdict"])

    @property
    def elements(self) -> list[tuple[str, str]]:
        """(element, whether it is met)."""
        words = {True: "มี", False: "ไม่มี", None: "ยังไม่ได้ตัดสิน"}
        rows = self.record["elements"]
        return [
            (f"{each['number']} {each['text']}".strip(), words[each["is_met"]]) for each in rows
        ]


def item_views(filing: Filing, code: str, places: Places, erased: Erased) -> list[ItemView]:
    rows = filing.items.select_related("filing__framework", "filing__site")
    chosen = rows.filter(code=code) if code else rows
    return [_item(frozen(row), places, erased) for row in chosen]


def verdict_in_words(verdict: Json | None) -> str:
    if verdict is None:
        return ""
    words = "ผู้ตรวจตัดสินว่าครบถ้วน" if verdict["is_met"] else "ผู้ตรวจตัดสินว่ายังไม่ครบถ้วน"
    day = format_date(datetime.fromisoformat(verdict["given_at"]), short=True)
    post = f" ({verdict['position']})" if verdict["position"] else ""
    return f"{words}: {verdict['name']}{post} {day}"


def _item(found: Frozen, places: Places, erased: Erased) -> ItemView:
    return ItemView(found.record, [_evidence(each, places, erased) for each in found.evidence])


def _evidence(found: FrozenEvidence, places: Places, erased: Erased) -> EvidenceView:
    def copies(captures: Iterable[Capture]) -> list[CopyView]:
        return [_copy(each, each.name or each.url, places, erased) for each in captures]

    shown = found.elsewhere or found.page
    label = str(found.record["title"])
    return EvidenceView(
        record=found.record,
        page=_copy(shown, label, places, erased) if shown else None,
        files=copies(found.files),
        papers=copies(found.papers),
    )


def _copy(capture: Capture, label: str, places: Places, erased: Erased) -> CopyView:
    row: Any = erased.get(capture.sha256)
    problem = ""
    if row:
        problem = f"ลบสำเนาแล้วตามทะเบียนเลขที่ {row.label} วันที่ {format_date(row.occurred_at)}"
    elif not capture.is_whole:
        problem = f"ไม่มีสำเนา: {problem_of(capture)}"
    path = "" if problem else places.of(capture) or ""
    return CopyView(label, capture.url, path, format_datetime(capture.visited_at), problem)
