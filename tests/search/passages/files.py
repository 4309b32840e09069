"""Small files of every type, made while the tests run."""

import io
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pypdfium2
from openpyxl import Workbook

from home.files import FILE_TYPES
from home.typesetting import typeset

TYPST = """
#set text(font: "Sarabun", lang: "th", size: 16pt)
#set page(paper: "a4")
#for text in json(bytes(sys.inputs.doc)) { text; pagebreak(weak: true) }
"""
FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">
<office:font-face-decls><style:font-face style:name="F" svg:font-family="{font}"/>
</office:font-face-decls>
<office:styles><style:style style:name="P" style:family="paragraph">
<style:paragraph-properties fo:break-before="page" fo:text-align="justify"/>
<style:text-properties style:font-name="F" style:font-name-complex="F"
 style:language-complex="th" style:country-complex="TH"
 fo:font-size="16pt" style:font-size-complex="16pt"/></style:style></office:styles>
<office:body><office:text>{paragraphs}</office:text></office:body></office:document>"""


def typst_pdf(folder: Path, pages: list[str], template: str = TYPST) -> bytes:
    """Each text on a page of its own."""
    path = folder / "pages.typ"
    path.write_text(template)
    return typeset(path, pages)


def libreoffice_pdf(folder: Path, pages: list[str], font: str = "Kinnari") -> bytes:
    """The same, written by LibreOffice Writer."""
    paragraphs = "".join(f'<text:p text:style-name="P">{page}</text:p>' for page in pages)
    source = folder / "pages.fodt"
    source.write_text(FODT.format(font=font, paragraphs=paragraphs))
    profile = (folder / "profile").as_uri()  # not the developer's own
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "pages.pdf").read_bytes()


def blank_pdf(pages: int) -> bytes:
    """As a scanner without recognition makes it: pages, and no text."""
    document, buffer = pypdfium2.PdfDocument.new(), io.BytesIO()
    for _number in range(pages):
        document.new_page(595, 842)
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def garbled_pdf(to: int) -> bytes:
    """A page whose font maps the letters A to P to the code points from ``to`` on."""
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
        "/CMapName /X def /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange "
        f"1 beginbfrange <41> <50> <{to:04X}> endbfrange endcmap end end"
    )
    stream = "BT /F1 24 Tf 72 720 Td (ABCDEFGHIJKLMNOP) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    pdf, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(pdf))
        pdf += f"{number} 0 obj\n{content}\nendobj\n"
    start = len(pdf)
    pdf += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    pdf += "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    pdf += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return pdf.encode("ascii")


def docx_bytes(*paragraphs: str, table: list[list[str]] | None = None, header: str = "") -> bytes:
    document, buffer = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        rows = document.add_table(len(table), len(table[0]))
        for number, row in enumerate(table):
            for column, cell in enumerate(row):
                rows.cell(number, column).text = cell
    if header:
        document.sections[0].header.paragraphs[0].text = header
    document.save(buffer)
    return buffer.getvalue()


def xlsx_bytes(sheets: dict[str, list[list[Any]]]) -> bytes:
    book, buffer = Workbook(), io.BytesIO()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(buffer)
    return buffer.getvalue()


def odf_bytes(kind: str, body: str) -> bytes:
    """An OpenDocument file, ``kind`` "odt" or "ods", with ``body`` in office:body."""
    name = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{name}office:1.0" xmlns:text="{name}text:1.0" '
        f'xmlns:table="{name}table:1.0"><office:body>{body}</office:body></office:document-content>'
    )
    return zip_bytes({"mimetype": FILE_TYPES[kind][0], "content.xml": content})


def pptx_bytes(slides: list[str]) -> bytes:
    """Slides that are shown in this order and stored in the opposite one."""
    count = len(slides)
    relations = "".join(
        f'<Relationship Id="r{n}" Target="slides/slide{count - n}.xml"/>' for n in range(count)
    )
    shown = "".join(f'<p:sldId id="{256 + n}" r:id="r{n}"/>' for n in range(count))
    types = FILE_TYPES["pptx"][0] + ".main+xml"
    office = "http://schemas.openxmlformats.org"
    files = {
        "[Content_Types].xml": f'<Types><Override ContentType="{types}"/></Types>',
        "ppt/presentation.xml": f'<p:presentation xmlns:p="{office}/presentationml/2006/main" '
        f'xmlns:r="{office}/officeDocument/2006/relationships"><p:sldIdLst>{shown}</p:sldIdLst>'
        "</p:presentation>",
        "ppt/_rels/presentation.xml.rels": f"<Relationships>{relations}</Relationships>",
    }
    for number, text in enumerate(slides):
        files[f"ppt/slides/slide{count - number}.xml"] = (
            f'<p:sld xmlns:p="{office}/presentationml/2006/main" '
            f'xmlns:a="{office}/drawingml/2006/main"><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>'
        )
    return zip_bytes(files)


def zip_bytes(files: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return buffer.getvalue()
