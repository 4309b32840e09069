"""The layout of MITAS, the system of the Ministry of Public Health: element by element, a row for
each link, three a quarter where something is due each month. What stands right of its six columns
is for the summary's formulas, and hidden."""

from django.utils.translation import gettext_lazy as _

from ita.workbook import filed_rows
from ita.workbook.layouts.base import Layout
from ita.workbook.layouts.common import FIX_SHEET, REGISTER_SHEET, WORK_COLUMNS
from ita.workbook.rows import FiledRow
from ita.workbook.sheets import (
    ABSENT,
    GROUP_HEADING,
    PRESENT,
    SEQUENCE_HEADING,
    Column,
    EvidenceSheet,
    Kind,
    Role,
    word,
)


def _present(row: FiledRow) -> str:
    return "" if row.present is None else word(PRESENT if row.present else ABSENT)


MITAS_SHEET = EvidenceSheet(
    name="หลักฐาน MITAS",
    rows=filed_rows.filed_rows,
    is_heading=lambda row: row.is_heading,
    fixed=2,
    columns=(
        Column("MOIT", 10, lambda row: row.code, Kind.SHORT),
        Column(SEQUENCE_HEADING, 7, lambda row: row.number, Kind.SHORT),
        Column(_("Evidence to be checked"), 52, lambda row: row.text),
        Column(_("Present or absent"), 8, _present, Kind.SHORT, choices=(PRESENT, ABSENT)),
        Column("File/Link", 46, lambda row: row.url, Kind.LINK),
        Column(
            _("Further explanation"),
            36,
            lambda row: row.note,
            role=Role.NOTE,
            is_open=lambda row: row.work.takes_note,
        ),
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

MITAS = Layout(
    name="MITAS",
    label=_("MITAS: element by element, a row for each link"),
    sheets=(MITAS_SHEET, REGISTER_SHEET, FIX_SHEET),
)
