"""How a sheet is printed, what stays in view, and what of it is protected."""

from typing import Any

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ita.workbook.sheets import Sheet
from ita.workbook.writer.frame import Frame

FONT_SIZE = 12
FONT = "TH Sarabun New,Regular"
MOST = 80  # letters of a name above a page; Excel takes 255 with its codes


def set_page(target: Worksheet, sheet: Sheet, frame: Frame) -> None:
    """A4 landscape with agency and list above each page; the hidden columns are not printed."""
    set_paper(target, sheet.name, frame, pages_wide=sheet.pages_wide)
    target.freeze_panes = f"{get_column_letter(sheet.fixed + 1)}2"
    target.print_title_rows = "1:1"
    target.print_title_cols = f"A:{get_column_letter(sheet.fixed)}"


def set_paper(target: Worksheet, name: str, frame: Frame, pages_wide: int = 1) -> None:
    """A4 landscape, as many pages high as it takes."""
    target.page_setup.orientation = "landscape"
    target.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    if pages_wide:
        target.page_setup.fitToWidth, target.page_setup.fitToHeight = pages_wide, 0
        target.sheet_properties.pageSetUpPr.fitToPage = True
    target.print_options.horizontalCentered = True
    margins = target.page_margins
    margins.left = margins.right = 0.4  # inches
    margins.top, margins.bottom, margins.header, margins.footer = 0.7, 0.6, 0.3, 0.3
    pages = _("Page %(page)s of %(pages)s") % {"page": "&P", "pages": "&N"}
    _say(target.oddHeader.left, _escaped(frame.agency))
    _say(target.oddHeader.right, _escaped(frame.list_name))
    _say(target.oddFooter.left, name)
    _say(target.oddFooter.right, pages)


def protect(target: Worksheet) -> None:
    """Headings and what the system wrote; without a password, for it guards against slips only.
    Columns and rows can still be made wider and filtered."""
    protection = target.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = False  # False: it is not forbidden
    protection.autoFilter = protection.sort = False


def _say(part: Any, text: str) -> None:
    part.text, part.font, part.size = text, FONT, FONT_SIZE


def _escaped(text: str) -> str:
    """In a header "&" begins a code, and a digit after the size would belong to it."""
    return " " + text[:MOST].replace("&", "&&")
