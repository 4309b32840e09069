"""What an uploaded file really is, and whether it may be published.

The name that a browser sends proves nothing: the content decides.
"""

import codecs
import hashlib
import html
import math
import re
import struct
import threading
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

import filetype
import pypdfium2
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

OOXML = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."
FILE_TYPES = {
    "pdf": ("application/pdf", _("PDF document")),
    "docx": (OOXML + "wordprocessingml.document", _("Word document")),
    "xlsx": (OOXML + "spreadsheetml.sheet", _("Excel workbook")),
    "pptx": (OOXML + "presentationml.presentation", _("PowerPoint presentation")),
    "odt": (ODF + "text", _("OpenDocument text")),
    "ods": (ODF + "spreadsheet", _("OpenDocument spreadsheet")),
    "csv": ("text/csv", _("CSV table")),
    "txt": ("text/plain", _("Plain text")),
    "jpg": ("image/jpeg", _("JPEG image")),
    "png": ("image/png", _("PNG image")),
}
OTHER_TYPES = {"zip": _("ZIP archive"), "ole": _("old Office file"), "markup": _("web page")}
ALLOWED_EXTENSIONS = tuple(FILE_TYPES)
REFUSED_EXTENSIONS = {
    "macros": "docm dotm xlsm xltm xlam xlsb pptm potm ppsm ppam",
    "legacy_not_allowed": "doc dot xls xlt ppt pps pot",
    "archive_not_allowed": "zip rar 7z tar gz tgz bz2 xz",
}
MESSAGES = {
    "empty": _("This file is empty: save it again in the program that made it, then upload it."),
    "too_large": _("This file is %(size)s MB, the limit is %(limit)s MB: make it smaller."),
    "no_extension": _("This file name has no extension: add the right one, such as .pdf."),
    "type_not_allowed": _("Type .%(extension)s is not accepted: save it as one of %(allowed)s."),
    "legacy_not_allowed": _("Old Office file: save it as .docx, .xlsx, .pptx or PDF."),
    "archive_not_allowed": _("Archives are not accepted: take the files out and upload each one."),
    "disguised": _("Not a real .%(extension)s file (found: %(real)s): save it as the right type."),
    "damaged": _("This file is damaged: check that it opens on your computer and save it again."),
    "not_text": _("This file is not plain text: save it again as text in UTF-8 or TIS-620."),
    "password_protected": _("The public could not read this file: remove its password."),
    "macros": _("This file carries macros (programs): save it without macros, or as PDF."),
    "zip_bomb": _("This file unpacks to too much data: save it as PDF or split it."),
}

MB = 1024 * 1024
CHUNK = 64 * 1024
MAX_ENTRIES = 10_000
MAX_UNPACKED = 300 * MB
MAX_RATIO = 200  # an honest .ods of 20,000 like rows reaches 95
RATIO_FREE = 20 * MB  # one blank bitmap gives a short letter a huge ratio and harms nobody
MAX_PART = 4 * MB  # a package part that is read whole
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UTF16_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
MARKUP = re.compile(r"#!|<[a-z!?/%]", re.IGNORECASE)
OOXML_MACROS = re.compile(r"vbaproject|macroenabled|macrosheet|<!doctype")  # a DTD could hide them
ODF_MACROS = re.compile(r"[\\/]?(basic|scripts)([\\/]|$)")
# All that zipfile lets out of a malformed package.
PACKAGE_ERRORS = (zipfile.BadZipFile, zlib.error, struct.error,
                  RuntimeError, EOFError, OSError, ValueError, OverflowError)  # fmt: skip
PDFIUM_LOCK = threading.Lock()  # PDFium is not thread-safe: every caller in a process holds this


@dataclass(frozen=True)
class FileFacts:
    """What is kept about an accepted file: `size` in bytes, `sha256` in hexadecimal."""

    extension: str
    mime_type: str
    size: int
    sha256: str


def identify(file: IO[bytes], filename: str, max_size: int) -> FileFacts:
    """Say what `file` really is.

    In: a seekable binary file (a Django File too), the name its owner gave it, the limit in bytes.
    Out: its facts, "jpeg" being "jpg"; the position of the file is 0 again, also after an error.
    Errors: ValidationError, its `code` a key of MESSAGES.
    """
    try:
        extension = _extension(filename)
        size = file.seek(0, 2)
        if not size:
            raise _refusal("empty")
        if size > max_size:
            shown = math.ceil(size / MB * 10) / 10  # rounded up: never "20 MB, the limit is 20 MB"
            raise _refusal("too_large", size=f"{shown:g}", limit=f"{max_size / MB:g}")
        _check_content(file, extension, size)
        sha256 = hashlib.sha256()
        for chunk in _chunks(file):
            sha256.update(chunk)
    finally:
        file.seek(0)
    return FileFacts(extension, FILE_TYPES[extension][0], size, sha256.hexdigest())


def _refusal(code: str, **params: object) -> ValidationError:
    return ValidationError(MESSAGES[code], code, params)


def _extension(filename: str) -> str:
    stem, _dot, extension = filename.strip().lower().rpartition(".")
    # "รายงาน ม.ค. ๒๕๖๙" has dots and no extension.
    if not stem or not re.fullmatch(r"[a-z0-9]{1,10}", extension):
        raise _refusal("no_extension")
    extension = "jpg" if extension == "jpeg" else extension
    if extension not in FILE_TYPES:
        codes = (code for code, known in REFUSED_EXTENSIONS.items() if extension in known.split())
        code = next(codes, "type_not_allowed")
        raise _refusal(code, extension=extension, allowed=", ".join(ALLOWED_EXTENSIONS))
    return extension


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(CHUNK):
        yield chunk


