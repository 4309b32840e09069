"""The bar chart of the summary."""

from django.utils.translation import gettext as _
from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from ita.workbook.summary import STATES, Summary
from ita.workbook.writer.styles import STATE_COLOURS

ROW_HEIGHT_CM, FRAME_CM, WIDTH_CM = 1.5, 4.0, 42.0
MOST_HEIGHT_CM = 24.0  # of a page of A4 across, at the summary's scale


def draw_states(sheet: Worksheet, summary: Summary, row: int) -> bool:
    """From ``row`` on a bar for each group, divided by state, drawn from the table's cells; as high
    as a page at most. Whether there is anything to draw."""
    groups = summary.total_row - summary.head_row - 1
    if not groups:
        return False
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap = "bar", "stacked", 100
    chart.title = _("Items by state")
    chart.height = min(FRAME_CM + groups * ROW_HEIGHT_CM, MOST_HEIGHT_CM)
    chart.width, chart.gapWidth = WIDTH_CM, 60
    last_row = summary.total_row - 1
    data = Reference(
        sheet, min_col=3, max_col=2 + len(STATES), min_row=summary.head_row, max_row=last_row
    )
    chart.add_data(data, titles_from_data=True)
    chart.set_categories(
        Reference(sheet, min_col=1, min_row=summary.head_row + 1, max_row=last_row)
    )
    for series, state in zip(chart.series, STATES, strict=True):
        series.graphicalProperties.solidFill = STATE_COLOURS[state][1]
    _set_axes(chart)
    sheet.add_chart(chart, f"A{row}")
    return True


def _set_axes(chart: BarChart) -> None:
    chart.legend.position = "b"
    chart.x_axis.scaling.orientation = "maxMin"  # the first group at the top, as in the table
    chart.x_axis.delete = chart.y_axis.delete = False  # else recent Excel shows no axes
    chart.y_axis.number_format, chart.y_axis.crosses = "0", "max"
    chart.y_axis.majorGridlines = None
