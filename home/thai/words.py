"""Text as words: the one way in which text is prepared for the index, for a question and for
marking what was found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from home.thai.calendar import FIRST_BE_YEAR, MONTHS, MONTHS_SHORT
from home.thai.normal import normalise, normalise_mapped
from home.thai.segmenters import segmenter

LONGEST_WORD = 60  # characters; what is longer is no word
THAI = "ก-\u0e2eะ-\u0e3aเ-\u0e45\u0e47-\u0e4e"  # without the digits and without ฯ, ๆ, ฿

_SHORT_MONTHS = "|".join(re.escape(month.split(".")[0]) for month in MONTHS_SHORT)
_PIECE = f"(?:[ก-ฮ]{{1,3}}|{_SHORT_MONTHS})"
_RUN = re.compile(
    f"(?P<abbreviation>(?<![{THAI}])(?:"
    f"(?:{_PIECE}\\.){{2,}}"  # อ.บ.ต. and พล.ต.อ. before a name
    f"|(?:{_PIECE}\\.)+[ก-ฮ]{{1,2}}(?![{THAI}])"  # รพ.สต
    f"|[ก-ฮ](?:\\.? [ก-ฮ]){{1,5}}(?![{THAI}])\\.?"  # พ. ร. บ. and อ บ ต
    "))"
    "|(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?|[0-9]+(?:\\.[0-9]+)*)"
    f"|(?P<thai>[{THAI}]+)"
    f"|(?P<letters>[^\\W\\d_{THAI}ฯๆ]+)"
)
_THAI_RUN = re.compile(f"[{THAI}]+")
_CONSONANT = re.compile("[ก-ฮ]")
_CONSONANTS = re.compile("[ก-ฮ]{1,5}")
_CENTS = re.compile("\\.0+$")

# After these, and after words that begin with ปี, two digits are a year: ส.ค. 68, ปีงบประมาณ 69.
_YEAR_FOLLOWS = {"พศ", "ประมาณ", *MONTHS, *(month.replace(".", "") for month in MONTHS_SHORT)}
_CENTURY = FIRST_BE_YEAR // 100 + 1  # 25xx


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: ``form`` is what is compared; ``start`` and ``end`` are its place in the
    original; ``run`` counts the runs of characters that were written without a space or sign."""

    form: str
    start: int
    end: int
    run: int


def is_thai(text: str) -> bool:
    """Whether ``text`` is one run of Thai letters."""
    return _THAI_RUN.fullmatch(text) is not None


def forms(text: str) -> list[str]:
    """The words of ``text`` as they are compared, in order."""
    return [form for form, _start, _end, _run in _read(normalise(text))]


def words(text: str) -> list[Word]:
    """The words of ``text`` with their places in it."""
    normal, places = normalise_mapped(text)
    return [
        Word(form, places[start], places[end - 1] + 1, run)
        for form, start, end, run in _read(normal)
    ]


def _read(normal: str) -> Iterator[tuple[str, int, int, int]]:
    """Form, start, end and run of each word of a normalised text."""
    run, run_end, before = 0, 0, ""
    for match in _RUN.finditer(normal):
        start, end = match.span()
        run += start != run_end
        run_end = end
        if match["thai"]:
            for form, word_start, word_end in _split(match["thai"], start):
                yield form, word_start, word_end, run
                before = form
            continue
        if match["number"]:
            form = _CENTS.sub("", match["number"].replace(",", ""))
            if len(form) == 2 and "40" <= form <= "79" and _year_follows(before):
                form = f"{_CENTURY}{form}"
        elif match["abbreviation"]:
            form = match["abbreviation"].replace(".", "").replace(" ", "")
        else:
            form = match["letters"]
        before = form[:LONGEST_WORD]
        yield before, start, end, run


def _year_follows(word: str) -> bool:
    return word.startswith("ปี") or word in _YEAR_FOLLOWS


def _split(thai: str, start: int) -> Iterator[tuple[str, int, int]]:
    """The words of a run of Thai letters. Letters without a vowel that the dictionary does not
    know come one by one: together they are an abbreviation (ถนนคสล)."""
    letters = ""
    for part in [*segmenter().split(thai), ""]:
        if part and _CONSONANTS.fullmatch(part) and (len(part) <= 2 or letters):
            letters += part
        else:
            yield from _letters(letters, start - len(letters))
            letters = ""
            if _CONSONANT.search(part):
                yield part[:LONGEST_WORD], start, start + len(part)
        start += len(part)


def _letters(letters: str, start: int) -> Iterator[tuple[str, int, int]]:
    if letters:
        yield letters[:LONGEST_WORD], start, start + len(letters)
