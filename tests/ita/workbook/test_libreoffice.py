import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from wagtail.models import Site

from ita.assessment.coverage import count_states, coverage
from ita.assessment.enums import ItemState
from ita.assessment.models import Framework
from ita.workbook.export import write_workbook

SOFFICE = shutil.which("soffice")


@pytest.mark.libreoffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_calculates_the_totals_of_the_coverage_screen(
    framework: Framework, site: Site, tmp_path: Path
) -> None:
    write_workbook(framework, site, tmp_path / "out.xlsx")
    sheet = load_workbook(_recalculated(tmp_path / "out.xlsx"), data_only=True)["สรุป"]
    expected = count_states(coverage(framework, site))
    totals = [cell.value for cell in sheet[17]]
    assert totals[2:10] == [expected[state] for state in ItemState]
    assert totals[10] == 5
    assert totals[11] == pytest.approx(0.2)
    # "9.1" and "9.10" are the same number, but not the same sub-indicator
    assert [sheet.cell(15, column).value for column in range(3, 12)] == [
        *(1, 0, 0, 0, 1, 0, 0, 1),
        3,
    ]
    assert sheet["B9"].value == "ตารางตรงกับยอดที่ระบบนับ ณ เวลาที่จัดทำ"


def _recalculated(path: Path) -> Path:
    folder = path.parent / "recalculated"
    profile = (path.parent / "profile").as_uri()  # not the developer's own
    command = [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / path.name
