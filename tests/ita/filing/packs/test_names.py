"""Names that Windows can store."""

import pytest

from ita.filing.packs.names import LONGEST, RESERVED, Names, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("แผนการใช้จ่าย 2569.pdf", "แผนการใช้จ่าย 2569.pdf"),
        ("แผน: ปี 2569/2570?.pdf", "แผน ปี 2569 2570.pdf"),
        ("con.pdf", "_con.pdf"),
        ("LPT1", "_LPT1"),
        ("aux.tar.gz", "_aux.tar.gz"),
        ("แผน . ", "แผน"),
        ("..", "file"),
        ("ก\u200bข\x00\n.docx", "กข.docx".replace("กข", "ก ข")),
        ("..\\..\\windows\\system32", "windows system32"),
    ],
)
def test_a_name_is_one_that_windows_can_store(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_is_cut_between_clusters_and_keeps_its_extension() -> None:
    name = safe_name("กี่" * 100 + ".pdf")
    assert len(name) <= LONGEST and name.endswith("กี่.pdf")


def test_a_name_is_taken_once_whatever_its_case() -> None:
    names = Names()
    taken = [names.take(each) for each in ("Plan.pdf", "plan.PDF", "plan.pdf")]
    assert len({each.lower() for each in taken}) == 3
    assert taken[0] == "Plan.pdf" and taken[2] == "plan (3).pdf"


def test_no_reserved_name_is_left() -> None:
    for name in RESERVED:
        assert safe_name(f"{name}.txt").partition(".")[0].lower() not in RESERVED
