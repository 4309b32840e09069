"""Points that the figures suggest. They are offered to the officer who writes, never asserted."""

from collections.abc import Iterator
from dataclasses import dataclass

from ita.monitoring.memo.figures import MemoFigures
from ita.monitoring.memo.models import PointKind
from ita.register.figures import Figure

MANY_RETURNS = 3
LONG_WAIT_DAYS = 7


@dataclass(frozen=True)
class Proposal:
    key: str
    kind: PointKind
    text: str
    remedy: str = ""


def proposals(figures: MemoFigures) -> list[Proposal]:
    """What an officer may take over, from the figures alone."""
    return list(_all(figures))


def _all(figures: MemoFigures) -> Iterator[Proposal]:
    shares = figures.shares(Figure.RETURNED, "reason")
    if shares and shares[0].cell.count >= MANY_RETURNS:
        yield Proposal(
            "returns",
            PointKind.PROBLEM,
            f"คำขอเผยแพร่ถูกส่งคืนด้วยเหตุผล “{shares[0].label}” จำนวน {shares[0].cell.count} ครั้ง",
            "ชี้แจงเจ้าของข้อมูลให้ตรวจสอบเรื่องดังกล่าวก่อนขอเผยแพร่",
        )
    if late := figures.count(Figure.ORAL_LATE) + figures.count(Figure.ORAL_LAPSED):
        yield Proposal(
            "oral",
            PointKind.PROBLEM,
            f"การอนุมัติด้วยวาจาไม่ได้รับการยืนยันภายในกำหนด จำนวน {late} ครั้ง",
            "กำหนดผู้ติดตามให้มีการยืนยันเป็นลายลักษณ์อักษรภายในกำหนด",
        )
    if found := figures.count(Figure.DRIFT_FOUND):
        yield Proposal(
            "drift",
            PointKind.PROBLEM,
            f"พบข้อมูลที่เผยแพร่โดยไม่ผ่านการอนุมัติ จำนวน {found} ครั้ง",
            "ทบทวนสิทธิของผู้เข้าถึงระบบและกำชับให้ดำเนินการตามขั้นตอน",
        )
    if figures.median_wait and figures.median_wait.days >= LONG_WAIT_DAYS:
        yield Proposal(
            "wait",
            PointKind.SUGGESTION,
            f"ควรลดระยะเวลาตั้งแต่ขอเผยแพร่จนนำขึ้นเผยแพร่ ซึ่งมีค่ามัธยฐาน {figures.median_wait.days} วัน",
        )
