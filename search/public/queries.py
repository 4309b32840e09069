"""What a visitor typed, made into a question that can be asked."""

import unicodedata
from dataclasses import dataclass

from home.thai.clusters import boundary_before

LONGEST_QUERY = 200  # characters; a question is shorter, and an attack stays cheap


@dataclass(frozen=True)
class Question:
    """``text`` in one line, at most ``LONGEST_QUERY`` characters; ``was_cut`` where there was
    more. ``can_be_asked`` is false for what holds no letter and no digit."""

    text: str
    was_cut: bool
    can_be_asked: bool


def read_question(typed: str) -> Question:
    text = clean_query(typed)
    shown = text[: boundary_before(text, LONGEST_QUERY)].strip()
    # A cluster can be as long as somebody likes, so that nothing would be left.
    shown = shown or text[:LONGEST_QUERY].strip()
    return Question(shown, len(text) > len(shown), any(sign.isalnum() for sign in shown))


def clean_query(text: str) -> str:
    """``text`` without control characters, in one line."""
    readable = "".join(" " if _is_control(char) else char for char in text)
    return " ".join(readable.split())


def _is_control(char: str) -> bool:
    """Control characters, unpaired surrogates and what is no character at all."""
    return unicodedata.category(char) in {"Cc", "Cs", "Cn"}
