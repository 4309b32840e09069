"""What the file says of itself."""

from openpyxl import Workbook

from ita.workbook.writer.frame import Frame


def set_properties(workbook: Workbook, title: str, frame: Frame) -> None:
    """Title, agency and list; the values that were stored beside formulas are calculated anew on
    opening, where a program calculates."""
    properties = workbook.properties
    properties.title = f"{title} – {frame.list_name}" if frame.list_name else title
    properties.creator = properties.lastModifiedBy = frame.agency
    properties.subject = frame.list_name
    properties.language = "th-TH"
    workbook.calculation.fullCalcOnLoad = True
