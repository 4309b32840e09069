from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from openpyxl import load_workbook
from wagtail.models import Site

from ita.assessment.models import Framework
from tests.factories import FrameworkFactory, ItemFactory


@pytest.fixture(autouse=True)
def _some_language() -> Iterator[None]:
    """The command is Thai whatever the machine is set to."""
    with translation.override("en"):
        yield


@pytest.fixture
def framework(site: Site) -> Framework:
    return ItemFactory().framework


@pytest.mark.parametrize(("scheme", "year"), [("OIT", "2569"), ("oit", "๒๕๖๙")])
def test_it_writes_the_workbook_and_says_so(
    framework: Framework, tmp_path: Path, capsys: pytest.CaptureFixture[str], scheme: str, year: str
) -> None:
    call_command("export_evidence", scheme, year, str(tmp_path / "out.xlsx"))
    assert load_workbook(tmp_path / "out.xlsx").sheetnames[0] == "สรุป"
    assert "ครบถ้วน 0 ข้อ จากทั้งหมด 1 ข้อ" in capsys.readouterr().out


@pytest.mark.parametrize("year", ["2599", "next"])
def test_an_unknown_framework_is_answered_with_those_that_exist(
    framework: Framework, tmp_path: Path, year: str
) -> None:
    FrameworkFactory(scheme="MOIT", fiscal_year=2025)
    with pytest.raises(CommandError, match=f"ไม่มีกรอบการประเมิน OIT {year}.*OIT 2569, MOIT 2568"):
        call_command("export_evidence", "OIT", year, str(tmp_path / "out.xlsx"))
    assert not list(tmp_path.iterdir())


def test_an_unknown_site_is_answered_with_those_that_exist(
    framework: Framework, site: Site, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match=f"ไม่มีเว็บไซต์ other.example.*{site.hostname}:"):
        call_command(
            "export_evidence", "OIT", "2569", str(tmp_path / "out.xlsx"), "--site=other.example"
        )


def test_a_site_is_found_by_its_host(framework: Framework, site: Site, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    call_command("export_evidence", "OIT", "2569", str(path), f"--site={site.hostname}")
    assert path.exists()


def test_a_missing_folder_is_named(framework: Framework, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="ไม่มีโฟลเดอร์"):
        call_command("export_evidence", "OIT", "2569", str(tmp_path / "none" / "out.xlsx"))


def test_a_folder_is_not_a_file(framework: Framework, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="เป็นโฟลเดอร์ ไม่ใช่ไฟล์"):
        call_command("export_evidence", "OIT", "2569", str(tmp_path))


def test_a_file_that_cannot_be_written_is_explained(
    framework: Framework, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("ita.workbook.export.write", refuse)
    with pytest.raises(CommandError, match="ไม่ได้"):
        call_command("export_evidence", "OIT", "2569", str(tmp_path / "out.xlsx"))
