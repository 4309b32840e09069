"""The Thai words that are known as words. From PyThaiNLP (words_th.txt, CC0 1.0)."""

from functools import cache
from pathlib import Path

from home.thai.normal import normalise

_FILE = Path(__file__).with_name("words_th.txt")


@cache
def dictionary() -> frozenset[str]:
    """Some 62,000 words, normalised; compounds too (ผู้สูงอายุ)."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(normalise(line.strip()) for line in lines)
