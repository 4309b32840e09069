from pathlib import Path

import pytest

from home.core.whole_files import written_whole


def test_the_new_one_takes_the_place_of_the_old_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "สมุด.xlsx"
    path.write_bytes(b"old")
    with written_whole(path) as part:
        part.write_bytes(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_after_a_fault_the_old_one_stays_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "สมุด.xlsx"
    path.write_bytes(b"old")

    def fail(part: Path) -> None:
        part.write_bytes(b"half")
        raise OSError

    with pytest.raises(OSError), written_whole(path) as part:  # noqa: PT011
        fail(part)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
