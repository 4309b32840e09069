"""Writes a PDF of pictures page by page: what is written is on the disk, nothing grows in memory.

PDFium keeps a whole document in memory until it is saved, and cannot store a picture in black and
white as fax does (ITU-T T.6), which is a tenth of a JPEG for a page of letters.
"""

import io
from typing import IO, NamedTuple

from PIL import Image
from PIL.TiffImagePlugin import STRIPBYTECOUNTS, STRIPOFFSETS

QUALITY = 80  # of JPEG
CATALOG, PAGES = 1, 2  # numbers of the objects that are written last


class Packed(NamedTuple):
    """A picture as it stands in the file. ``decoding``: the entries that say how it is read."""

    content: bytes
    width: int
    height: int
    decoding: str


def as_jpeg(picture: Image.Image) -> Packed:
    """In grey ("L") or colour ("RGB")."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY)
    colours = "/DeviceGray" if picture.mode == "L" else "/DeviceRGB"
    decoding = f"/ColorSpace {colours} /BitsPerComponent 8 /Filter /DCTDecode"
    return Packed(out.getvalue(), *picture.size, decoding)


def as_fax(picture: Image.Image) -> Packed:
    """In black and white ("1"), without a loss."""
    out = io.BytesIO()
    width, height = picture.size
    picture.save(out, "TIFF", compression="group4", strip_size=width * height)
    tags = Image.open(out).tag_v2  # type: ignore[attr-defined]
    (start,), (length,) = tags[STRIPOFFSETS], tags[STRIPBYTECOUNTS]
    decoding = (
        "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode "
        f"/DecodeParms << /K -1 /BlackIs1 true /Columns {width} /Rows {height} >>"
    )
    return Packed(out.getvalue()[start : start + length], width, height, decoding)


class PictureFile:
    """A PDF that is being written to ``target``; ``size`` is how many bytes it has so far."""

    def __init__(self, target: IO[bytes]) -> None:
        self._target = target
        self._offsets: dict[int, int] = {}
        self._pages: list[int] = []
        self.size = 0
        self._write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")

    def add_page(self, picture: Packed, width: float, height: float) -> None:
        """A page so many points wide and high, filled by ``picture``."""
        page = PAGES + 1 + 3 * len(self._pages)
        shown, drawing = page + 1, page + 2
        self._pages.append(page)
        self._object(
            page,
            f"<< /Type /Page /Parent {PAGES} 0 R /MediaBox [0 0 {width:.3f} {height:.3f}] "
            f"/Resources << /XObject << /P {shown} 0 R >> >> /Contents {drawing} 0 R >>",
        )
        form = f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height}"
        self._object(shown, f"<< {form} {picture.decoding}", picture.content)
        draw = f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /P Do Q".encode()
        self._object(drawing, "<<", draw)

    def close(self) -> None:
        """What a reader begins with: the list of pages, and where each object stands."""
        kids = " ".join(f"{page} 0 R" for page in self._pages)
        pages = f"<< /Type /Pages /Count {len(self._pages)} /Kids [{kids}] >>"
        self._object(PAGES, pages)
        self._object(CATALOG, f"<< /Type /Catalog /Pages {PAGES} 0 R >>")
        start, count = self.size, len(self._offsets) + 1
        self._write(f"xref\n0 {count}\n0000000000 65535 f \n".encode())
        for number in range(1, count):
            self._write(f"{self._offsets[number]:010} 00000 n \n".encode())
        root = f"<< /Size {count} /Root {CATALOG} 0 R >>"
        self._write(f"trailer\n{root}\nstartxref\n{start}\n%%EOF\n".encode())

    def _object(self, number: int, head: str, stream: bytes | None = None) -> None:
        self._offsets[number] = self.size
        self._write(f"{number} 0 obj\n{head}".encode())
        if stream is not None:
            self._write(f" /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
        self._write(b"\nendobj\n")

    def _write(self, content: bytes) -> None:
        self._target.write(content)
        self.size += len(content)