def _check_content(file: IO[bytes], extension: str, size: int) -> None:
    """Refuse a file whose content is not, or not safely, what its extension says."""
    wanted = "txt" if extension == "csv" else extension
    kind = _sniff(file)
    if kind == "zip":
        kind = _package_type(file, size)
    if kind == "ole" and "EncryptedPackage".encode("utf-16-le") in b"".join(_chunks(file)):
        raise _refusal("password_protected")  # so does Office wrap a modern file with a password
    if kind is None:
        raise _refusal("not_text" if wanted == "txt" else "damaged")
    if kind != wanted:
        label = FILE_TYPES[kind][1] if kind in FILE_TYPES else OTHER_TYPES.get(kind, f".{kind}")
        raise _refusal("disguised", extension=extension, real=label)
    if kind == "pdf":
        _check_pdf(file, size)


def _sniff(file: IO[bytes]) -> str | None:
    """The type of the content: an extension, "ole", "markup", or None when unknown."""
    head = next(_chunks(file))
    if head.startswith((b"PK\3\4", OLE)):
        return "ole" if head.startswith(OLE) else "zip"
    # A byte order mark or blanks before a PDF are common and harmless.
    bare = head.removeprefix(codecs.BOM_UTF8).lstrip()
    guess = filetype.guess(bare if bare.startswith(b"%PDF-") else head)
    kind = str(guess.extension) if guess else None
    if kind in ("pdf", "jpg", "png", "rtf", "ps"):  # some are pure ASCII and would pass for text
        return kind
    utf16 = head[:2] in UTF16_BOMS
    if MARKUP.match(head.decode("utf-16", "ignore").lstrip() if utf16 else bare.decode("latin-1")):
        return "markup"
    # Only now, because `filetype` takes any table that begins with "BM" or "MZ" for a binary.
    encodings = ("utf-16",) if utf16 else ("utf-8", "cp874")  # cp874 holds all of TIS-620
    return "txt" if any(_is_text(file, encoding) for encoding in encodings) else kind


def _is_text(file: IO[bytes], encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        if any(CONTROLS.search(decoder.decode(chunk)) for chunk in _chunks(file)):
            return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _check_pdf(file: IO[bytes], size: int) -> None:
    # PDFium repairs a file cut short, and would show a part of it as if it were all.
    file.seek(max(0, size - 1024))  # where the standard has readers look for the end mark
    if b"%%EOF" not in file.read():
        raise _refusal("damaged")
    with PDFIUM_LOCK:
        try:
            pypdfium2.PdfDocument(file).close()
        except pypdfium2.PdfiumError as error:
            locked = error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY)
            raise _refusal("password_protected" if locked else "damaged") from None


def _package_type(file: IO[bytes], size: int) -> str:
    """The type of a zip: an allowed extension or "zip". Unpacks it once, within the limits."""
    # zipfile reads the whole directory before it can be asked: count its records beforehand.
    if sum(chunk.count(b"PK\1\2") for chunk in _chunks(file)) > MAX_ENTRIES:
        raise _refusal("zip_bomb")
    try:
        with zipfile.ZipFile(file) as package:
            _check_entries(package.infolist(), size)
            kind = _office_type(package)
            if package.testzip():  # in chunks, and never beyond the sizes checked above
                raise _refusal("damaged")
            return kind
    except PACKAGE_ERRORS:
        raise _refusal("damaged") from None


def _check_entries(entries: list[zipfile.ZipInfo], size: int) -> None:
    """Refuse, from the directory alone, a package that must not be unpacked."""
    limit = min(MAX_UNPACKED, max(RATIO_FREE, size * MAX_RATIO))
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > limit:
        raise _refusal("zip_bomb")
    if any(entry.flag_bits & 1 for entry in entries):
        raise _refusal("password_protected")
    # Two parts of one name: readers disagree about which one counts, so a check proves nothing.
    names = {entry.filename.lower() for entry in entries}
    methods = {entry.compress_type for entry in entries}
    if len(names) < len(entries) or methods - {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise _refusal("damaged")


def _office_type(package: zipfile.ZipFile) -> str:
    """Recognise an office document by what it declares; refuse macros and passwords."""
    parts = {entry.filename.lower(): entry for entry in package.infolist()}
    if "[content_types].xml" in parts:
        xml = _read(package, parts["[content_types].xml"]).decode("utf-8-sig")
        declared = html.unescape(xml).lower()  # undoes character references; nothing is expanded
        if OOXML_MACROS.search("\n".join((*parts, declared))):
            raise _refusal("macros")
        mains = {kind: FILE_TYPES[kind][0] + ".main+xml" for kind in ("docx", "xlsx", "pptx")}
        return next((kind for kind, main in mains.items() if main in declared), "zip")
    mimetype = _read(package, parts.get("mimetype")).decode("latin-1").strip()
    kind = next((kind for kind in ("odt", "ods") if FILE_TYPES[kind][0] == mimetype), "zip")
    if kind != "zip" and any(ODF_MACROS.match(name) for name in parts):
        raise _refusal("macros")
    if b"encryption-data" in _read(package, parts.get("meta-inf/manifest.xml")):
        raise _refusal("password_protected")
    return kind


def _read(package: zipfile.ZipFile, entry: zipfile.ZipInfo | None) -> bytes:
    if entry and entry.file_size > MAX_PART:
        raise _refusal("zip_bomb")
    return package.read(entry) if entry else b""
