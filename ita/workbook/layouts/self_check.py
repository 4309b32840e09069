"""The self-check that agencies make for themselves, unit by unit."""

from django.utils.translation import gettext_lazy as _

from ita.workbook import self_check_rows
from ita.workbook.layouts.base import Layout
from ita.workbook.layouts.common import FIX_SHEET, REGISTER_SHEET, WORK_COLUMNS
from ita.workbook.sheets import (
    GROUP_HEADING,
    SEQUENCE_HEADING,
    STATE_HEADING,
    Column,
    EvidenceSheet,
    Kind,
    Role,
    lines,
    word,
)
from ita.workbook.words import SELF_CHECK

SELF_CHECK_SHEET = EvidenceSheet(
    name="ตรวจสอบตนเอง",
    rows=self_check_rows.self_check_rows,
    is_heading=lambda row: row.is_heading,
    fixed=2,
    columns=(
        Column(SEQUENCE_HEADING, 7, lambda row: row.number, Kind.NUMBER),
        Column(_("Indicator"), 34, lambda row: row.title),
        Column(_("Elements of the information"), 46, lambda row: row.text),
        Column(_("Links"), 46, lambda row: row.url, Kind.LINK),
        Column(_("Who answers for it"), 24, lambda row: lines(row.owner)),
        Column(STATE_HEADING, 12, lambda row: row.status, Kind.SHORT, choices=SELF_CHECK),
        Column(
            _("State of the item"),
            12,
            lambda row: word(row.state),
            Kind.SHORT,
            role=Role.STATE,
            is_hidden=True,
        ),
        Column(GROUP_HEADING, 12, lambda row: row.group, role=Role.GROUP, is_hidden=True),
        Column(
            _("Number of the item"),
            8,
            lambda row: row.sequence,
            Kind.NUMBER,
            role=Role.SEQUENCE,
            is_hidden=True,
        ),
        *WORK_COLUMNS,
    ),
)

SELF = Layout(
    name="SELF-CHECK",
    label=_("Self-check by unit"),
    sheets=(SELF_CHECK_SHEET, REGISTER_SHEET, FIX_SHEET),
    is_by_unit=True,
)
