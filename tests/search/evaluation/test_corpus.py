"""Reading texts and questions, and making a small corpus large."""

from pathlib import Path

import pytest

from search.evaluation.corpus import (
    BadLine,
    Question,
    Text,
    read_corpus,
    read_questions,
    scaled,
)

TEXTS = [
    Text(str(number), f"ประกาศที่ {number}/2569", f"ถนน {number} สะพาน น้ำประปา ขยะ ไฟฟ้า")
    for number in range(7)
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lines.jsonl"


def test_texts_and_questions_are_read(file: Path) -> None:
    file.write_text('{"id": 7, "title": "ก", "text": "ข", "source": "ค"}\n\n')
    assert read_corpus(file) == [Text("7", "ก", "ข")]

    file.write_text(
        '{"q": "ก", "relevant": {"7": 2, "8": 1}, "kind": "word"}\n'
        '{"q": "ข", "mode": "autocomplete", "relevant": {"7": 2}}\n'
    )
    assert read_questions(file) == [
        Question("ก", False, {"7": 2, "8": 1}),
        Question("ข", True, {"7": 2}),
    ]
    assert read_questions(file)[0].answers == {"7"}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"id": "1", "title": "ก"', "Expecting"),
        ('{"id": "1", "title": "ก"}', "text?"),
        ("{}", "id, title, text?"),
        ("7", ""),
        ("null", ""),
        ('"id title text"', ""),
        ('["id", "title", "text"]', ""),
    ],
)
def test_a_bad_line_is_named(file: Path, line: str, says: str) -> None:
    file.write_text('{"id": "1", "title": "ก", "text": "ข"}\n' + line + "\n")

    with pytest.raises(BadLine) as error:
        read_corpus(file)

    assert str(error.value).startswith("lines.jsonl:2: ")
    assert says in str(error.value)


@pytest.mark.parametrize(
    "line",
    [
        '{"q": "ก", "relevant": ["7"]}',
        '{"q": "ก", "relevant": 7}',
        '{"q": "ก", "relevant": {"7": "2"}}',
        '{"q": null, "relevant": {"7": 2}}',
    ],
)
def test_a_question_whose_answers_cannot_be_read(file: Path, line: str) -> None:
    file.write_text('{"q": "ก", "relevant": {"7": 2}}\n' + line + "\n")

    with pytest.raises(BadLine, match=r"lines\.jsonl:2: "):
        read_questions(file)


def test_bytes_that_are_no_text_are_named(file: Path) -> None:
    file.write_bytes("ก".encode("cp874"))

    with pytest.raises(BadLine, match=r"lines\.jsonl:1: "):
        read_corpus(file)


def test_a_corpus_is_made_as_large_as_asked_and_the_same_each_time() -> None:
    large = list(scaled(TEXTS, 300))

    assert len(large) == 300
    assert large[:7] == TEXTS
    assert large == list(scaled(TEXTS, 300))
    assert len({text.id for text in large}) == 300
    assert len({(text.title, text.text) for text in large}) > 250
    assert all(text.title and text.text for text in large)


@pytest.mark.parametrize("size", [0, 3, 7])
def test_no_corpus_is_made_smaller(size: int) -> None:
    assert list(scaled(TEXTS, size)) == TEXTS
