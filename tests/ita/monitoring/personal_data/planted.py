"""Forty small files of all types; twenty-five carry an identity number, each in another place."""

import io
import random
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

import docx
import openpyxl
import pypdfium2
from docx.oxml import parse_xml
from openpyxl.comments import Comment
from PIL import Image

from home.readers.everything import PlaceKind
from tests.factories import pdf_bytes
from tests.home.personal_data.identity_numbers import identity_number, parted
from tests.home.sample_files import package

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)
ODF_TYPE = "application/vnd.oasis.opendocument."


class Planted(NamedTuple):
    name: str
    extension: str
    content: bytes
    place: PlaceKind | None  # where the number is; None: there is none


def planted() -> list[Planted]:
    rng = random.Random(40)
    makers: list[tuple[str, str, Callable[[str], bytes], PlaceKind | None]] = [*with_number()]
    files = [
        Planted(name, extension, make(parted(identity_number(rng))), place)
        for name, extension, make, place in makers
    ]
    return files + [
        Planted(f"{name} without", extension, make("0-1055-61234-56-0 โทร. 0-4261-1234"), None)
        for name, extension, make, _place in makers[:15]
    ]


def with_number() -> Iterator[tuple[str, str, Callable[[str], bytes], PlaceKind]]:
    yield "docx runs", "docx", _docx_runs, PlaceKind.PARAGRAPH
    yield (
        "docx header",
        "docx",
        lambda n: _docx(lambda d: _write(d.sections[0].header, n)),
        PlaceKind.HEADER,
    )
    yield (
        "docx footer",
        "docx",
        lambda n: _docx(lambda d: _write(d.sections[0].footer, n)),
        PlaceKind.FOOTER,
    )
    yield "docx comment", "docx", _docx_comment, PlaceKind.COMMENT
    yield "docx properties", "docx", _docx_properties, PlaceKind.PROPERTIES
    yield "docx deleted", "docx", _docx_deleted, PlaceKind.DELETED
    yield "docx text box", "docx", _docx_text_box, PlaceKind.TEXT_BOX
    yield "xlsx cell", "xlsx", lambda n: _xlsx(lambda b: b.active.append(["ก", n])), PlaceKind.CELL
    yield "xlsx number", "xlsx", _xlsx_number, PlaceKind.CELL
    yield "xlsx hidden sheet", "xlsx", _xlsx_hidden_sheet, PlaceKind.CELL
    yield "xlsx hidden row", "xlsx", _xlsx_hidden_row, PlaceKind.CELL
    yield "xlsx hidden column", "xlsx", _xlsx_hidden_column, PlaceKind.CELL
    yield "xlsx comment", "xlsx", _xlsx_comment, PlaceKind.COMMENT
    yield "xlsx properties", "xlsx", _xlsx_properties, PlaceKind.PROPERTIES
    yield (
        "odt paragraph",
        "odt",
        lambda n: _odt(f"<text:p>เลข {n[:6]}<text:span>{n[6:]}</text:span></text:p>"),
        PlaceKind.PARAGRAPH,
    )
    yield (
        "odt annotation",
        "odt",
        lambda n: _odt(
            f"<text:p>ก<office:annotation><text:p>{n}</text:p></office:annotation></text:p>"
        ),
        PlaceKind.COMMENT,
    )
    yield "odt tracked", "odt", _odt_tracked, PlaceKind.DELETED
    yield "ods hidden row", "ods", _ods, PlaceKind.CELL
    yield "pdf text", "pdf", pdf_bytes, PlaceKind.PAGE
    yield "pdf metadata", "pdf", lambda n: _pdf(info=f"/Title ({n})"), PlaceKind.PROPERTIES
    yield (
        "pdf annotation",
        "pdf",
        lambda n: _pdf(annotation=f"/Subtype /Text /Contents ({n})"),
        PlaceKind.ANNOTATION,
    )
    yield (
        "pdf field",
        "pdf",
        lambda n: _pdf(annotation=f"/Subtype /Widget /FT /Tx /T (id) /V ({n})"),
        PlaceKind.FIELD,
    )
    yield "pdf attachment", "pdf", _pdf_attachment, PlaceKind.ATTACHMENT
    yield "jpg exif", "jpg", _jpg, PlaceKind.PICTURE
    yield "pdf xmp", "pdf", _pdf_xmp, PlaceKind.PROPERTIES


def _saved(thing: docx.document.Document | openpyxl.Workbook | pypdfium2.PdfDocument) -> bytes:
    buffer = io.BytesIO()
    thing.save(buffer)
    return buffer.getvalue()


def _docx(change: Callable[[docx.document.Document], object]) -> bytes:
    document = docx.Document()
    document.add_paragraph("ประกาศ")
    change(document)
    return _saved(document)


def _write(story: object, text: str) -> None:
    story.paragraphs[0].text = f"เลข {text}"  # type: ignore[attr-defined]


