"""A PDF: the text of its pages, and what stands beside them."""

import io
import re
import zlib
from collections.abc import Callable, Iterator
from ctypes import cast, create_string_buffer
from itertools import islice
from typing import IO, Any

import pypdfium2
from pypdfium2 import raw

from home.files import PDFIUM_LOCK
from home.readers.everything.places import Part, Parts, Place, PlaceKind
from home.readers.pages import CannotBeRead
from home.readers.pdf import open_pdf, text_of
from home.thai.repair import join_lines

METADATA = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")
TEXT_KEYS = (b"Contents", b"RC", b"T", b"Subj", b"TU", b"V", b"DV", b"NM")
MOST_ANNOTATIONS = 500  # of a page
MOST_BOOKMARKS = 20_000
MOST_ELEMENTS = 20_000  # of a page's structure
MOST_ATTACHED = 20 * 1024 * 1024
DEEPEST = 50
STREAM = re.compile(rb"stream\r?\n")
XMP = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>|<rdf:RDF.*?</rdf:RDF>", re.DOTALL)
TAG = re.compile(r"<[^>]{0,2000}>")
LONGEST_XMP = 1_000_000
BEGIN = 256  # bytes of a stream that show whether it is XMP
COMPRESSED = b"x"  # as a compressed stream begins
Inner = Callable[[IO[bytes], str], Parts]


def read_pdf_wholly(file: IO[bytes], inner: Inner | None) -> Parts:
    """PDFium serves one thread at a time: the lock is held for a page, never between pages."""
    document = open_pdf(file)
    try:
        with PDFIUM_LOCK:
            document.init_forms()
        for position in range(len(document)):
            with PDFIUM_LOCK:
                found = list(_page(document, position))
            yield from found
        with PDFIUM_LOCK:
            found = [*_metadata(document), *_bookmarks(document)]
            attached = list(_attachments(document))
        yield from found
        for name, content in attached:
            yield Part(Place(PlaceKind.ATTACHMENT, name=name, is_hidden=True), name)
            if inner:
                yield from _inside(name, content, inner)
    finally:
        with PDFIUM_LOCK:
            document.close()
    yield from _xmp(file)


def _page(document: pypdfium2.PdfDocument, position: int) -> Iterator[Part]:
    number = position + 1
    yield Part(Place(PlaceKind.PAGE, number), join_lines(text_of(document, position)))
    try:
        page = document[position]
    except pypdfium2.PdfiumError:
        return
    try:
        yield from _annotations(page, document.formenv, number)
        yield from _structure(page, number)
    finally:
        page.close()


def _annotations(page: Any, forms: Any, number: int) -> Iterator[Part]:
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), MOST_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            is_field = raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET
            kind = PlaceKind.FIELD if is_field else PlaceKind.ANNOTATION
            texts = [_wide(raw.FPDFAnnot_GetStringValue, annotation, key) for key in TEXT_KEYS]
            if is_field and forms:  # a field's value may stand with its parent
                texts.append(_wide(raw.FPDFAnnot_GetFormFieldValue, forms, annotation))
            for text in filter(None, texts):
                yield Part(Place(kind, number, is_hidden=not is_field), TAG.sub(" ", text))
            if link := raw.FPDFAnnot_GetLink(annotation):
                if (action := raw.FPDFLink_GetAction(link)) and (uri := _uri(page, action)):
                    yield Part(Place(PlaceKind.LINK, is_hidden=True), uri)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _uri(page: Any, action: Any) -> str:
    size = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0)
    buffer = create_string_buffer(size)
    raw.FPDFAction_GetURIPath(page.pdf, action, buffer, size)
    return buffer.value.decode("utf-8", "replace")


def _structure(page: Any, number: int) -> Iterator[Part]:
    """Texts that stand for what is shown: for pictures, and for letters that are drawn."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    try:
        roots = [
            raw.FPDF_StructTree_GetChildAtIndex(tree, index)
            for index in range(raw.FPDF_StructTree_CountChildren(tree))
        ]
        place = Place(PlaceKind.STRUCTURE, number, is_hidden=True)
        for element in islice(_elements(roots, 0), MOST_ELEMENTS):
            for ask in (raw.FPDF_StructElement_GetActualText, raw.FPDF_StructElement_GetAltText):
                if text := _wide(ask, element):
                    yield Part(place, text)
    finally:
        raw.FPDF_StructTree_Close(tree)


def _elements(elements: list[Any], depth: int) -> Iterator[Any]:
    for element in filter(None, elements):
        yield element
        if depth < DEEPEST:
            count = raw.FPDF_StructElement_CountChildren(element)
            children = [
                raw.FPDF_StructElement_GetChildAtIndex(element, index) for index in range(count)
            ]
            yield from _elements(children, depth + 1)


def _metadata(document: pypdfium2.PdfDocument) -> Iterator[Part]:
    for key in METADATA:
        if text := document.get_metadata_value(key):
            yield Part(Place(PlaceKind.PROPERTIES, is_hidden=True), text)


def _bookmarks(document: pypdfium2.PdfDocument) -> Iterator[Part]:
    for bookmark in islice(document.get_toc(max_depth=DEEPEST), MOST_BOOKMARKS):
        yield Part(Place(PlaceKind.BOOKMARK), bookmark.get_title())


def _attachments(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, bytes]]:
    for index in range(document.count_attachments()):
        try:
            attachment = document.get_attachment(index)
            name = attachment.get_name()
            content = bytes(attachment.get_data())
        except pypdfium2.PdfiumError:
            continue
        yield name, content if len(content) <= MOST_ATTACHED else b""


def _inside(name: str, content: bytes, inner: Inner) -> Iterator[Part]:
    try:
        for part in inner(io.BytesIO(content), name.rpartition(".")[2].lower()):
            yield Part(part.place._replace(inside=name, is_hidden=True), part.text)
    except CannotBeRead:
        return


def _xmp(file: IO[bytes]) -> Iterator[Part]:
    """Metadata as XML, which PDFium does not read: a stream of the file, plain as a rule."""
    file.seek(0)
    content = file.read()
    found = list(XMP.findall(content))
    for start in STREAM.finditer(content):
        stream = memoryview(content)[start.end() :]
        if stream[:1] != COMPRESSED:
            continue
        try:
            if b"<?xpacket" in zlib.decompressobj().decompress(stream, BEGIN):
                found.append(zlib.decompressobj().decompress(stream, LONGEST_XMP))
        except zlib.error:
            continue
    for packet in found:
        text = TAG.sub("\n", packet[:LONGEST_XMP].decode("utf-8", "replace"))
        yield Part(Place(PlaceKind.PROPERTIES, is_hidden=True), text)


def _wide(ask: Any, *arguments: Any) -> str:
    """A text of PDFium in UTF-16, asked for its length first."""
    size = ask(*arguments, None, 0)
    if size <= 2:
        return ""
    buffer = create_string_buffer(size)
    ask(*arguments, cast(buffer, ask.argtypes[-2]), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
