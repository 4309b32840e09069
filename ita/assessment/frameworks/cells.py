"""Values of cells, both ways: lists and objects have a form that a person can type."""

import json
import re
from datetime import date
from typing import Any

from home.thai.calendar import MONTHS, MONTHS_SHORT
from home.thai.numerals import to_arabic_digits
from ita.assessment.frameworks.headings import key, known
from ita.assessment.frameworks.layout import WORDS

LISTS = ("successor_of",)
NUMBERS = ("quarters", "months")
SPLIT = re.compile(r"[,;/\n]+")
JSON_BEGINS = ('"', "{", "[")
MONTH_OF = {name: at + 1 for names in (MONTHS, MONTHS_SHORT) for at, name in enumerate(names)}


def read_cell(name: str, value: Any) -> Any:
    """What the cell of the column ``name`` means; what is not understood stays as it is, for the
    validator to tell."""
    if isinstance(value, date):
        value = value.isoformat()
    if name in WORDS:
        return _word(name, value)
    if name in NUMBERS:
        return [_number(part) for part in SPLIT.split(str(value)) if part.strip()]
    if name in LISTS:
        return [part.strip() for part in SPLIT.split(str(value)) if part.strip()]
    if name == "observed_evidence":
        return read_texts(value)
    return value


def _word(name: str, value: Any) -> Any:
    if isinstance(value, bool):
        return value
    code = known(value, WORDS[name])
    if name == "heading":
        return value if code is None else bool(code)
    return value if code is None else code


def _number(text: str) -> Any:
    month = next((at for word, at in MONTH_OF.items() if key(word) == key(text)), None)
    digits = to_arabic_digits(text).strip().removesuffix(".0")
    return month or (int(digits) if digits.isdecimal() and len(digits) < 5 else text.strip())


def read_texts(value: Any) -> Any:
    """One text a line, or a JSON list."""
    text = str(value)
    if text.lstrip().startswith("["):
        return read_value(text)
    return [line.strip() for line in text.splitlines() if line.strip()]


def write_texts(texts: list[str]) -> str:
    plain = all(text == text.strip() and len(text.splitlines()) == 1 for text in texts)
    if plain and not (texts and texts[0].startswith("[")):
        return "\n".join(texts)
    return json.dumps(texts, ensure_ascii=False)


def read_value(value: Any) -> Any:
    """A text, or what JSON says where it begins as JSON does."""
    if isinstance(value, str) and value.lstrip().startswith(JSON_BEGINS):
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value
    return value


def write_value(value: Any) -> str:
    if isinstance(value, str) and value == value.strip() and not value.startswith(JSON_BEGINS):
        return value
    return json.dumps(value, ensure_ascii=False)