def _docx_runs(number: str) -> bytes:
    def add(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("ชื่อ นาย ก ")
        for position in range(0, len(number), 3):
            paragraph.add_run(number[position : position + 3]).bold = bool(position % 2)

    return _docx(add)


def _docx_comment(number: str) -> bytes:
    def add(document: docx.document.Document) -> None:
        document.add_comment(document.paragraphs[0].runs, text=number, author="ก")

    return _docx(add)


def _docx_properties(number: str) -> bytes:
    def add(document: docx.document.Document) -> None:
        document.core_properties.keywords = number

    return _docx(add)


def _docx_deleted(number: str) -> bytes:
    run = f"<w:r><w:delText>{number}</w:delText></w:r>"
    xml = f'<w:p {W}><w:del w:id="1" w:author="ก">{run}</w:del></w:p>'
    return _docx(lambda document: document.element.body.insert(0, parse_xml(xml)))


def _docx_text_box(number: str) -> bytes:
    box = f"<w:txbxContent><w:p><w:r><w:t>{number}</w:t></w:r></w:p></w:txbxContent>"
    xml = (
        f'<w:p {W}><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
        f"<v:textbox>{box}</v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    return _docx(lambda document: document.element.body.insert(0, parse_xml(xml)))


def _xlsx(change: Callable[[openpyxl.Workbook], object]) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["รายการ", "จำนวน", 2569])
    change(book)
    return _saved(book)


def _xlsx_number(number: str) -> bytes:
    """As Excel keeps a number that was typed without dashes."""
    digits = "".join(filter(str.isdigit, number))
    plain = int(digits) if len(digits) == 13 and digits[0] != "0" else 2569
    return _xlsx(lambda book: book.active.append([1, plain, 2569]))


def _xlsx_hidden_sheet(number: str) -> bytes:
    def add(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("ซ่อน")
        sheet["C7"] = number
        sheet.sheet_state = "veryHidden"

    return _xlsx(add)


def _xlsx_hidden_row(number: str) -> bytes:
    def add(book: openpyxl.Workbook) -> None:
        book.active["B5"] = number
        book.active.row_dimensions[5].hidden = True

    return _xlsx(add)


def _xlsx_hidden_column(number: str) -> bytes:
    def add(book: openpyxl.Workbook) -> None:
        book.active["D2"] = number
        book.active.column_dimensions["D"].hidden = True

    return _xlsx(add)


def _xlsx_comment(number: str) -> bytes:
    def add(book: openpyxl.Workbook) -> None:
        book.active["A1"].comment = Comment(number, "ก")

    return _xlsx(add)


def _xlsx_properties(number: str) -> bytes:
    def add(book: openpyxl.Workbook) -> None:
        book.properties.description = number

    return _xlsx(add)


def _odt(body: str, kind: str = "text") -> bytes:
    content = (
        f"<office:document-content {ODF}><office:body><office:{kind}>"
        f"{body}</office:{kind}></office:body></office:document-content>"
    )
    return package({"mimetype": f"{ODF_TYPE}{kind}", "content.xml": content})


def _odt_tracked(number: str) -> bytes:
    return _odt(
        f"<text:tracked-changes><text:changed-region><text:deletion><text:p>{number}</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes><text:p>ก</text:p>"
    )


def _ods(number: str) -> bytes:
    row = '<table:table-row table:number-rows-repeated="4"><table:table-cell/></table:table-row>'
    cell = (
        '<table:table-cell table:number-columns-repeated="2"/>'
        f"<table:table-cell><text:p>{number}</text:p></table:table-cell>"
    )
    hidden = f'<table:table-row table:visibility="collapse">{cell}</table:table-row>'
    return _odt(f'<table:table table:name="แผ่น">{row}{hidden}</table:table>', "spreadsheet")


def _pdf(info: str = "", annotation: str = "") -> bytes:
    """A page with an annotation, and the properties ``info``."""
    widget = "/Widget" in annotation
    objects = [
        "<< /Type /Catalog /Pages 2 0 R"
        + (" /AcroForm << /Fields [4 0 R] >>" if widget else "")
        + " >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [4 0 R] >>",
        f"<< /Type /Annot /Rect [10 10 90 30] {annotation or '/Subtype /Text'} >>",
        f"<< {info} >>",
    ]
    pdf, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(pdf))
        pdf += f"{number} 0 obj\n{content}\nendobj\n"
    start = len(pdf)
    pdf += "xref\n0 6\n0000000000 65535 f \n"
    pdf += "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    pdf += f"trailer\n<< /Size 6 /Root 1 0 R /Info 5 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return pdf.encode("utf-8")


def _pdf_attachment(number: str) -> bytes:
    document = pypdfium2.PdfDocument(pdf_bytes("form"))
    attachment = document.new_attachment(f"{number}.txt")
    attachment.set_data(b"nothing")
    return _saved(document)


def _pdf_xmp(number: str) -> bytes:
    xmp = f'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><a>{number}</a></x:xmpmeta>'
    stream = zlib.compress(xmp.encode())
    head = f"9 0 obj << /Type /Metadata /Filter /FlateDecode /Length {len(stream)} >>\nstream\n"
    return pdf_bytes("with metadata") + head.encode() + stream + b"\nendstream\nendobj\n%%EOF\n"


def _jpg(number: str) -> bytes:
    picture, buffer = Image.new("RGB", (8, 8)), io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = number  # ImageDescription
    picture.save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()
