"""How a question is parsed: which words belong together, which may be missing, what else says
the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from home.thai.calendar import BE_OFFSET, FIRST_BE_YEAR, MONTHS, MONTHS_SHORT
from home.thai.dictionary import dictionary
from home.thai.words import Word, forms, words

Phrase = tuple[str, ...]  # forms of words that stand side by side

LONGEST_QUESTION = 200  # characters; the rest is not read
MOST_WORDS = 24
LONGEST_COMPOUND = 5  # words
SYNONYM_WEIGHT = 0.75
YEAR_WEIGHT = 0.9
C_E_YEARS = range(1950, 2100)
B_E_YEARS = range(FIRST_BE_YEAR + 50, FIRST_BE_YEAR + 250)

NUMBER_WORDS = ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ")

# fmt: off
# Words that a question is made of, not what it is about.
STOPWORDS = frozenset({
    "ไหม", "มั้ย", "ไม๊", "หรือไม่", "หรือเปล่า", "ที่ไหน", "ไหน", "ตรงไหน", "อย่างไร", "ยังไง", "ใคร", "อะไร",
    "เมื่อไร", "เมื่อไหร่", "กี่", "เท่าไร", "เท่าไหร่", "ทำไม", "ต้อง", "ได้", "คือ", "ครับ", "ค่ะ", "คะ", "นะ",
    "บ้าง", "จะ", "ที่", "และ", "หรือ", "ของ", "ใน", "เป็น", "มี", "ให้", "กับ", "จาก", "โดย", "เพื่อ", "อยู่",
    "แล้ว", "ว่า", "ก็", "ไป", "มา", "แก่", "ตาม", "ณ", "นี้", "นั้น", "ซึ่ง", "การ", "ความ", "ช่วง", "เรื่อง",
    "อยาก", "อยากรู้", "อยากทราบ", "ขอทราบ", "เกี่ยวกับ", "ปี", "ประจำปี", "สำหรับ", "ต่อ", "ถึง",
    "ถ้า", "หาก", "จึง",
    "a", "an", "the", "of", "in", "on", "at", "for", "to", "is", "are", "and", "or", "how", "what",
    "where", "when", "who",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the question that must be found as it stands: a word, a compound, or a number with
    its letters. Each of ``phrases`` says the same, with a weight (the first is what was typed)."""

    phrases: tuple[tuple[Phrase, float], ...]
    is_stopword: bool = False

    @property
    def typed(self) -> Phrase:
        return self.phrases[0][0]


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A question as it was understood. ``units`` in the order of the question ``text``;
    ``correction`` is the question that was probably meant."""

    text: str = ""
    runs: tuple[Phrase, ...] = ()  # what was written together
    units: tuple[Unit, ...] = ()
    correction: str | None = None

    @property
    def required(self) -> tuple[Unit, ...]:
        """What a result should have: all but stopwords, unless there are only such."""
        return tuple(unit for unit in self.units if not unit.is_stopword) or self.units

    @property
    def terms(self) -> tuple[Phrase, ...]:
        """The phrases to mark in a result, longest first."""
        phrases = {phrase for unit in self.required for phrase, _weight in unit.phrases}
        return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))

    @property
    def typed(self) -> Phrase:
        """All words of the question in a row."""
        return tuple(form for unit in self.units for form in unit.typed)

    def with_correction(self, correction: str | None) -> "ParsedQuery":
        return replace(self, correction=correction)


class Synonyms:
    """Groups of phrases that mean the same, looked up by the words they begin with."""

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self._by_first: dict[str, list[tuple[Phrase, tuple[Phrase, ...]]]] = {}
        for group in groups:
            phrases = tuple(
                dict.fromkeys(phrase for text in group if (phrase := tuple(forms(text))))
            )
            for phrase in phrases:
                others = tuple(other for other in phrases if other != phrase)
                self._by_first.setdefault(phrase[0], []).append((phrase, others))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, typed: Phrase) -> tuple[int, tuple[Phrase, ...]]:
        """How many of the first words of ``typed`` have synonyms, and these; 0 and none."""
        length, found = 0, list[Phrase]()
        for phrase, others in self._by_first.get(typed[0], ()):
            if len(phrase) >= length and typed[: len(phrase)] == phrase:
                length = len(phrase)
                found += others
        return length, tuple(dict.fromkeys(found))


# Other ways to write a month or a small number.
WRITTEN_OTHERWISE = (
    *zip(MONTHS, MONTHS_SHORT, strict=True),
    *((word, str(number)) for number, word in enumerate(NUMBER_WORDS, start=1)),
)


def parse(question: str, synonyms: Synonyms) -> ParsedQuery:
    """What ``question`` (any text, at most 200 characters of it) asks for."""
    text = question[:LONGEST_QUESTION]
    typed = words(text)[:MOST_WORDS]
    runs = [tuple(word.form for word in run) for _run, run in groupby(typed, lambda word: word.run)]
    return ParsedQuery(text, tuple(runs), tuple(_units(typed, synonyms)))


def parse_phrase(text: str) -> ParsedQuery:
    """``text`` as one phrase, to be found as it stands."""
    typed = tuple(forms(text[:LONGEST_QUESTION])[:MOST_WORDS])
    return ParsedQuery(text, (typed,), (Unit(((typed, 1.0),)),) if typed else ())


def _units(typed: list[Word], synonyms: Synonyms) -> Iterator[Unit]:
    place = 0
    while place < len(typed):
        rest = tuple(word.form for word in typed[place:])
        length, others = synonyms.at(rest)
        length = max(length, 1)
        compound = _compound(typed[place : place + LONGEST_COMPOUND])
        if compound > length:
            length, others = compound, ()
        phrase = rest[:length]
        alternatives = [(other, SYNONYM_WEIGHT) for other in others]
        if length == 1 and (twin := _year_twin(phrase[0])):
            alternatives.append(((twin,), YEAR_WEIGHT))
        yield Unit(((phrase, 1.0), *alternatives), is_stopword="".join(phrase) in STOPWORDS)
        place += length


def _compound(typed: list[Word]) -> int:
    """How many of the words, written together, are one word of the dictionary or one code (O12)."""
    first = typed[0]
    together = [word for word in typed if word.run == first.run]
    for length in range(len(together), 1, -1):
        if "".join(word.form for word in together[:length]) in dictionary():
            return length
    is_code = len(together) > 1 and first.form.isascii() and first.form.isalpha()
    return 2 if is_code and together[1].form.isdigit() else 1


def _year_twin(form: str) -> str | None:
    """The C.E. year of a B.E. year and the other way round."""
    if len(form) != 4 or not form.isdigit():
        return None
    if int(form) in B_E_YEARS:
        return str(int(form) - BE_OFFSET)
    return str(int(form) + BE_OFFSET) if int(form) in C_E_YEARS else None
