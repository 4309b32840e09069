"""Turns the sheets into an .xlsx file. Nothing outside this package knows openpyxl."""

from ita.workbook.writer.book import write

__all__ = ["write"]
