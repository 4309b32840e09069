"""Thai text in Word: what python-docx has no words for.

Word sets Thai by the "complex script" properties of a run (w:cs, w:szCs, w:bCs), not by the
ordinary ones.
"""

from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.font import CT_RPr
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length, Pt
from docx.text.paragraph import Paragraph

FONT = "TH Sarabun New"  # office computers have it
SIZE = 16.0
TEXT_WIDTH = Cm(15.9)  # a stop at the very margin would begin a new line
CENTER = WD_ALIGN_PARAGRAPH.CENTER
RIGHT = WD_ALIGN_PARAGRAPH.RIGHT


def set_up(document: DocumentObject) -> None:
    """Sarabun, the language Thai, and the margins of official letters."""
    _format(document.styles["Normal"].element.get_or_add_rPr(), SIZE, bold=False)
    spacing = document.styles["Normal"].paragraph_format
    spacing.space_after, spacing.line_spacing = Pt(0), 1.0
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin = Cm(3), Cm(2)
    page.top_margin, page.bottom_margin = Cm(2.5), Cm(2)


def write(
    paragraph: Paragraph, text: str, *, size: float = SIZE, bold: bool = False, dotted: bool = False
) -> None:
    """Add ``text`` to the paragraph, on a dotted line where asked."""
    run = paragraph.add_run(text)
    if dotted:
        underline = OxmlElement("w:u")
        underline.set(qn("w:val"), "dotted")
        run._r.get_or_add_rPr().append(underline)
    _format(run._r.get_or_add_rPr(), size, bold)


def write_line(paragraph: Paragraph, text: str, hanging: Length | None = None) -> None:
    """Add ``text`` on a dotted line as wide as the sheet; the line alone where it is empty."""
    if hanging:
        paragraph.paragraph_format.left_indent = hanging
        paragraph.paragraph_format.first_line_indent = -hanging
    for number, part in enumerate(text.split("\n")):
        if number:
            paragraph.add_run().add_break()
        write_dots(paragraph, part, TEXT_WIDTH)


def write_dots(paragraph: Paragraph, text: str, until: Length) -> None:
    """Add ``text`` on a dotted line that ends at ``until``."""
    stops = paragraph.paragraph_format.tab_stops
    if until not in [stop.position for stop in stops]:
        stops.add_tab_stop(until, WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS)
    if text:
        write(paragraph, text, dotted=True)
    write(paragraph, "\t")


def _format(properties: CT_RPr, size: float, bold: bool) -> None:
    """Run properties in the order that the schema wants."""
    fonts = OxmlElement("w:rFonts")
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), FONT)
    parts = [fonts]
    parts += [OxmlElement("w:b"), OxmlElement("w:bCs")] if bold else []
    parts += [_valued("w:sz", str(int(size * 2))), _valued("w:szCs", str(int(size * 2)))]
    underline = properties.find(qn("w:u"))
    parts += [] if underline is None else [underline]
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "th-TH")
    language.set(qn("w:bidi"), "th-TH")
    for child in list(properties):
        properties.remove(child)
    for part in (*parts, language):
        properties.append(part)


def _valued(tag: str, value: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    return element
