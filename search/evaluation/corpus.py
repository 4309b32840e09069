"""Reading the corpus and the questions, and making a small corpus large."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FULLY = 2  # the grade of a text that answers the question; 1 answers in part


@dataclass(frozen=True, slots=True)
class Text:
    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed, and for each text that answers it the grade. One that no text fully answers
    is asked too, and counts where an answer is not needed: in the time and the empty results."""

    text: str
    is_autocomplete: bool
    relevant: dict[str, int]

    @property
    def answers(self) -> set[str]:
        return {number for number, grade in self.relevant.items() if grade >= FULLY}


class BadLine(ValueError):
    """A line that cannot be read; says which."""


def read_corpus(path: Path) -> list[Text]:
    """The texts of a file with one ``{"id", "title", "text"}`` a line.

    Raises:
        BadLine: a line is no JSON or a value is missing.
    """
    return [
        Text(str(row["id"]), str(row["title"]), str(row["text"]))
        for row in _rows(path, ("id", "title", "text"))
    ]


def read_questions(path: Path) -> list[Question]:
    """The questions of a file with one ``{"q", "mode", "relevant": {id: grade}}`` a line.

    Raises:
        BadLine: a line is no JSON or a value is missing.
    """
    return [
        Question(str(row["q"]), row.get("mode") == "autocomplete", row["relevant"])
        for row in _rows(path, ("q", "relevant"))
    ]


def scaled(texts: list[Text], size: int) -> Iterator[Text]:
    """``texts``, then as many variations of them as make ``size``: other numbers, and sentences of
    two texts mixed. The same each time."""
    yield from texts
    chance = random.Random(0)
    for number in range(len(texts), size):
        first, second = chance.choice(texts), chance.choice(texts)
        parts = [*first.text.split(" "), *second.text.split(" ")]
        start = chance.randrange(max(len(parts) // 2, 1))
        text = " ".join(parts[start : start + max(len(parts) // 2, 1)])
        yield Text(
            f"scaled-{number}", _other_numbers(first.title, chance), _other_numbers(text, chance)
        )


def _other_numbers(text: str, chance: random.Random) -> str:
    return re.sub("[0-9]+", lambda match: str(chance.randrange(10 ** len(match[0]))), text)


def _rows(path: Path, needed: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                raise BadLine(f"{path.name}:{number}: {error}") from error
            if not isinstance(row, dict):
                raise BadLine(f"{path.name}:{number}: {', '.join(needed)}?")
            if wrong := [key for key in needed if not _is_right(key, row.get(key))]:
                raise BadLine(f"{path.name}:{number}: {', '.join(wrong)}?")
            yield row


def _is_right(key: str, value: object) -> bool:
    if key == "relevant":
        return isinstance(value, dict) and all(type(grade) is int for grade in value.values())
    return value is not None
