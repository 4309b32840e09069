"""A paper as plain data: what both writers, PDF and Word, put on the sheet.

Official papers are Thai whatever the language of the screen, so their words stand in this package
and not in the catalogue.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from home.core.printable import printable
from home.thai.calendar import format_date
from home.thai.numerals import to_thai_digits
from ita.register.models import RegisterEntry

WEB_ADDRESS = re.compile(r"((?:https?://|www\.)\S+|\S+@\S+)")


def thai(text: str) -> str:
    """``text`` in Thai numerals, except in addresses, which would lead nowhere."""
    parts = WEB_ADDRESS.split(printable(text))
    return "".join(part if odd % 2 else to_thai_digits(part) for odd, part in enumerate(parts))


def day_of(moment: datetime) -> str:
    """The day as memos write it: "๒๘ ตุลาคม ๒๕๖๕"."""
    return to_thai_digits(format_date(moment))


@dataclass(frozen=True)
class Line:
    """A label with dotted lines behind it; ``text`` stands on them, empty to be filled by hand."""

    label: str
    text: str = ""
    rows: int = 1  # dotted lines where there is no text


@dataclass(frozen=True)
class Signature:
    """A block to sign: who, in which post, when; what is empty is a dotted line."""

    role: str
    name: str = ""
    position: str = ""
    day: str = ""


@dataclass(frozen=True)
class VerificationCode:
    """Where a reader checks a paper, and the head of the register's chain when it was printed."""

    number: str
    url: str
    head_number: str
    head_day: str
    head: str  # SHA-256 of the head row

    @property
    def short_head(self) -> str:
        return self.head[:12]


@dataclass(frozen=True)
class Form:
    """A sheet of lines with signature blocks: two beside each other, the third below."""

    heading: str
    subheading: str
    lines: list[Line]
    signatures: list[Signature]
    proof: VerificationCode | None = None


@dataclass(frozen=True)
class Heading:
    """A bold line above what belongs to it; it never stands at the foot of a page. Of a part
    within a part it is indented (``is_part``)."""

    heading: str
    is_part: bool = False


@dataclass(frozen=True)
class Table:
    """Rows below ``columns``; ``total`` stands in bold below them.

    ``widths`` are parts of the sheet; without them the first column takes what figures leave.
    ``figures`` are the places of the columns of figures: all but the first, where nothing is said.
    A table of few rows stays on one page, unless they are ``long``.
    """

    columns: list[str]
    rows: list[list[str]]
    total: list[str] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    figures: list[int] | None = None
    long: bool = False

    @property
    def of_figures(self) -> list[int]:
        return list(range(1, len(self.columns))) if self.figures is None else self.figures


Block = str | Heading | Table  # a string is a paragraph


@dataclass(frozen=True)
class Report:
    """What an office counted and signs: two signatures beside each other."""

    heading: str
    subheading: str
    blocks: Sequence[Block]
    signatures: list[Signature]
    proof: VerificationCode | None = None


@dataclass(frozen=True)
class Memo:
    """A บันทึกข้อความ; the last block is a paragraph, which stays with the signatures. Without a
    ``proof`` it is the paper of no single row of the register."""

    department: str
    reference: str
    day: str
    subject: str
    addressee: str
    blocks: Sequence[Block]
    signature: Signature
    head: Signature
    proof: VerificationCode | None
    emblem: bytes = field(default=b"", repr=False)  # PNG


@dataclass(frozen=True)
class OrderPart:
    """A numbered part of an order: a heading, then what stands below it."""

    heading: str
    lines: list[str]
    closing: str = ""


@dataclass(frozen=True)
class Order:
    """A คำสั่ง as the Regulation on Correspondence lays it out; what is empty is a dotted line."""

    issuer: str
    number: str
    year: str
    subject: str
    paragraphs: list[str]
    parts: list[OrderPart]
    closing: str
    effective: str
    day: str
    signature: Signature
    emblem: bytes = field(default=b"", repr=False)  # PNG


Paper = Form | Memo | Order | Report


def line(label: str, text: str = "", rows: int = 1) -> Line:
    return Line(label, thai(text.strip()), rows)


def signature(role: str, row: RegisterEntry | None) -> Signature:
    """The block of who did the act ``row``; empty lines where it was not done (yet)."""
    if row is None:
        return Signature(role)
    day = day_of(row.occurred_at)
    return Signature(role, thai(row.actor_name), thai(row.actor_position), day)


def joined(parts: Iterable[str], limit: int = 8) -> str:
    """``parts`` as a list in a sentence; a long one names the first and counts the others."""
    known = [part for part in parts if part]
    more = len(known) - limit
    return ", ".join(known[:limit]) + (f" และอีก {more} รายการ" if more > 0 else "")
