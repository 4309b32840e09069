"""Pictures as they are kept: upright, whole, and without what the camera or a program wrote in.

A photo names the place where it was taken, the device and often a person. That goes before anything
is stored; the pixels stay as they are, bit by bit, unless the picture must be turned. Packages that
do this (piexif, exif-stripper) know EXIF alone and leave XMP, IPTC and comments, or paint the
picture anew; here the container is copied without these parts.
"""

import io
import re
import struct
import zlib
from collections.abc import Iterator
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.JpegImagePlugin import JpegImageFile, get_sampling

PHOTO_EXTENSIONS = {"jpg", "png"}
MAX_PIXELS = 80_000_000  # decoded they take up to 320 MB
MESSAGES = {
    "damaged_picture": _(
        "This picture is damaged or incomplete: check that it opens on your computer, save it "
        "again and upload it."
    ),
    "too_many_pixels": _(
        "This picture has too many pixels (more than %(limit)s million): make it smaller, for "
        "example 4,000 pixels wide, and upload it."
    ),
}
# All that Pillow lets out of a malformed picture.
PICTURE_ERRORS = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError,
                  struct.error, zlib.error, KeyError, IndexError, TypeError,
                  OverflowError)  # fmt: skip
ORIENTATION = 0x0112

START, END, SCAN, COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
APPLICATION = range(0xE0, 0xF0)
# Behind a scan's data: the next marker, which is neither a stuffed byte nor a restart.
MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
JFIF = b"JFIF\0"
KEPT_APPLICATION = {0xE0: JFIF, 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}  # how colours are read
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
SIGNATURES = (b"\xff\xd8", PNG_SIGNATURE)
# PNG 3rd edition, 11: what says how pixels, colours and frames are read. No text, EXIF, time.
KEPT_CHUNKS = set(b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs"
                  b" sPLT acTL fcTL fdAT".split())  # fmt: skip


def ensure_readable(file: IO[bytes]) -> None:
    """Refuse, by its header, a picture with too many pixels or one that cannot be read: before
    anybody decodes it. What does not begin like a picture passes: its type is told elsewhere.

    Raises:
        ValidationError: ``damaged_picture`` or ``too_many_pixels``.
    """
    file.seek(0)
    data = file.read()
    file.seek(0)
    if not data.startswith(SIGNATURES):
        return
    with _opened(data) as picture:
        width, height = picture.size
    if width * height > MAX_PIXELS:
        raise _refusal("too_many_pixels")


def clean(file: IO[bytes], extension: str) -> bytes:
    """The picture in ``file`` as it is to be stored.

    Args:
        extension: one of ``PHOTO_EXTENSIONS``; the content is known to be of that type.

    Raises:
        ValidationError: ``damaged_picture`` or ``too_many_pixels``.
    """
    ensure_readable(file)
    data = file.read()
    file.seek(0)
    try:
        data = _upright(data)
        return _clean_jpeg(data) if extension == "jpg" else _clean_png(data)
    except PICTURE_ERRORS as error:
        raise _refusal("damaged_picture") from error


def _refusal(code: str) -> ValidationError:
    return ValidationError(MESSAGES[code], code, {"limit": MAX_PIXELS // 1_000_000})


def _opened(data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
    except Image.DecompressionBombError as error:
        raise _refusal("too_many_pixels") from error
    except PICTURE_ERRORS as error:
        raise _refusal("damaged_picture") from error


def _upright(data: bytes) -> bytes:
    """``data`` turned as its EXIF asks; read to its end, so that a part of a picture is refused."""
    with _opened(data) as picture:
        turned = picture.getexif().get(ORIENTATION, 1) in range(2, 9)
        if not turned:
            picture.draft("L", (1, 1))  # JPEG: reads all of it, and keeps an eighth
        picture.load()
        return _turned(picture) if turned else data


def _turned(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    upright = ImageOps.exif_transpose(picture)
    options = {"icc_profile": picture.info.get("icc_profile")}
    if isinstance(picture, JpegImageFile):  # with its own tables: as good as it was
        sampling = get_sampling(picture)
        options |= {
            "qtables": picture.quantization,
            "subsampling": sampling if sampling >= 0 else 0,
            "progressive": bool(picture.info.get("progressive")),
        }
    upright.save(out, picture.format, **options)
    return out.getvalue()


def _clean_jpeg(data: bytes) -> bytes:
    return b"".join(_jpeg_parts(data))


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    """The parts of a JPEG that are kept. What lies behind its end (a second picture, a film of a
    phone) is not part of it."""
    yield bytes((0xFF, START))
    place = 2
    while marker := MARKER.match(data, place):
        kind, place = data[marker.end() - 1], marker.end()
        if kind == END:
            break
        (length,) = struct.unpack_from(">H", data, place)
        content = data[place + 2 : place + length]
        place += length
        if (kept := _kept(kind, content)) is not None:
            yield struct.pack(">BBH", 0xFF, kind, len(kept) + 2) + kept
        if kind == SCAN:
            following = MARKER.search(data, place)
            behind = following.start() if following else len(data)
            yield data[place:behind]
            place = behind
    yield bytes((0xFF, END))


def _kept(kind: int, content: bytes) -> bytes | None:
    """What stays of a segment; None where nothing does."""
    if kind == COMMENT:
        return None
    if kind not in APPLICATION:
        return content
    if kind not in KEPT_APPLICATION or not content.startswith(KEPT_APPLICATION[kind]):
        return None
    if kind == 0xE0:  # without the small picture, which may show what was cut off
        return content[:12] + b"\0\0"
    return content


def _clean_png(data: bytes) -> bytes:
    return PNG_SIGNATURE + b"".join(_png_chunks(data))


def _png_chunks(data: bytes) -> Iterator[bytes]:
    place = len(PNG_SIGNATURE)
    while place < len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        end = place + 12 + length  # with length, type and checksum
        if kind in KEPT_CHUNKS:
            yield data[place:end]
        if kind == b"IEND":
            return
        place = end
