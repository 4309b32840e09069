"""The paper of a round, as PDF and as Word."""

from typing import Any

import pytest
from django.test import Client

from ita.monitoring.rounds import operations
from ita.monitoring.rounds.enums import Outcome
from ita.monitoring.rounds.models import Round
from ita.monitoring.rounds.paper import round_file, round_report
from ita.monitoring.rounds.selectors import row_of
from ita.papers.models import PaperSettings
from ita.papers.paper import Report, Table, thai
from tests.ita.monitoring.rounds.conftest import mark_all
from tests.ita.papers.reading import pages_of, text_of, words_of


@pytest.fixture
def ended(begun: Round, webmaster: Any, site: Any) -> Round:
    PaperSettings.objects.create(
        site=site, head_name="นายหัวหน้า ตัวอย่าง", head_position="นายกเทศมนตรี"
    )
    first, *_others = begun.pages.in_order()
    operations.mark(begun, webmaster, [first.pk], Outcome.OUTDATED, "ปรับปี 2570")
    mark_all(begun, webmaster)
    return operations.end(begun, webmaster, "ตรวจร่วมกับกองช่าง")


def tables_of(report: Report) -> list[Table]:
    return [block for block in report.blocks if isinstance(block, Table)]


def words_in(report: Report) -> str:
    return "\n".join(block for block in report.blocks if isinstance(block, str))


def test_it_tells_what_was_found_in_figures_that_add_up(ended: Round) -> None:
    report = round_report(ended)
    sections, problems = tables_of(report)
    assert [row[0] for row in sections.rows] == ["กฎหมาย ระเบียบ ข้อบังคับ", "ข่าวประชาสัมพันธ์"]
    assert sections.total == ["รวม", "๓", "๒", "๑", "๐", "๐", "๐"]
    assert problems.rows[0][1] == "กฎหมาย ๐" and problems.rows[0][3] == "ต้องปรับปรุง: ปรับปี ๒๕๗๐"
    assert "รวม ๓ รายการ เป็นปัจจุบัน ๒ รายการ ต้องปรับปรุง ๑ รายการ" in words_in(report)


def test_who_signs_and_where_it_is_verified(ended: Round, client: Client) -> None:
    report = round_report(ended)
    keeper, approver = report.signatures
    assert keeper.name == thai(ended.ended_name) and approver.name == "นายหัวหน้า ตัวอย่าง"
    assert keeper.day == "", "signed by hand"
    row = row_of(ended)
    assert row and report.proof and report.proof.url.endswith(row.public_url)
    html = client.get(row.public_url).content.decode()
    assert "ตรวจสอบข้อมูลครบทุกรายการแล้ว" in html and ended.ended_name not in html


def test_word_and_pdf_say_the_same(ended: Round) -> None:
    _name, docx = round_file(ended, "docx")
    name, pdf = round_file(ended, "pdf")
    assert name.startswith("แบบบันทึกการตรวจสอบ ไตรมาสที่")
    text = words_of(docx)
    for expected in ("กฎหมาย ๐", "ปรับปี ๒๕๗๐", "ตรวจร่วมกับกองช่าง", thai(ended.ended_name)):
        assert expected in text
    assert "แบบบันทึกการตรวจสอบ" in text_of(pdf) and "กฎหมาย ๐" in text_of(pdf)


def test_a_round_under_way_says_that_it_is_not_ended(begun: Round) -> None:
    report = round_report(begun)
    assert report.proof is None and "ยังไม่เสร็จสิ้น" in words_in(report)
    assert tables_of(report)[0].total[-1] == "๓"
    assert round_file(begun, "pdf")[1].startswith(b"%PDF")


def test_a_round_that_found_nothing_says_so(begun: Round, webmaster: Any) -> None:
    mark_all(begun, webmaster)
    report = round_report(operations.end(begun, webmaster))
    assert len(tables_of(report)) == 1
    assert "ไม่พบรายการที่ต้องปรับปรุงหรือครบกำหนดเผยแพร่" in words_in(report)


def test_hostile_words_are_printed_as_words(begun: Round, webmaster: Any) -> None:
    hostile = '#import "x"; <b>&\x07"'
    row = begun.pages.first()
    operations.mark(begun, webmaster, [row.pk], Outcome.OUTDATED, hostile)
    for extension in ("pdf", "docx"):
        assert round_file(begun, extension)[1]


def test_a_round_of_447_pages_is_printed(begun: Round, webmaster: Any) -> None:
    model = type(begun.pages.first())
    model.objects.bulk_create(
        model(
            round=begun, page_id=10**6 + n, title=f"หน้าที่ {n}", address="", section="กฎหมาย",
            section_number=2, unit="กองคลัง", outcome=Outcome.OUTDATED, note="ปรับปรุงข้อมูล",
        )
        for n in range(444)
    )  # fmt: skip
    assert len(pages_of(round_file(begun, "pdf")[1])) > 10
