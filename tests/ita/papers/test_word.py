"""The editable papers: the same words, set as Word sets Thai."""

import io
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn

from ita.papers.paper import Form, Memo, line
from ita.papers.word import to_docx
from ita.papers.word_text import FONT
from tests.factories import png_bytes
from tests.ita.papers.reading import words_of
from tests.ita.papers.test_pdf import HARD, MARKUP, PROOF, form, memo

PAPERS = [form(), memo(), memo(emblem=png_bytes()), form(proof=None)]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_run_is_thai_for_word(paper: Form | Memo) -> None:
    document = Document(io.BytesIO(to_docx(paper)))
    runs = [run for run in document.element.iter(qn("w:r")) if run.find(qn("w:t")) is not None]
    assert runs
    for run in runs:
        properties = run.find(qn("w:rPr"))
        assert properties.find(qn("w:rFonts")).get(qn("w:cs")) == FONT
        assert properties.find(qn("w:szCs")) is not None
        assert properties.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"


def test_the_order_of_run_properties_is_the_schemas() -> None:
    """Word calls a file with another order damaged (ECMA-376, CT_RPr)."""
    order = ["rFonts", "b", "bCs", "sz", "szCs", "u", "lang"]
    for run in Document(io.BytesIO(to_docx(memo()))).element.iter(qn("w:rPr")):
        names = [child.tag.split("}")[1] for child in run]
        assert names == sorted(names, key=order.index)


def test_the_words_are_those_of_the_pdf() -> None:
    text = words_of(to_docx(form()))
    for words in (HARD, PROOF.number, PROOF.head, "ผู้อนุมัติรับรอง"):
        assert words in text


def test_users_text_stays_text_and_what_word_cannot_hold_is_left_out() -> None:
    text = words_of(to_docx(form(lines=[line("หัวข้อ", f"<w:p/> & \x00 {MARKUP}")])))
    assert "<w:p/> &" in text and "*a*" in text
    assert to_docx(memo(subject="ก" * 300))
    assert to_docx(replace(form(), signatures=form().signatures[:1]))
