"""What a word sounds and looks like, so that a slip of the pen finds the word that was meant."""

import re

from home.thai.normal import TONES

# Letters that Thais take for each other: the same sound, or hard to tell apart on a phone.
_ALIKE = {
    "ศ": "ส", "ษ": "ส", "ณ": "น", "ฬ": "ล", "ร": "ล", "ญ": "ย", "ฎ": "ด", "ฏ": "ด", "ต": "ด",
    "ฐ": "ถ", "ฑ": "ท", "ฒ": "ท", "ธ": "ท", "ภ": "พ", "ฆ": "ค", "ฅ": "ค", "ฃ": "ข", "ฌ": "ช",
    "ใ": "ไ", "ิ": "ี", "ึ": "ี", "ื": "ี", "ุ": "ู", "ะ": "า", "ั": "า", "ฤ": "ลี", "ฦ": "ลี",
    "ำ": "าม", "ๅ": "า",
}  # fmt: skip
_ALIKE_TABLE = str.maketrans(_ALIKE)
# A letter under ์ is silent; tones, ็ and the rare signs are often wrong or missing.
_UNHEARD = re.compile(f"[ก-ฮ][ิุ]?\u0e4c|[{TONES}\u0e3a\u0e47\u0e4c\u0e4d\u0e4e]")
_REPEATED = re.compile("(.)\\1+")
_SPACE = re.compile("\\s+")


def sound(normal: str) -> str:
    """``normal`` (a normalised text) without tones and silent letters, one letter for those that
    are taken for each other, long vowels for short ones, nothing doubled, no spaces."""
    heard = _UNHEARD.sub("", normal).replace("ทร", "ซ").translate(_ALIKE_TABLE)
    return _REPEATED.sub("\\1", _SPACE.sub("", heard))
