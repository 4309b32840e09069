"""Tables of the memo on the screen: each line with its figures and a bar."""

from dataclasses import dataclass

from ita.monitoring.memo.figures import Line, MemoFigures, Share
from ita.monitoring.memo.findings import ACTS, FATES, STATED, TABLES
from ita.register.figures import Figure


@dataclass(frozen=True)
class Bar:
    """A line of a table; how far its bars reach, in percent of the longest line."""

    line: Line
    first: int
    updated: int


@dataclass(frozen=True)
class Chart:
    label: str
    bars: list[Bar]


@dataclass(frozen=True)
class Group:
    """Figures beside each other, with what they count."""

    label: str
    shares: list[Share]


def charts(figures: MemoFigures) -> list[Chart]:
    """One for each way in which the publications are parted; none without publications."""
    if not figures.count(Figure.PUBLISHED):
        return []
    found = ((label, figures.lines(dimension)) for dimension, label in TABLES.items())
    return [Chart(label, _bars(lines)) for label, lines in found if lines]


def totals(figures: MemoFigures) -> list[Share]:
    """The three figures that head the screen."""
    said = {
        Figure.FIRST: "เผยแพร่รายการใหม่ (รายการ)",
        Figure.UPDATED: "ปรับปรุงรายการเดิม (ครั้ง)",
        Figure.PUBLISHED: "รวมนำขึ้นเผยแพร่ (ครั้ง)",
    }
    return _shares(figures, said)


def groups(figures: MemoFigures) -> list[Group]:
    """All other figures of the register."""
    risks = [
        Share(str(risk.label), figures.cell(f"{Figure.RISK.value}.risk.{risk.value}"))
        for asked in STATED.values()
        for risk in asked
    ]
    answered = {
        Figure.NOT_ANSWERED: "เผยแพร่โดยไม่มีคำตอบของผู้ตรวจสอบครบทุกข้อ (ครั้ง)",
        Figure.NOT_SECOND_CHECKED: "เผยแพร่โดยไม่มีคำตอบการตรวจสอบซ้ำ (ครั้ง)",
    }
    return [
        Group("การพิจารณาคำขอเผยแพร่", _shares(figures, ACTS)),
        Group("เหตุผลที่ส่งคืนให้แก้ไข", figures.shares(Figure.RETURNED, "reason")),
        Group("เหตุผลที่ไม่อนุญาต", figures.shares(Figure.REFUSED, "reason")),
        Group("ผลของการอนุมัติด้วยวาจา", _shares(figures, FATES)),
        Group("ความเสี่ยงที่ผู้ตรวจสอบพบในข้อมูลที่เผยแพร่ (ครั้ง)", [*risks, *_shares(figures, answered)]),
    ]


def _shares(figures: MemoFigures, said: dict[Figure, str]) -> list[Share]:
    return [Share(label, figures.cell(figure.value)) for figure, label in said.items()]


def _bars(lines: list[Line]) -> list[Bar]:
    longest = max(line.published.count for line in lines) or 1
    return [
        Bar(line, *(round(100 * cell.count / longest) for cell in (line.first, line.updated)))
        for line in lines
    ]
