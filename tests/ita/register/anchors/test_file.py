"""The file of anchors: appended to, line by line, each with the hash of the one before."""

import fcntl
import hashlib
import json
import threading
from datetime import UTC, datetime
from typing import Any

import pytest

from ita.register.anchors import file

FACTS: dict[str, Any] = {
    "installation": "a",
    "site": 1,
    "agency": "เทศบาล",
    "number": "1/2570",
    "id": 1,
    "sha256": "0" * 64,
    "rows": 1,
    "time": "2026-11-29T04:20:00+00:00",
}


def test_where_nothing_was_written_there_is_nothing_to_read() -> None:
    assert file.read() == []


def test_each_line_names_the_hash_of_the_line_before() -> None:
    first, second = file.append(FACTS), file.append(FACTS | {"number": "2/2570"})
    assert [line.text for line in file.read()] == [first.text, second.text]
    assert [line.position for line in file.read()] == [1, 2]
    assert first.facts and first.facts["previous"] == ""
    assert second.facts and second.facts["previous"] == hashlib.sha256(first.text).hexdigest()
    assert second.time == datetime(2026, 11, 29, 4, 20, tzinfo=UTC)


def test_what_is_written_is_kept_by_its_words() -> None:
    """Frozen: copies of these lines lie on other machines, and in time stamps."""
    assert file.append(FACTS).text.decode() == (
        '{"agency":"เทศบาล","id":1,"installation":"a","number":"1/2570","previous":"","rows":1,'
        f'"sha256":"{"0" * 64}","site":1,"time":"2026-11-29T04:20:00+00:00","version":1}}'
    )


def test_a_line_that_was_torn_off_is_named_by_the_next() -> None:
    file.append(FACTS)
    with file.path().open("ab") as damaged:
        damaged.write(b'{"agency":"')
    file.append(FACTS)

    _whole, torn, last = file.read()
    assert torn.facts is None
    assert last.facts and last.facts["previous"] == torn.sha256


def test_many_writers_at_once_make_one_chain() -> None:
    writers = [threading.Thread(target=lambda: file.append(FACTS)) for _n in range(20)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    hashes = [line.sha256 for line in file.read()]
    assert len(hashes) == 20
    assert [line.facts and line.facts["previous"] for line in file.read()] == ["", *hashes[:-1]]


def test_a_writer_waits_for_another() -> None:
    file.append(FACTS)
    waiting = threading.Thread(target=lambda: file.append(FACTS))
    with file.path().open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        waiting.start()
        waiting.join(0.5)
        assert len(file.read()) == 1
    waiting.join(5)
    assert len(file.read()) == 2


def test_only_the_end_of_a_long_file_is_read_to_append(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "LONGEST_LINE", 1000)
    for _n in range(10):
        file.append(FACTS)
    hashes = [line.sha256 for line in file.read()]
    assert [line.facts and line.facts["previous"] for line in file.read()] == ["", *hashes[:-1]]


@pytest.mark.parametrize(
    "text",
    [b"", b"x", b"[]", b"{}", b"\xff", json.dumps(FACTS).encode()]
    + [
        json.dumps(FACTS | {"version": 1, "previous": ""} | wrong).encode()
        for wrong in ({"time": "gestern"}, {"time": 5}, {"id": "1"}, {"site": None})
    ],
)
def test_what_is_no_anchor_has_no_facts(text: bytes) -> None:
    assert file.Line(1, text).facts is None


def test_a_stamp_is_kept_whole() -> None:
    file.keep_stamp("abc", b"stamp")
    file.keep_stamp("abc", b"another")
    assert file.stamp_path("abc").read_bytes() == b"another"
    assert [path.name for path in file.stamp_path("abc").parent.iterdir()] == ["abc.tsr"]
