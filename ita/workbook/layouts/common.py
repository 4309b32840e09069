"""Columns and sheets that layouts have in common."""

from django.utils.translation import gettext_lazy as _

from home.thai.calendar import format_datetime
from ita.workbook import builders
from ita.workbook.rows import RegisterRow
from ita.workbook.sheets import (
    FIXES,
    REGISTER,
    STATE_HEADING,
    Column,
    EvidenceSheet,
    Kind,
    Offered,
    Role,
    word,
)
from ita.workbook.words import MET, NOT_MET


def _live_address(row: RegisterRow) -> str:
    """Only what can be opened today is a link; the register keeps the address as text."""
    return row.url if row.is_live else ""


KEY_COLUMN = Column("", 4, lambda row: row.work.key, role=Role.KEY, is_inside=True, is_hidden=True)
VERDICT_COLUMNS = (
    Column(
        _("Verdict (to fill in)"),
        14,
        lambda row: row.work.verdict,
        Kind.SHORT,
        role=Role.VERDICT,
        choices=(MET, NOT_MET),
        is_open=lambda row: row.work.takes_verdict,
        is_inside=True,
    ),
    Column(
        _("Reason of the verdict (to fill in)"),
        28,
        lambda row: row.work.reason,
        role=Role.REASON,
        is_open=lambda row: row.work.takes_verdict,
        is_inside=True,
    ),
)
OWNER_COLUMNS = (
    Column(
        _("Owner unit (to fill in)"),
        18,
        lambda row: row.work.unit,
        role=Role.UNIT,
        choices=Offered.UNITS,
        is_open=lambda row: row.work.takes_owner,
        is_inside=True,
    ),
    Column(
        _("Officer (to fill in)"),
        22,
        lambda row: row.work.officer,
        role=Role.OFFICER,
        choices=Offered.OFFICERS,
        is_open=lambda row: row.work.takes_owner,
        is_inside=True,
    ),
)
WORK_COLUMNS = (*VERDICT_COLUMNS, *OWNER_COLUMNS, KEY_COLUMN)

REGISTER_SHEET = EvidenceSheet(
    name=REGISTER,
    columns=(
        Column(_("Register number"), 10, lambda row: row.number, Kind.SHORT),
        Column(_("Act on record"), 16, lambda row: row.act),
        Column(_("Date and time"), 16, lambda row: format_datetime(row.at)),
        Column(_("Full name"), 22, lambda row: row.name),
        Column(_("Position"), 24, lambda row: row.position),
        Column(_("Reason or note"), 30, lambda row: row.reason, is_inside=True),
        Column(_("Page name"), 34, lambda row: row.page_title),
        Column("URL", 34, lambda row: row.url, Kind.LINK, _live_address),
    ),
)

FIX_SHEET = EvidenceSheet(
    name=FIXES,
    rows=builders.fix_rows,
    is_inside=True,
    columns=(
        Column(_("Item code"), 9, lambda row: row.code, Kind.SHORT),
        Column(_("Indicator title"), 36, lambda row: row.title),
        Column(STATE_HEADING, 15, lambda row: word(row.state), Kind.SHORT, role=Role.STATE),
        Column(_("What is missing"), 56, lambda row: row.reason),
        Column(_("Where to mend it"), 18, lambda row: row.place),
        Column(_("Admin address"), 34, lambda row: row.url, Kind.LINK),
    ),
)
