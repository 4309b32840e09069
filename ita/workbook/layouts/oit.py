"""The layout of OIT: a row for each piece of evidence. Its first twenty columns never move."""

from django.utils.translation import gettext_lazy as _

from home.thai.calendar import to_be
from ita.assessment.enums import ItemState
from ita.register.approval_summary import ActBy
from ita.workbook import builders
from ita.workbook.layouts.base import Layout
from ita.workbook.layouts.common import (
    FIX_SHEET,
    KEY_COLUMN,
    REGISTER_SHEET,
    VERDICT_COLUMNS,
    WORK_COLUMNS,
)
from ita.workbook.rows import ElementRow, EvidenceRow
from ita.workbook.sheets import (
    ABSENT,
    ELEMENTS,
    EVIDENCE,
    GROUP_HEADING,
    PRESENT,
    SEQUENCE_HEADING,
    STATE_HEADING,
    Column,
    EvidenceSheet,
    Kind,
    Role,
    bullets,
    day,
    lines,
    steps,
    word,
)


def _person(act: ActBy | None) -> str:
    """Name, position, date, and what is still missing of the act, each on its own line."""
    if act is None:
        return ""
    return lines(part for part in (act.name, act.position, day(act.at), act.note) if part)


def _approval(row: EvidenceRow) -> str:
    """The approver, or that what is live was not approved."""
    return lines(part for part in (_person(row.approval.approved), row.approval.problem) if part)


def _covered(row: ElementRow) -> str:
    return str(_("Covered by evidence") if row.covered else _("Not covered by evidence"))


def _met(row: ElementRow) -> str:
    words = {True: _("Met"), False: _("Not met"), None: _("Nobody can tell yet")}
    return str(words[row.is_met])


def _year(row: EvidenceRow) -> int | None:
    return to_be(row.fiscal_year) if row.fiscal_year else None


STATES = tuple(state.label for state in ItemState)

EVIDENCE_SHEET = EvidenceSheet(
    name=EVIDENCE,
    rows=builders.evidence_rows,
    fixed=3,
    pages_wide=2,
    columns=(
        Column(SEQUENCE_HEADING, 6, lambda row: row.sequence, Kind.NUMBER, role=Role.SEQUENCE),
        Column(_("Item code"), 8, lambda row: row.code, Kind.SHORT),
        Column(_("Indicator title"), 26, lambda row: row.title),
        Column(
            _("Present or absent"),
            7,
            lambda row: word(PRESENT if row.present else ABSENT),
            Kind.SHORT,
            choices=(PRESENT, ABSENT),
        ),
        Column(_("Page name"), 26, lambda row: row.page_title),
        Column("URL", 36, lambda row: row.url, Kind.LINK),
        Column(_("Path from the front page"), 30, lambda row: steps(row.click_path)),
        Column(
            _("Explanation"),
            24,
            lambda row: row.note,
            role=Role.NOTE,
            is_open=lambda row: row.work.takes_note,
        ),
        Column(_("Evidence files"), 24, lambda row: bullets(row.files)),
        Column(_("Source of information"), 16, lambda row: row.source),
        Column(_("Period covered"), 13, lambda row: row.period),
        Column(_("Fiscal year"), 11, _year, Kind.NUMBER),
        Column(_("Date of publication"), 11, lambda row: day(row.published_at), Kind.SHORT),
        Column(_("Last update"), 11, lambda row: day(row.updated_at), Kind.SHORT),
        Column(
            _("Responsible for the information"), 17, lambda row: _person(row.approval.requested)
        ),
        Column(_("Checked by"), 17, lambda row: _person(row.approval.checked)),
        Column(_("Approved by"), 17, _approval),
        Column(_("Uploaded to the website by"), 17, lambda row: _person(row.approval.published)),
        Column(_("Register number"), 10, lambda row: row.approval.register_number, Kind.SHORT),
        Column(
            STATE_HEADING,
            12,
            lambda row: word(row.state),
            Kind.SHORT,
            role=Role.STATE,
            choices=STATES,
        ),
        Column(GROUP_HEADING, 13, lambda row: row.group, Kind.SHORT, role=Role.GROUP),
        Column(
            _("Found by the system"),
            14,
            lambda row: word(row.machine_state),
            Kind.SHORT,
            is_inside=True,
        ),
        Column(_("Verdict of an officer"), 28, lambda row: row.verdict, is_inside=True),
        *WORK_COLUMNS,
    ),
)

ELEMENT_SHEET = EvidenceSheet(
    name=ELEMENTS,
    rows=builders.element_rows,
    columns=(
        Column(_("Item code"), 9, lambda row: row.code, Kind.SHORT),
        Column(_("Indicator title"), 28, lambda row: row.title),
        Column(_("Element number"), 7, lambda row: row.number, Kind.SHORT),
        Column(_("Element group"), 20, lambda row: row.section),
        Column(_("Required element"), 48, lambda row: row.text),
        Column(_("Kind of paper"), 14, lambda row: row.kind),
        Column(_("Covered or not"), 12, _covered, Kind.SHORT),
        Column(_("Covered by page"), 28, lambda row: bullets(row.page_titles)),
        Column("URL", 36, lambda row: row.url, Kind.LINK),
        Column(_("Requirement"), 14, lambda row: row.requirement, Kind.SHORT),
        Column(_("Met or not"), 14, _met, Kind.SHORT),
        Column(_("Found by the checks"), 36, lambda row: bullets(row.findings), is_inside=True),
        Column(_("Verdict of an officer"), 28, lambda row: row.verdict, is_inside=True),
        Column(_("Wording confirmed by"), 22, lambda row: row.confirmed_by, is_inside=True),
        *VERDICT_COLUMNS,
        KEY_COLUMN,
    ),
)

OIT = Layout(
    name="OIT",
    label=_("OIT: a row for each piece of evidence"),
    sheets=(EVIDENCE_SHEET, ELEMENT_SHEET, REGISTER_SHEET, FIX_SHEET),
)
