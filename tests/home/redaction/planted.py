"""Ten PDFs that carry one number, each in another place. Made by hand, so that what is in them is
known to the byte."""

import io
import zlib
from collections.abc import Callable

from PIL import Image, ImageDraw

NUMBER = "1101700230708"
PRINTED = "1-1017-00230-70-8"


class Pdf:
    """Objects of a PDF; the first is the catalogue, the second the list of pages."""

    def __init__(self) -> None:
        self._objects: list[bytes] = [b"", b""]
        self.catalogue = "/Type /Catalog /Pages 2 0 R"
        self.pages: list[int] = []
        self.info = ""

    def add(self, content: str | bytes) -> int:
        raw = content.encode("latin-1") if isinstance(content, str) else content
        self._objects.append(raw)
        return len(self._objects)

    def stream(self, data: bytes, entries: str = "", packed: bool = True) -> int:
        data = zlib.compress(data) if packed else data
        filters = "/Filter /FlateDecode " if packed else ""
        head = f"<< {entries} {filters}/Length {len(data)} >>\nstream\n"
        return self.add(head.encode() + data + b"\nendstream")

    def page(self, drawing: str, entries: str = "", resources: str = "") -> int:
        content = self.stream(drawing.encode("latin-1"))
        font = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
        number = self.add(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] "
            f"/Contents {content} 0 R /Resources << {font} {resources} >> {entries} >>"
        )
        self.pages.append(number)
        return number

    def written(self) -> bytes:
        kids = " ".join(f"{page} 0 R" for page in self.pages)
        self._objects[0] = f"<< {self.catalogue} >>".encode()
        pages = f"<< /Type /Pages /Kids [{kids}] /Count {len(self.pages)} >>"
        self._objects[1] = pages.encode()
        pdf, offsets = b"%PDF-1.7\n", []
        for number, content in enumerate(self._objects, 1):
            offsets.append(len(pdf))
            pdf += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        return pdf + self._ending(offsets, len(pdf))

    def _ending(self, offsets: list[int], start: int) -> bytes:
        lines = [f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n"]
        lines += [f"{offset:010} 00000 n \n" for offset in offsets]
        info = f"/Info << {self.info} >>" if self.info else ""
        size = len(offsets) + 1
        lines.append(f"trailer\n<< /Size {size} /Root 1 0 R {info} >>\nstartxref\n{start}\n%%EOF\n")
        return "".join(lines).encode("latin-1")


def words(text: str, x: int = 60, y: int = 150, mode: int = 0) -> str:
    return f"BT /F1 18 Tf {mode} Tr {x} {y} Td ({text}) Tj ET\n"


def text() -> Pdf:
    pdf = Pdf()
    pdf.page(words("ID " + PRINTED))
    pdf.page(words("Nothing here"))
    return pdf


def scan_with_hidden_text() -> Pdf:
    pdf, drawn = Pdf(), Image.new("L", (400, 300), 255)
    ImageDraw.Draw(drawn).text((60, 130), PRINTED, fill=0, font_size=18)
    jpeg = io.BytesIO()
    drawn.save(jpeg, "JPEG")
    size = "/Width 400 /Height 300 /ColorSpace /DeviceGray /BitsPerComponent 8"
    entries = f"/Type /XObject /Subtype /Image {size} /Filter /DCTDecode"
    image = pdf.stream(jpeg.getvalue(), entries, packed=False)
    drawing = "q 400 0 0 300 0 0 cm /Im1 Do Q\n" + words(PRINTED, mode=3)
    pdf.page(drawing, resources=f"/XObject << /Im1 {image} 0 R >>")
    return pdf


def form_field() -> Pdf:
    pdf = Pdf()
    look = pdf.stream(
        words(PRINTED, 5, 8).encode(),
        "/Type /XObject /Subtype /Form /BBox [0 0 250 30] /Resources << /Font << /F1 << "
        "/Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>",
    )
    field = pdf.add(
        f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (id) /V ({PRINTED}) /DV ({NUMBER}) "
        f"/Rect [60 140 310 170] /F 4 /DA (/F1 18 Tf 0 g) /AP << /N {look} 0 R >> >>"
    )
    pdf.page(words("Form", 60, 250), f"/Annots [{field} 0 R]")
    pdf.catalogue += f" /AcroForm << /Fields [{field} 0 R] /DA (/F1 18 Tf 0 g) >>"
    return pdf


def annotation() -> Pdf:
    pdf = Pdf()
    note = pdf.add(
        f"<< /Type /Annot /Subtype /Text /Contents (see {PRINTED}) /T ({NUMBER}) "
        "/Rect [60 140 80 160] >>"
    )
    pdf.page(words("A page with a note"), f"/Annots [{note} 0 R]")
    return pdf


def actual_text() -> Pdf:
    pdf = Pdf()
    drawing = f"/Span << /ActualText ({PRINTED}) >> BDC\n" + words("IIIIIII") + "EMC\n"
    pdf.page(drawing, "/StructParents 0")
    root = pdf.add(
        f"<< /Type /StructTreeRoot /K << /S /Span /Alt ({NUMBER}) /ActualText ({NUMBER}) >> >>"
    )
    pdf.catalogue += f" /StructTreeRoot {root} 0 R /MarkInfo << /Marked true >>"
    return pdf


def attachment() -> Pdf:
    pdf = Pdf()
    pdf.page(words("See the attachment"))
    data = pdf.stream(f"name,{NUMBER}".encode(), "/Type /EmbeddedFile")
    spec = pdf.add(f"<< /Type /Filespec /F ({NUMBER}.csv) /EF << /F {data} 0 R >> >>")
    pdf.catalogue += f" /Names << /EmbeddedFiles << /Names [(a) {spec} 0 R] >> >>"
    return pdf


def metadata() -> Pdf:
    pdf = Pdf()
    pdf.page(words("A page"))
    xmp = pdf.stream(f"<x:xmpmeta>{NUMBER}</x:xmpmeta>".encode(), "/Type /Metadata /Subtype /XML")
    outline = pdf.add(f"<< /Title ({PRINTED}) /Parent 2 0 R >>")
    pdf.catalogue += f" /Metadata {xmp} 0 R /Outlines << /First {outline} 0 R /Count 1 >>"
    pdf.info = f"/Title ({NUMBER}) /Author ({PRINTED})"
    return pdf


def turned() -> Pdf:
    pdf = Pdf()
    pdf.page(words("ID " + PRINTED), "/Rotate 90")
    return pdf


def cut() -> Pdf:
    """The number stands twice: within what is shown, and beside it."""
    pdf = Pdf()
    pdf.page(words("ID " + PRINTED) + words("ID " + NUMBER, 60, 280), "/CropBox [40 100 360 200]")
    return pdf


def saved_twice() -> Pdf:
    """The first state had the number; the second, written behind it, does not show it."""

    class Twice(Pdf):
        def written(self) -> bytes:
            first = super().written()
            new = b"4 0 obj\n"
            page = self._objects[3].replace(b"3 0 R", b"5 0 R", 1)
            content = words("corrected").encode()
            stream = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
            start = len(first)
            body = new + page + b"\nendobj\n"
            second = start + len(body)
            body += b"5 0 obj\n" + stream + b"\nendobj\n"
            table = start + len(body)
            entries = f"xref\n4 2\n{start:010} 00000 n \n{second:010} 00000 n \n"
            previous = first.rindex(b"startxref") + 10
            before = int(first[previous:].split()[0])
            trailer = f"trailer\n<< /Size 6 /Root 1 0 R /Prev {before} >>\n"
            return first + body + f"{entries}{trailer}startxref\n{table}\n%%EOF\n".encode()

    pdf = Twice()
    pdf.page(words("ID " + PRINTED))
    return pdf


PLANTED: dict[str, Callable[[], Pdf]] = {
    make.__name__: make
    for make in (
        text,
        scan_with_hidden_text,
        form_field,
        annotation,
        actual_text,
        attachment,
        metadata,
        turned,
        cut,
        saved_twice,
    )
}
