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
class Work:
    """What of a row an officer may change in a workbook that comes back; ``key`` says what the row
    is about and what it was made from (``ita.workbook.keys``)."""

    key: str = ""
    verdict: str = ""
    reason: str = ""
    unit: str = ""
    officer: str = ""
    takes_note: bool = False
    takes_verdict: bool = False
    takes_owner: bool = False


NO_WORK = Work()


@dataclass(frozen=True)
class EvidenceRow:
    """An item with one piece of its evidence, or an item that has none.

    ``sequence`` numbers the items and stands on the first row of each: formulas count by it.
    ``present``: the item is met, or a person judged that it is.
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
    work: Work = NO_WORK


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
    work: Work = NO_WORK


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
class FiledRow:
    """A row of the layouts that go element by element: an item or a group of elements as a heading,
    an element with one link, or one more link of it.

    ``present`` is None where the row says nothing of it.
    """

    code: str
    group: str
    state: ItemState
    text: str
    number: str = ""
    sequence: int | None = None
    is_heading: bool = False
    present: bool | None = None
    url: str = ""
    note: str = ""
    work: Work = NO_WORK


@dataclass(frozen=True)
class SelfCheckRow:
    """An element, or an item of which none are known, with who answers for it and how far it is; or
    one more link of it. A heading names the unit whose items follow."""

    code: str
    group: str
    state: ItemState
    title: str
    number: int | None = None
    sequence: int | None = None
    is_heading: bool = False
    text: str = ""
    url: str = ""
    owner: tuple[str, ...] = ()
    status: str = ""
    work: Work = NO_WORK


@dataclass(frozen=True)
class Cover:
    """What the summary says above its table; ``counts`` is what the system itself counted, and
    ``by_group`` the same for each group."""

    agency: str
    framework: str
    scheme: str
    year_be: int
    issuer: str
    made_at: datetime
    counts: dict[ItemState, int]
    unconfirmed: int
    head: Head | None = None  # of the agency's register, when the workbook was made
    by_group: tuple[tuple[Group, dict[ItemState, int]], ...] = ()
    is_inside: bool = False
    layout: str = ""
