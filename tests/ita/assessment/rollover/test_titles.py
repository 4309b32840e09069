"""Titles and elements that still name another year."""

import pytest

from ita.assessment.frameworks.data import ElementData, ItemData
from ita.assessment.rollover.titles import moved_on, other_years

YEAR = 2027  # 2570


def item(title: str, data_year: str = "current", *elements: str) -> ItemData:
    rows = tuple(ElementData("", "", text) for text in elements)
    return ItemData("O1", title, "9", data_year=data_year, elements=rows)


@pytest.mark.parametrize(
    ("title", "data_year", "proposed"),
    [
        ("แผนปฏิบัติการ ปีงบประมาณ พ.ศ. 2569", "current", "แผนปฏิบัติการ ปีงบประมาณ พ.ศ. 2570"),
        ("แผนปฏิบัติการ ปีงบประมาณ พ.ศ. ๒๕๖๙", "current", "แผนปฏิบัติการ ปีงบประมาณ พ.ศ. ๒๕๗๐"),
        ("รายงานผล ประจำปี 2568", "previous", "รายงานผล ประจำปี 2569"),
        ("รายงานผล ประจำปี 2567", "previous", ""),  # a year later is not the wanted one either
        ("รายงานผล ประจำปี 2568", "", "รายงานผล ประจำปี 2569"),
    ],
)
def test_another_year_is_flagged_with_what_would_fit(
    title: str, data_year: str, proposed: str
) -> None:
    (found,) = other_years([item(title, data_year)], YEAR)
    assert (found.is_title, found.text, found.proposed) == (True, title, proposed)


@pytest.mark.parametrize(
    ("title", "data_year"),
    [
        ("แผนปฏิบัติการ ปีงบประมาณ พ.ศ. 2570", "current"),
        ("รายงานผล ประจำปี 2569", "previous"),
        ("รายงานผล ประจำปี 2569", ""),
        ("แผนพัฒนา พ.ศ. 2566-2570", "current_and_ongoing"),
        ("พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. 2540", "current"),
        ("โครงสร้าง", "current"),
    ],
)
def test_what_fits_or_cites_a_law_is_not_flagged(title: str, data_year: str) -> None:
    assert other_years([item(title, data_year)], YEAR) == []


def test_elements_are_read_too_and_each_text_has_its_own_key() -> None:
    found = other_years([item("แผน 2569", "current", "เผยแพร่ปี 2568", "แผน 2569")], YEAR)
    assert [row.is_title for row in found] == [True, False, False]
    assert len({row.key for row in found}) == 3


def test_years_move_in_their_own_digits_and_nothing_else_does() -> None:
    text = "ปี 2568-2569 ๒๕๖๙ เลขที่ 25691 และ 12568"
    assert moved_on(text, [2568, 2569]) == "ปี 2569-2570 ๒๕๗๐ เลขที่ 25691 และ 12568"
