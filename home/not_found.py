"""What a visitor looked for at an address where nothing is."""

import re
from urllib.parse import unquote

LONGEST = 100  # letters; more than that nobody searches for
_EXTENSION = re.compile(r"\.[a-z0-9]{2,5}$", re.IGNORECASE)
_THAI = "\u0e00-\u0e7f"  # vowels and tones above and below are no letters for a regular expression
_WORDS = re.compile(rf"[\w{_THAI}]+")


def words_of_path(path: str) -> str:
    """What the last step of ``path`` may name: "/news/road-repair.html" gives "road repair".

    "" where no letter is in it; at most 100 letters.
    """
    steps = [step for step in unquote(path).split("/") if step]
    last = _EXTENSION.sub("", steps[-1][:1000]) if steps else ""
    words = " ".join(_WORDS.findall(last.replace("_", " ")))[:LONGEST].strip()
    return words if any(letter.isalpha() for letter in words) else ""
