"""Writes rows of an agency's register into a workbook."""

from typing import IO

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.models import AgencySettings
from home.thai.calendar import format_datetime
from home.visibility import public_ids
from ita.register.heads import head_of
from ita.register.models import RegisterEntryQuerySet
from ita.workbook.head_facts import head_facts
from ita.workbook.register.sheets import REGISTER_EXPORT_SHEET
from ita.workbook.register_rows import register_row
from ita.workbook.writer import write_list
from ita.workbook.writer.frame import Frame

CHUNK = 500


def write_register(
    entries: RegisterEntryQuerySet, site: Site, filters: list[str], file: IO[bytes]
) -> int:
    """Write ``entries`` to ``file``, in their order, in the active language.

    Rows are read and written one after another, so that a register of many years fits in memory.

    Args:
        site: whose register it is.
        filters: what the rows were narrowed to, in words.

    Returns:
        How many rows were written.
    """
    page_ids = entries.order_by().values_list("page_id", flat=True).distinct()
    live = public_ids(page_ids)
    rows = (register_row(entry, live) for entry in entries.iterator(CHUNK))

    def facts(count: int) -> list[tuple[str, str]]:
        return [
            (_("Agency"), AgencySettings.for_site(site).name or site.site_name),
            (_("Time of export"), format_datetime(timezone.now())),
            (_("Filters"), "; ".join(filters) or _("All rows")),
            (_("Number of rows"), str(count)),
            *head_facts(head_of(site.pk)),  # asked last: it is no older than the last row
        ]

    frame = Frame(AgencySettings.for_site(site).name or site.site_name, "")
    title = _("Register of publication")
    return write_list(REGISTER_EXPORT_SHEET, rows, title, facts, file, frame)
