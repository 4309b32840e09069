"""What stands in the evidence workbook, as plain data: one class for the rows of each sheet."""

from dataclasses import dataclass
from datetime import datetime

from ita.assessment.enums import ItemState
from ita.register.approval_summary import ApprovalSummary
from ita.register.heads import Head

UNPUBLISHED = ApprovalSummary()


@dataclass(frozen=True)
class Group:
    """A sub-indicator, or an indicator where the framework has no sub-indicators.

    ``label`` ("ตัวชี้วัด 9") joins the summary with the evidence sheet. It is never a bare code:
    a spreadsheet takes "9.1" and "9.10" for the same number.
    """

    label: str
    title: str


@dataclass(frozen=True)
class EvidenceRow:
    """An item with one piece of its evidence, or an item that has none.

    ``sequence`` numbers the items and stands on the first row of each: formulas count by it.
    """

    sequence: int | None
    code: str
    title: str
    present: bool
    group: str
    state: ItemState
    page_title: str = ""
    url: str = ""
    click_path: tuple[str, ...] = ()
    note: str = ""
    files: tuple[str, ...] = ()
    source: str = ""
    period: str = ""
    fiscal_year: int | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    approval: ApprovalSummary = UNPUBLISHED
    machine_state: ItemState = ItemState.NO_EVIDENCE  # what the system itself finds
    verdict: str = ""  # who judged, when and why, or that it must be judged again


@dataclass(frozen=True)
class ElementRow:
    """A required element and the pages that cover it; ``url`` is the first page's."""

    code: str
    title: str
    number: str
    section: str
    text: str
    kind: str
    covered: bool
    page_titles: tuple[str, ...]
    url: str
    is_met: bool | None = None  # nobody can tell yet
    requirement: str = ""
    findings: tuple[str, ...] = ()  # of the checks
    verdict: str = ""
    confirmed_by: str = ""  # the wording


@dataclass(frozen=True)
class RegisterRow:
    """An act in the register; ``is_live`` tells whether its page can be opened today.

    What has a default is shown by the register's own workbook only.
    """

    number: str
    act: str
    at: datetime
    name: str
    position: str
    reason: str
    page_title: str
    url: str
    is_live: bool
    content_kind: str = ""
    seal: str = ""
    sha256: str = ""
    previous_sha256: str = ""


@dataclass(frozen=True)
class FixRow:
    """One thing that keeps an item from being complete, and where it is mended."""

    code: str
    title: str
    state: ItemState
    reason: str
    place: str
    url: str


@dataclass(frozen=True)
class Cover:
    """What the summary says above its table; ``counts`` is what the system itself counted."""

    agency: str
    framework: str
    year_be: int
    issuer: str
    made_at: datetime
    counts: dict[ItemState, int]
    unconfirmed: int
    head: Head | None = None  # of the agency's register, when the workbook was made


@dataclass(frozen=True)
class EvidenceBook:
    """All that the workbook holds."""

    cover: Cover
    groups: tuple[Group, ...]
    evidence: tuple[EvidenceRow, ...]
    elements: tuple[ElementRow, ...]
    register: tuple[RegisterRow, ...]
    fixes: tuple[FixRow, ...]
