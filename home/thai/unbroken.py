"""What is never broken over two lines, where a browser would: words of offices that its dictionary
takes for two, words with a hyphen, telephone numbers, and a number and what it counts.

The words are in ``unbroken_words.txt``, one a line. Numbers ("52,300,000"), years and abbreviations
("พ.ร.บ.") need no help: the rules of Unicode keep them whole (tests/browser/test_line_breaks.py).
"""

import re
from functools import cache
from pathlib import Path

from home.thai.calendar import MONTHS, MONTHS_SHORT

_FILE = Path(__file__).with_name("unbroken_words.txt")
_HYPHENED = "(?<![A-Za-z])[eE]-[A-Za-z]{2,20}"  # e-bidding, e-GP, e-Service
_PHONE = r"(?<![\d-])(?:\+66 ?\d{1,2}|0\d{0,2})(?:[ -]\d{3,4}){2}(?![\d-])"
_YEAR = f"(?:พ\\.ศ\\.|{'|'.join(map(re.escape, [*MONTHS, *MONTHS_SHORT]))}) [0-9๐-๙]{{4}}"
_AMOUNT = "[0-9๐-๙][0-9๐-๙,.]{0,20} (?:บาท|น\\.)"


def unbroken_words() -> list[str]:
    """The words of offices, as they stand in the file."""
    return _FILE.read_text(encoding="utf-8").split()


@cache
def pattern() -> re.Pattern[str]:
    """Finds what is never broken; of two words that begin alike the longer."""
    words = sorted(unbroken_words(), key=len, reverse=True)
    # By first letter: at each place of a text only a few words are tried.
    letters = {word[0]: [one for one in words if one[0] == word[0]] for word in words}
    by_letter = [f"{letter}(?:{'|'.join(w[1:] for w in of)})" for letter, of in letters.items()]
    return re.compile("|".join([*by_letter, _HYPHENED, _PHONE, _YEAR, _AMOUNT]))
