"""Ten files that carry a number, from whose new edition no tool gets it back."""

import io
import re
import shutil
import subprocess
import zlib
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from home.redaction import making
from home.redaction.boxes import Box
from home.redaction.making import TooLarge, redact
from home.redaction.pages import Unreadable, count_pages, opened
from home.redaction.proposals import proposals
from tests.home.redaction.planted import NUMBER, PLANTED, PRINTED, Pdf, text, words
from tests.home.sample_files import locked_pdf

SHOWN = {"text", "scan_with_hidden_text", "turned", "cut"}  # letters that stand on the page
CORNER = Box(0.0, 0.0, 0.02, 0.02)
GONE = re.compile("".join(f"{digit}[-\x00 ]*" for digit in NUMBER).encode())
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def made_of(source: bytes, boxes: dict[int, list[Box]], max_size: int = 10**7) -> bytes:
    target = io.BytesIO()
    redact(io.BytesIO(source), boxes, target, max_size)
    return target.getvalue()


def proposed(source: bytes, number: int = 1) -> list[Box]:
    with opened(io.BytesIO(source)) as pdf:
        return [box for each in proposals(pdf, number) for box in each.boxes]


def everything_in(pdf: bytes) -> bytes:
    """The file as it is, and each of its streams unpacked."""
    parts = [pdf]
    for packed in STREAM.findall(pdf):
        try:
            parts.append(zlib.decompress(packed))
        except zlib.error:
            parts.append(packed)
    return b"\n".join(parts)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return "\n".join(texts)


def by_program(pdf: bytes, folder: Path, *command: str) -> bytes:
    (folder / "new.pdf").write_bytes(pdf)
    run = subprocess.run([*command], cwd=folder, capture_output=True, check=True)
    return run.stdout


@pytest.mark.parametrize("name", PLANTED)
def test_the_number_is_planted_and_then_gone(name: str, tmp_path: Path) -> None:
    source = PLANTED[name]().written()
    assert GONE.search(everything_in(source)), "the test proves nothing"
    boxes = proposed(source) if name in SHOWN else [CORNER]
    assert boxes
    new = made_of(source, {1: boxes})
    assert not GONE.search(everything_in(new))
    assert text_of(new).strip() == ""
    if shutil.which("pdftotext"):
        assert by_program(new, tmp_path, "pdftotext", "new.pdf", "-").strip() == b""
    document = pypdfium2.PdfDocument(new)
    assert not any(document.get_metadata_dict().get(key) for key in ("Title", "Author", "Subject"))
    assert document.count_attachments() == 0 and list(document.get_toc()) == []
    assert document.get_formtype() == 0
    document.close()


@pytest.mark.parametrize("name", sorted(SHOWN))
@pytest.mark.parametrize("is_long", [False, True])
def test_what_is_under_a_proposed_box_is_black_in_the_picture_itself(
    name: str, is_long: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_long:
        monkeypatch.setattr(making, "LONG", 1)
    source = PLANTED[name]().written()
    boxes = proposed(source)
    assert any(value < 128 for value in _inside(_shown(source), boxes[0])), "no letters there"
    new = made_of(source, {1: boxes})
    for drawn in (_shown(new), _embedded(new, tmp_path)):
        for box in boxes:
            assert max(_inside(drawn, box)) < 40
    assert min(_shown(new).convert("L").getextrema()) == 0
    assert max(_shown(new).convert("L").getextrema()) > 200  # the rest is there still


def _shown(pdf: bytes) -> Image.Image:
    with opened(io.BytesIO(pdf)) as document:
        return document.picture(1, 100)[0]


def _embedded(pdf: bytes, folder: Path) -> Image.Image:
    """The picture as it lies in the file, whatever the page shows of it."""
    if not shutil.which("pdfimages"):
        return _shown(pdf)
    by_program(pdf, folder, "pdfimages", "-j", "new.pdf", "picture")
    return Image.open(next(folder.glob("picture-000.*")))


def _inside(drawn: Image.Image, box: Box) -> list[int]:
    """How bright the pixels within the box are."""
    width, height = drawn.size
    left, top, right, bottom = (
        round(box.left * width),
        round(box.top * height),
        round(box.right * width),
        round(box.bottom * height),
    )
    return list(drawn.convert("L").crop((left, top, right, bottom)).tobytes())


def test_a_box_over_half_a_letter_leaves_no_text_of_it() -> None:
    source = text().written()
    (box,) = proposed(source)
    half = Box(box.left, box.top, (box.left + box.right) / 2, box.bottom)
    new = made_of(source, {1: [half]})
    assert text_of(new).strip() == "" and max(_inside(_shown(new), half)) < 40


def test_pages_keep_their_number_and_size_as_they_are_shown() -> None:
    pdf = Pdf()
    pdf.page(words("one"))
    pdf.page(words("two"), "/Rotate 90")
    pdf.page(words("three"), "/CropBox [40 100 360 200]")
    new = pypdfium2.PdfDocument(made_of(pdf.written(), {2: [CORNER]}))
    sizes = [tuple(round(side) for side in page.get_size()) for page in new]
    assert sizes == [(400, 300), (300, 400), (320, 100)]
    new.close()


def test_what_is_proposed_covers_the_number_and_not_the_line() -> None:
    (box,) = proposed(text().written())
    assert 0.15 < box.left < 0.25 and 0.5 < box.right < 0.7  # "ID " stays
    assert 0.4 < box.top < box.bottom < 0.55
    assert PRINTED in text_of(text().written())


def test_bad_input_is_told_apart() -> None:
    source = text().written()
    for content, is_locked in ((b"%PDF-1.7 broken", False), (locked_pdf(), True)):
        with pytest.raises(Unreadable) as unreadable:
            count_pages(io.BytesIO(content))
        assert unreadable.value.is_locked == is_locked
    for boxes in ({}, {1: []}, {9: [CORNER]}, {0: [CORNER]}):
        with pytest.raises(ValueError, match="box"):
            made_of(source, boxes)
    with pytest.raises(TooLarge):
        made_of(source, {1: [CORNER]}, max_size=1000)


def test_pages_of_letters_become_small_in_a_long_file(monkeypatch: pytest.MonkeyPatch) -> None:
    source = text().written()
    short = made_of(source, {1: [CORNER]})
    monkeypatch.setattr(making, "LONG", 2)
    long = made_of(source, {1: [CORNER]})
    assert b"/CCITTFaxDecode" in long and b"/DCTDecode" not in long
    assert len(long) < len(short) / 3
    monkeypatch.setattr(making, "LONGEST", 2)
    assert len(made_of(source, {1: [CORNER]})) < len(long)
    monkeypatch.setattr(making, "MOST_HALF_TONES", -1)  # as a page with a photo
    assert b"/CCITTFaxDecode" not in made_of(source, {1: [CORNER]})


def test_one_page_is_in_memory_at_a_time() -> None:
    """What is written grows with every page, before the last one is drawn."""
    target = io.BytesIO()
    sizes: list[int] = []
    source = text().written()
    redact(io.BytesIO(source), {1: [CORNER]}, target, 10**7, lambda _n: sizes.append(target.tell()))
    assert 0 < sizes[0] < sizes[1] < len(target.getvalue())


def test_it_tells_how_far_it_is() -> None:
    told: list[int] = []
    redact(io.BytesIO(text().written()), {1: [CORNER]}, io.BytesIO(), 10**7, told.append)
    assert told == [50, 100]
