"""Lists that leave as Excel or CSV and open unchanged: no formula, B.E. dates, Thai in Excel."""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from wagtail.admin.views.mixins import Echo, SpreadsheetExportMixin

from home.core.spreadsheets import csv_text, excel_text, keep_as_text
from home.thai.calendar import format_date

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes the CSV for another encoding than UTF-8
MOST_ROWS = 20_000


class SafeExportMixin(SpreadsheetExportMixin):
    """Instead of Wagtail's, for rows whose text strangers wrote."""

    def as_spreadsheet(self, queryset: QuerySet[Any], spreadsheet_format: str) -> Any:
        return super().as_spreadsheet(queryset[:MOST_ROWS], spreadsheet_format)

    def preprocess_field_value(self, field: str, value: object, export_format: str) -> Any:
        if isinstance(value, date):
            return format_date(value, short=True)
        if not isinstance(value, str):
            return value
        return csv_text(value) if export_format == self.FORMAT_CSV else excel_text(value)

    def generate_xlsx_row(
        self, worksheet: Any, row_dict: dict[str, Any], date_format: str | None = None
    ) -> Iterator[Any]:
        for cell, value in zip(
            super().generate_xlsx_row(worksheet, row_dict), row_dict.values(), strict=True
        ):
            if not isinstance(value, int | Decimal):
                keep_as_text(cell)
            yield cell

    def stream_csv(self, queryset: QuerySet[Any]) -> Iterator[bytes]:
        writer = csv.DictWriter(Echo(), fieldnames=self.list_export)
        headings = {field: self.get_heading(queryset, field) for field in self.list_export}
        yield BYTE_ORDER_MARK.encode() + writer.writerow(headings)
        for item in queryset:
            yield self.write_csv_row(writer, self.to_row_dict(item))
