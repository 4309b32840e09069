"""A CSV of old and new addresses as offices make it: in Excel, in Thai, with a heading or none."""

import csv
import io

from django.utils.translation import gettext as _

from home.core.exceptions import NotAllowed
from home.core.printable import printable
from home.core.spreadsheets import csv_text
from home.exports import BYTE_ORDER_MARK

MOST_BYTES = 2 * 1024 * 1024
MOST_ROWS = 5_000
DELIMITERS = ",;\t"
THAI = "cp874"  # TIS-620 as Windows writes it
UTF16 = (b"\xff\xfe", b"\xfe\xff")

Pair = tuple[str, str]


def read_pairs(content: bytes) -> list[Pair]:
    """(old, new) of each line that says anything, as it is written, without the apostrophe by which
    Excel keeps text; a heading is left out, and further columns are not read.

    Raises:
        NotAllowed: it is no such file, is empty or too long.
    """
    if len(content) > MOST_BYTES:
        raise NotAllowed(_("The file is larger than 2 MB."))
    text = _decoded(content)
    if "\x00" in text:
        raise NotAllowed(_("This is no CSV file. In Excel choose: Save as, CSV UTF-8."))
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        rows = [[printable(cell).strip().removeprefix("'") for cell in line] for line in lines]
    except csv.Error as error:
        raise NotAllowed(_("This is no CSV file. In Excel choose: Save as, CSV UTF-8.")) from error
    pairs = [(row[0], row[1] if len(row) > 1 else "") for row in rows if any(row[:2])]
    if pairs and not any("/" in cell for cell in pairs[0]):
        pairs = pairs[1:]
    if not pairs:
        raise NotAllowed(_("The file has no line with an old and a new address."))
    if len(pairs) > MOST_ROWS:
        raise NotAllowed(
            _("The file has more than %(count)s lines. Please divide it.") % {"count": MOST_ROWS}
        )
    return pairs


def write_faults(faults: list[list[str]]) -> str:
    """The lines that were not taken, in the shape in which they came, with a column of reasons: to
    be put right and uploaded again."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([_("Old address"), _("New address"), _("Reason")])
    writer.writerows([csv_text(cell) for cell in fault] for fault in faults)
    return BYTE_ORDER_MARK + file.getvalue()


def _decoded(content: bytes) -> str:
    if content.startswith(UTF16):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode(THAI, "replace")


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(DELIMITERS, key=first.count)
