"""What stands above the table of a summary, and the signatures below it."""

from collections.abc import Sequence

from openpyxl.utils import get_column_letter

from ita.workbook.writer.heights import LINE
from ita.workbook.writer.stream import StreamSheet
from ita.workbook.writer.styles import TEXT_SIZE, TITLE_SIZE, Look, Styles

LINE_HEIGHT = round(LINE * TEXT_SIZE + 1, 1)


def write_facts(
    target: StreamSheet,
    styles: Styles,
    title: str,
    facts: Sequence[tuple[str, str]],
    widths: Sequence[float],
) -> None:
    """The title in the first row, the facts from the third."""
    for index, width in enumerate(widths, start=1):
        target.column_dimensions[get_column_letter(index)].width = width
    target.add([target.cell(0, styles.of(Look(plain="title")), title)], TITLE_SIZE * LINE)
    target.add([])
    label, fact = Look(plain="label"), Look(plain="fact")
    for name, text in facts:
        cells = [
            target.cell(0, styles.of(label, name), name),
            target.cell(1, styles.of(fact, text), text),
        ]
        target.add(cells, LINE_HEIGHT)


def write_signatures(
    target: StreamSheet, styles: Styles, signers: Sequence[str], columns: Sequence[int]
) -> None:
    """A block of signature, name, position and day for each of ``signers``."""
    rows = [
        [f"ลงชื่อ ................................................ {signer}" for signer in signers],
        ["( ................................................................ )"] * len(signers),
        ["ตำแหน่ง ............................................................"] * len(signers),
        ["วันที่ ................................................................"] * len(signers),
    ]
    look = styles.of(Look(plain="fact"))
    for texts in rows:
        target.add(
            [target.cell(at, look, text) for at, text in zip(columns, texts, strict=True)],
            LINE_HEIGHT * 1.3,
        )
