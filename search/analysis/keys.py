"""The form in which two questions, or two words of a synonym group, are the same."""

import re

from home.thai.normal import normalise

_DOT_IN_ABBREVIATION = re.compile(r"(?<=[ก-ฮ])\. ?(?=[ก-ฮ0-9])")  # อ.บ.ต. is อบต, น.ส.4 is นส4
_LETTER_BEFORE_DIGIT = re.compile(r"(?<=[\u0e01-\u0e4e])(?=[0-9])")  # โควิด19 is โควิด 19
_AROUND = " .,;:!?\"'`()[]{}<>|*~^\\/=+-_"


def key_of(text: str) -> str:
    """``text`` normalised, without the dots of abbreviations and what stands around it.

    Empty where nothing is left: marks alone, zero-width characters, operators.
    """
    key = _DOT_IN_ABBREVIATION.sub("", normalise(text))
    key = _LETTER_BEFORE_DIGIT.sub(" ", key)
    return key.strip(_AROUND) if any(char.isalnum() for char in key) else ""
