"""One spelling for text that looks the same: what is stored, typed and read from files is compared
in this form. Each character of the result knows the character of the original it came from."""

import re
import unicodedata
from collections.abc import Callable

VOWELS_AND_SIGNS = "\u0e31\u0e34-\u0e3a\u0e47\u0e4c-\u0e4e"  # above and below a consonant
TONES = "\u0e48-\u0e4b"
MARKS = VOWELS_AND_SIGNS + TONES
SARA_AM = "\u0e33"

# Zero-width and directional characters, the soft hyphen, variation selectors.
INVISIBLE = (
    "\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_THAI_DIGITS = {0x0E50 + digit: ord("0") + digit for digit in range(10)}
_ONE_TO_ONE = {**_FULL_WIDTH, **_THAI_DIGITS}
# An order that keeps a tone between a vowel and ํ, so that ํา with a tone becomes tone and ำ.
_ORDER = {"\u0e4c": 2, "\u0e4d": 2, "\u0e4e": 2, SARA_AM: 3, **dict.fromkeys("่้๊๋", 1)}

Rewrite = Callable[[re.Match[str]], str]


def normalise(text: str) -> str:
    """``text`` in the form that is compared: composed (NFC; never NFKC, which splits ำ), without
    invisible characters, marks in one order and none twice, แ for เเ, ำ for ํา, Arabic digits,
    lower case, one space for any. Doing it again changes nothing; takes any text, in linear time.
    """
    for pattern, rewrite in _RULES:
        text = pattern.sub(rewrite, text)
    return text


def normalise_mapped(text: str) -> tuple[str, list[int]]:
    """``normalise(text)`` and, for each of its characters, the place in ``text`` it came from."""
    places = list(range(len(text)))
    for pattern, rewrite in _RULES:
        text, places = _sub_mapped(pattern, rewrite, text, places)
    return text, places


def _sub_mapped(
    pattern: re.Pattern[str], rewrite: Rewrite, text: str, places: list[int]
) -> tuple[str, list[int]]:
    parts: list[str] = []
    mapped: list[int] = []
    done = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        new = rewrite(match)
        parts += text[done:start], new
        mapped += places[done:start]
        if len(new) == end - start:
            mapped += places[start:end]
        else:
            mapped += [places[min(start + offset, end - 1)] for offset in range(len(new))]
        done = end
    if not parts:
        return text, places
    return "".join([*parts, text[done:]]), mapped + places[done:]


def _nothing(match: re.Match[str]) -> str:
    return ""


def _one_space(match: re.Match[str]) -> str:
    return " "


def _composed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match[0])


def _translated(match: re.Match[str]) -> str:
    return match[0].translate(_ONE_TO_ONE)


def _lower(match: re.Match[str]) -> str:
    """Character by character: a whole word can change its length (İ) or its last letter (Σ)."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in match[0])


def _ordered(match: re.Match[str]) -> str:
    marks = sorted(dict.fromkeys(match[0]), key=lambda mark: _ORDER.get(mark, 0))
    return "".join(marks)


_MARKS_TOGETHER = re.compile(f"[{MARKS}{SARA_AM}]{{2,}}")
_RULES: list[tuple[re.Pattern[str], Rewrite]] = [
    (re.compile(f"[{INVISIBLE}]+"), _nothing),
    # Controls, unpaired surrogates and every kind of space; no database takes the first two.
    (re.compile("[\\x00-\\x20\\x7f-\\xa0\\ud800-\\udfff\\s]+"), _one_space),
    (re.compile("[^\\x00-\\x7f\u0e00-\u0e7f\\s]+|[\\x21-\\x7e][\u0300-\u036f]+"), _composed),
    (re.compile("[\u0e50-\u0e59\uff01-\uff5e]+"), _translated),
    (re.compile("(?:[^\\W\\d_\u0e00-\u0e7f])+"), _lower),
    (re.compile("เเ"), lambda match: "แ"),
    (_MARKS_TOGETHER, _ordered),
    (re.compile(f"\u0e4d([{MARKS}]{{0,16}})า"), lambda match: f"{match[1]}{SARA_AM}"),
    (_MARKS_TOGETHER, _ordered),
]
