import zipfile
from datetime import date
from io import BytesIO

import pytest

from ita.monitoring.petitions.enums import Decision, Ground
from ita.monitoring.petitions.letter import (
    APPEAL,
    COMPLAINT,
    GROUNDS,
    WORDS,
    has_letter,
    letter,
    letter_file,
)
from ita.monitoring.petitions.models import Petition
from ita.papers.paper import thai

pytestmark = pytest.mark.django_db


def refuse(petition: Petition, decision: str, ground: str) -> Petition:
    petition.decision, petition.ground = decision, ground
    petition.decided_on, petition.decided_name = date(2026, 11, 30), "นายพิจารณา"
    petition.case.answer = "ไม่เปิดเผย\nเป็นรายงานของแพทย์"
    return petition


def test_a_refusal_states_its_reason_and_the_right_of_appeal(petition: Petition) -> None:
    paper = letter(refuse(petition, Decision.REFUSED, Ground.S15_5))
    assert thai(GROUNDS[Ground.S15_5]) in paper.blocks
    assert "เป็นรายงานของแพทย์" in paper.blocks
    assert thai(APPEAL) in paper.blocks and thai(COMPLAINT) not in paper.blocks
    assert "๓๐ พฤศจิกายน ๒๕๖๙" in paper.subheading
    assert not any("นางขอ" in str(block) for block in paper.blocks)  # filled in by hand


def test_of_what_is_not_held_the_right_is_another(petition: Petition) -> None:
    paper = letter(refuse(petition, Decision.NOT_HELD, ""))
    assert thai(COMPLAINT) in paper.blocks and thai(APPEAL) not in paper.blocks


def test_which_decisions_have_one_and_every_ground_has_words(petition: Petition) -> None:
    assert {each for each in Decision if has_letter(refuse(petition, each, ""))} == set(WORDS)
    assert set(GROUNDS) == set(Ground)


def test_as_pdf_and_word(petition: Petition) -> None:
    refuse(petition, Decision.REFUSED, Ground.S15_5)
    name, pdf = letter_file(petition, "pdf")
    assert pdf.startswith(b"%PDF") and name.endswith(f"{petition.case.number}.pdf")
    _name, word = letter_file(petition, "docx")
    assert "อุทธรณ์" in zipfile.ZipFile(BytesIO(word)).read("word/document.xml").decode()
