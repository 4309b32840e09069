"""Turns the sheets into an .xlsx file. Nothing outside this package knows openpyxl."""

from ita.workbook.writer.book import write
from ita.workbook.writer.listing import write_list

__all__ = ["write", "write_list"]
