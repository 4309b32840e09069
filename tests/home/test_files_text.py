"""Text files: the encodings of Thai offices, and what is no text."""

import pytest

from tests.home.sample_files import THAI, refusal, sized


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "tis-620", "cp874", "utf-16", "ascii"])
@pytest.mark.parametrize("extension", ["txt", "csv"])
def test_accepts_text_in_the_encodings_of_thai_offices(encoding: str, extension: str) -> None:
    content = f"BM,MZ,{'' if encoding == 'ascii' else THAI}\r\n\t1,2\f\n".encode(encoding)
    assert sized(content, f"a.{extension}").extension == extension


def test_a_character_across_two_chunks_is_read() -> None:
    content = b"a" + "ก".encode() * 50_000
    assert sized(content, "a.txt").size == len(content)


@pytest.mark.parametrize(
    "content",
    [
        THAI.encode() + b"\x00",
        THAI.encode() * 3_000 + b"\x1b[2J",
        THAI.encode("utf-16-le"),
        b"\xff\xfe\x01",
        b"ab\xfc\xfd\xfe",
    ],
    ids=["nul", "late control", "utf-16 without mark", "half a character", "no encoding"],
)
def test_refuses_what_is_not_text(content: bytes) -> None:
    assert refusal(content, "a.txt") == refusal(content, "a.csv") == "not_text"


@pytest.mark.parametrize(
    "start", ["<html>", " \n<!-- x -->", "<SCRIPT>", "<?php ", "<svg/>", "#!/bin/sh\n", "<b>"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_refuses_text_that_starts_like_a_program(start: str, encoding: str) -> None:
    assert refusal((start + THAI).encode(encoding), "a.txt") == "disguised"


def test_accepts_text_with_a_comparison() -> None:
    assert sized("< 5 วัน,มาก\n".encode(), "a.csv").extension == "csv"
