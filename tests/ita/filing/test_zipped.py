"""Viewers find the content of a file behind a header of the plain form."""

import hashlib
import io
import struct
import zipfile
from datetime import datetime

import pytest

from ita.filing.zipped import Zipped, add_file

MOMENT = datetime(2026, 11, 30, 11, 30, 8)
HEADER = struct.Struct("<26xHH")  # of a file within a ZIP: the lengths of its name and extra fields


def zipped(content: bytes, packed: bool) -> tuple[bytes, Zipped]:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        told = add_file(archive, "หลักฐาน.txt", io.BytesIO(content), MOMENT, packed=packed)
    return out.getvalue(), told


@pytest.mark.parametrize("packed", [True, False])
def test_what_is_added_comes_out(packed: bool) -> None:
    content = b"evidence " * 300_000
    made, told = zipped(content, packed)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.read("หลักฐาน.txt") == content
        assert archive.getinfo("หลักฐาน.txt").date_time == (2026, 11, 30, 11, 30, 8)
    assert told == Zipped("หลักฐาน.txt", hashlib.sha256(content).hexdigest(), len(content))
    assert (len(made) < len(content)) is packed
    assert zipped(content, packed)[0] == made


@pytest.mark.parametrize("packed", [True, False])
def test_nothing_stands_between_the_name_and_the_content(packed: bool) -> None:
    """ReplayWeb.page took the fields of ZIP64 for the content, and opened no archive of ours."""
    made, told = zipped(b"evidence", packed)
    name, extra = HEADER.unpack_from(made)
    assert (name, extra) == (len(told.path.encode()), 0)


def test_of_what_was_begun_the_rest_is_added() -> None:
    content = io.BytesIO(b"head and evidence")
    content.seek(9)
    with zipfile.ZipFile(io.BytesIO(), "w") as archive:
        told = add_file(archive, "a", content, MOMENT, packed=False)
        assert archive.read("a") == b"evidence" and told.size == 8
