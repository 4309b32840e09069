"""What becomes of the items of a list in the next year, and why."""

import pytest

from ita.assessment.rollover.enums import Lineage
from ita.assessment.rollover.lineage import Entry, gone, successions

OLD = [
    Entry("O1", "โครงสร้างของหน่วยงาน"),
    Entry("O2", "ข้อมูลผู้บริหารของหน่วยงาน"),
    Entry("O3", "ระบบการให้บริการออนไลน์"),
    Entry("O4", "รายงานผลประจำปี 2568"),
    Entry("O5", "แผนที่ไม่ถามอีก"),
]


def kinds(*new: Entry) -> list[str]:
    return [row.kind.value for row in successions(new, OLD, 2569)]


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        (Entry("O1", "โครงสร้างของหน่วยงาน", ("O1",)), Lineage.SAME),
        (Entry("O7", "โครงสร้างของหน่วยงาน", ("O1",)), Lineage.RECODED),
        (Entry("O1", "การจัดซื้อจัดจ้างรายเดือน", ("O1",)), Lineage.RENAMED),
        (Entry("O2", "ข้อมูลผู้บริหารและระบบ", ("O2", "O3")), Lineage.MERGED),
        (Entry("O9", "เรื่องใหม่ที่ไม่เคยถาม"), Lineage.NEW),
        (Entry("O9", "เรื่องใหม่ที่ไม่เคยถาม", ("O77",)), Lineage.UNKNOWN),
        (Entry("O6", "รายงานผลประจำปี 2569"), Lineage.RECODED),
    ],
)
def test_each_item_says_where_it_comes_from(entry: Entry, kind: Lineage) -> None:
    (found,) = successions([entry], OLD, 2569)
    assert found.kind == kind
    for code in (row.code for row in found.before):
        assert code in found.explanation
    if entry.predecessors or found.before:
        assert "2569" in found.explanation


def test_one_item_that_becomes_two_is_split_and_each_names_the_other() -> None:
    parts = [Entry("O1", "โครงสร้าง", ("O1",)), Entry("O2", "หน้าที่และอำนาจ", ("O1",))]
    one, other = successions(parts, OLD, 2569)
    assert one.kind == other.kind == Lineage.SPLIT
    assert "O2" in one.explanation and "O1" in other.explanation


def test_what_nobody_succeeds_is_gone() -> None:
    found = successions([Entry("O1", "โครงสร้าง", ("O1", "O2", "O3"))], OLD, 2569)
    left = gone(found, OLD, 2569)
    assert [row.entry.code for row in left] == ["O4", "O5"]
    assert all(row.entry.code in row.explanation for row in left)


def test_the_title_finds_what_is_not_named_and_says_so() -> None:
    (by_name,) = successions([Entry("O4", OLD[3].title, ("O4",))], OLD, 2569)
    (by_title,) = successions([Entry("O4", OLD[3].title)], OLD, 2569)
    assert by_name.before == by_title.before
    assert by_name.explanation != by_title.explanation
