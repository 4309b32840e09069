"""Whatever Excel and Notepad make of a list, its addresses are read as they were meant."""

import pytest

from home.core.exceptions import NotAllowed
from ita.workflow.old_addresses.reading import MOST_BYTES, MOST_ROWS, read_pairs, write_faults

PAIRS = [("/ข่าว/1", "/news/a/"), ("/b?id=2", "/law/")]
TEXT = "ที่อยู่เดิม,ที่อยู่ใหม่\r\n/ข่าว/1,/news/a/\r\n\r\n/b?id=2,/law/,หมายเหตุ\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters(encoding: str, delimiter: str) -> None:
    assert read_pairs(TEXT.replace(",", delimiter).encode(encoding)) == PAIRS


def test_quotes_blanks_and_no_heading() -> None:
    assert read_pairs(b' "/a,b" , /c/ \n') in ([("/a,b", "/c/")], [('"/a', 'b"')])
    assert read_pairs(b'"/a,b",/c/\n/lonely\n') == [("/a,b", "/c/"), ("/lonely", "")]


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"old,new\n", b"\x00\x01\x02/", b"/a,/b\n" * (MOST_ROWS + 1),
     b"x" * (MOST_BYTES + 1)],
)  # fmt: skip
def test_what_is_no_list_is_refused_with_a_reason(content: bytes) -> None:
    with pytest.raises(NotAllowed) as refused:
        read_pairs(content)
    assert refused.value.reason


def test_faults_come_back_in_the_same_shape_and_are_no_formula() -> None:
    faults = [["=cmd|' /C calc'!A0", "/a", "ผิด"], ["/ข่าว", "", "ไม่มี"]]
    written = write_faults(faults)
    assert written.startswith("\ufeff") and "'=cmd" in written and ",/a," in written
    assert read_pairs(written.encode()) == [(old, new) for old, new, _reason in faults]
