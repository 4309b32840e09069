"""Whether two titles mean the same thing: a code is used again for another item from one year to
the next, and evidence must not follow the code."""

from difflib import SequenceMatcher

from home.thai.normal import normalise

# Measured on the shipped years: a plan that became the report on it is 0.89 alike, so what is less
# alike is asked. Asking once too often costs a click.
ALIKE = 0.9
COMPARED = 400  # letters: the comparison is quadratic
ENOUGH = 8  # letters of a title that another one may begin with


def same_meaning(before: str, after: str) -> bool:
    """Whether ``after`` is ``before`` with other signs, years or a few other letters, or one of
    them goes on where the other ends."""
    one, other = _letters(before), _letters(after)
    if min(len(one), len(other)) >= ENOUGH and (one.startswith(other) or other.startswith(one)):
        return True
    return likeness(before, after) >= ALIKE


def likeness(before: str, after: str) -> float:
    """From 0 (nothing in common) to 1 (the same letters)."""
    one, other = _letters(before)[:COMPARED], _letters(after)[:COMPARED]
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _letters(text: str) -> str:
    """What is compared: letters and marks in one spelling; signs, blanks and years say nothing."""
    return "".join(ch for ch in normalise(text) if ch.isalpha() or "\u0e31" <= ch <= "\u0e4e")
