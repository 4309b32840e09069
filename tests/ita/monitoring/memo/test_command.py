"""manage.py monitoring_memo: the paper on the disk, and errors in Thai that say what to do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import translation
from wagtail.models import Site

from tests.ita.papers.reading import text_of, words_of


@pytest.fixture(autouse=True)
def _november() -> Iterator[None]:
    with time_machine.travel("2026-11-29T03:00:00Z", tick=False), translation.override("en"):
        yield


@pytest.mark.parametrize("year", ["2570", "๒๕๗๐"])
def test_it_writes_both_kinds(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str], year: str
) -> None:
    for name, read in (("out.pdf", text_of), ("out.DOCX", words_of)):
        call_command("monitoring_memo", year, str(tmp_path / name))
        text = read((tmp_path / name).read_bytes())
        assert "๒๕๗๐" in text and "ข้อมูลถึงวันที่" in text
    assert "ข้อมูลถึงวันที่ 29 พฤศจิกายน 2569" in capsys.readouterr().out


def test_a_quarter(site: Site, tmp_path: Path) -> None:
    call_command("monitoring_memo", "2570", str(tmp_path / "q.docx"), "--quarter", "1")
    assert "ไตรมาสที่ ๑" in words_of((tmp_path / "q.docx").read_bytes())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2026", "out.pdf"], "2026.*ไม่ใช่ปีงบประมาณ"),
        (["ปีนี้", "out.pdf"], "ไม่ใช่ปีงบประมาณ"),
        (["2571", "out.pdf"], "ยังไม่เริ่ม"),
        (["2570", "out.odt"], "docx"),
        (["2570", "out"], "docx"),
        (["2570", "out.pdf", "--quarter", "5"], "ไตรมาส"),
        (["2570", "out.pdf", "--quarter", "two"], "ไตรมาส"),
        (["2570", "out.pdf", "--quarter", "2"], "ยังไม่เริ่ม"),
        (["2570", "out.pdf", "--site", "nowhere.go.th"], "nowhere.go.th"),
        (["2570", "missing/out.pdf"], "โฟลเดอร์"),
    ],
)
def test_what_cannot_be_is_answered_in_thai(
    site: Site, tmp_path: Path, arguments: list[str], said: str
) -> None:
    arguments[1] = str(tmp_path / arguments[1])
    with pytest.raises(CommandError, match=said):
        call_command("monitoring_memo", *arguments)
    assert not list(tmp_path.iterdir())
