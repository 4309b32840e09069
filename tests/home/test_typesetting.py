from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2

from home.files import PDFIUM_LOCK
from home.typesetting import typeset


def text_of(pdf: bytes) -> str:
    with PDFIUM_LOCK:
        pages = pypdfium2.PdfDocument(pdf)
        return "".join(page.get_textpage().get_text_range() for page in pages)


def test_many_at_once_get_their_own_paper(tmp_path: Path) -> None:
    template = tmp_path / "words.typ"
    template.write_text('#set text(font: "Sarabun")\n#json(bytes(sys.inputs.doc))')
    words = [f"word{number}" for number in range(24)]

    with ThreadPoolExecutor(6) as threads:
        papers = list(threads.map(lambda word: typeset(template, word), words))

    assert [text_of(paper).strip() for paper in papers] == words


def test_data_is_never_markup(tmp_path: Path) -> None:
    template = tmp_path / "words.typ"
    template.write_text('#set text(font: "Sarabun")\n#json(bytes(sys.inputs.doc))')

    assert (
        text_of(typeset(template, "#panic() *a* $x$ @b <c>")).strip() == "#panic() *a* $x$ @b <c>"
    )
