"""Whoever compares is told what was compared, and what was not."""

from typing import Any

from django.core.management import call_command

from ita.register.anchors.summary import summary
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.ita.register.anchors.conftest import Anchored
from tests.ita.register.conftest import Write


def test_before_the_first_anchor_it_is_said(write: Write) -> None:
    write(Act.REQUESTED)
    said = "\n".join(summary())
    assert "ยังไม่มี" in said
    assert f"{RegisterEntry.objects.count()} แถวหลังหลักหมุดล่าสุด" in said
    assert "ANCHOR_URL" in said and "TIMESTAMP_URL" in said


def test_what_no_anchor_holds_yet_is_counted(anchored: Anchored, write: Write) -> None:
    anchored(2)
    assert any("ทุกแถวมีหลักหมุดยืนยัน" in line for line in summary())
    write(Act.CHECKED)
    said = "\n".join(summary())
    assert "เทียบแล้ว 1 รายการ" in said and "1 แถวหลังหลักหมุดล่าสุด" in said


def test_the_command_says_it(anchored: Anchored, capsys: Any) -> None:
    anchored(1)
    call_command("verify_register")
    said = capsys.readouterr().out
    for line in summary():
        assert line in said


def test_an_address_is_said(anchored: Anchored, settings: Any) -> None:
    settings.ANCHOR_URL = settings.TIMESTAMP_URL = "http://127.0.0.1:1/"
    anchored(1)
    said = "\n".join(summary())
    assert "ยังไม่ได้สำเนา 1" in said
    assert "ตราประทับเวลา: ตรวจแล้ว 0" in said
