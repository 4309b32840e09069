"""Lists that leave as Excel or CSV and open unchanged: no formula, B.E. dates, Thai in Excel."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from wagtail.admin.views.mixins import Echo, SpreadsheetExportMixin

from home.printable import printable
from home.thai.calendar import format_date

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes the CSV for another encoding than UTF-8
MOST_ROWS = 20_000

# Excel reads "_x0041_" as the letter A (ECMA-376, 22.4.2.4); the escaped underscore stays itself.
_EXCEL_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class SafeExportMixin(SpreadsheetExportMixin):
    """Instead of Wagtail's, for rows whose text strangers wrote."""

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> Any:
        return super().as_spreadsheet(queryset[:MOST_ROWS], spreadsheet_format)

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        if isinstance(value, date):
            return format_date(value, short=True)
        if not isinstance(value, str):
            return value
        text = printable(value)
        # In a CSV there is no type of a cell: the apostrophe makes it text.
        if export_format == self.FORMAT_CSV and text.startswith(FORMULA_STARTS):
            return f"'{text}"
        return text if export_format == self.FORMAT_CSV else _EXCEL_ESCAPE.sub("_x005F_", text)

    def generate_xlsx_row(
        self, worksheet: Any, row_dict: dict[str, Any], date_format: str | None = None
    ) -> Iterator[Any]:
        for cell, value in zip(
            super().generate_xlsx_row(worksheet, row_dict), row_dict.values(), strict=True
        ):
            if not isinstance(value, int):
                cell.data_type = "s"  # openpyxl takes "=…" for a formula and "#N/A" for an error
                cell.quotePrefix = str(cell.value).startswith(FORMULA_STARTS)
            yield cell

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        writer = csv.DictWriter(Echo(), fieldnames=self.list_export)
        headings = {field: self.get_heading(queryset, field) for field in self.list_export}
        yield BYTE_ORDER_MARK.encode() + writer.writerow(headings)
        for item in queryset:
            yield self.write_csv_row(writer, self.to_row_dict(item))
