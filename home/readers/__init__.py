"""One small reader for each type of file. A reader takes an open binary file and yields its text
page by page, so that whoever reads can stop at any page; it raises ``CannotBeRead``."""

from collections.abc import Callable
from typing import IO

from home.readers.office import read_docx, read_ods, read_odt, read_pptx
from home.readers.pages import CannotBeRead, IsEncrypted, Pages, PageText
from home.readers.pdf import read_pdf
from home.readers.picture import read_picture
from home.readers.plain import read_plain
from home.readers.workbook import read_xlsx

Reader = Callable[[IO[bytes]], Pages]

READERS: dict[str, Reader] = {
    "pdf": read_pdf,
    "docx": read_docx,
    "xlsx": read_xlsx,
    "pptx": read_pptx,
    "odt": read_odt,
    "ods": read_ods,
    "csv": read_plain,
    "txt": read_plain,
    "jpg": read_picture,
    "png": read_picture,
}

__all__ = ["READERS", "CannotBeRead", "IsEncrypted", "PageText", "Reader"]
