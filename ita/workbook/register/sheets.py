"""The sheet of the register's own workbook: the columns of the evidence workbook, and the proof."""

from django.utils.translation import gettext_lazy as _

from ita.workbook.layouts.common import REGISTER_SHEET
from ita.workbook.sheets import REGISTER, Column, Sheet

REGISTER_EXPORT_SHEET = Sheet(
    name=REGISTER,
    pages_wide=2,
    columns=(
        *REGISTER_SHEET.columns,
        Column(_("Kind of content"), 16, lambda row: row.content_kind),
        Column(_("Seal (SHA-256)"), 34, lambda row: row.seal),
        Column(_("Hash of this row (SHA-256)"), 34, lambda row: row.sha256),
        Column(_("Hash of the row before (SHA-256)"), 34, lambda row: row.previous_sha256),
    ),
)
