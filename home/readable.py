"""What is done to the HTML of a public page as a whole, so that it is read well: words that are not
broken over lines, and the language of Thai text on pages in another language.

It changes no text: what is copied, read aloud or searched for stays what was approved. It is done
to the finished page, so no template can forget it.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings

from home.thai.unbroken import pattern

THAI = "th"
OWN_ELEMENTS = frozenset({"text-run", "whole-word"})  # within a line, like <span>
_TAG = re.compile(
    r"(<!--.*?-->|<(?P<raw>script|style)\b.*?</(?P=raw)\s*>|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)",
    re.DOTALL | re.IGNORECASE,
)
_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_LANG = re.compile(r"\slang\s*=\s*[\"']?([A-Za-z-]*)")
_THAI_RUN = re.compile(r"([\u0e01-\u0e5b](?:[^<>]*[\u0e01-\u0e5b])?)")
_LATIN = re.compile("[A-Za-z]")
_ENTITY = re.compile("&#?[A-Za-z0-9]+;")
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
_ONLY_TEXT = {"option", "textarea", "title", "text", "tspan", "desc"}  # hold no <span>


def readable(html: str, language: str) -> str:
    """HTML of a page in ``language`` ("th", "en"), its words kept whole and its Thai marked so."""
    if language == THAI and not settings.KEEP_WORDS_WHOLE:
        return html
    parts = _TAG.split(html)  # text, tag, name of a raw element or None, text, …
    place = _Place(language, tags=parts[1::3])
    texts = []
    for number, (text, raw) in enumerate(zip(parts[0::3], [*parts[2::3], None], strict=True)):
        texts.append(place.mark(text) if text.strip() else text)
        if number < len(place.tags) and not raw:
            place.enter(number)
    return "".join(part for pair in zip(texts, [*place.tags, ""], strict=True) for part in pair)


@dataclass
class _Place:
    """Where in a page the reading stands: the open elements, each with its language."""

    language: str
    tags: list[str]
    open: list[tuple[str, str, int]] = field(default_factory=list)  # name, language, its tag

    def enter(self, number: int) -> None:
        """Pass the tag ``number``."""
        tag = self.tags[number]
        found = _NAME.match(tag)
        if not found:
            return
        name = found[2].lower()
        if found[1]:
            self._leave(name)
            return
        stated = _LANG.search(tag)
        language = stated[1].lower() if stated else self._language()
        if name in _VOID:
            if language != THAI and _THAI_RUN.search(tag):
                self.tags[number] = _with_lang(tag)
        elif not tag.endswith("/>"):
            self.open.append((name, language, number))

    def mark(self, text: str) -> str:
        """The text between two tags, marked."""
        foreign = self._language() != THAI
        if self.open and self.open[-1][0] in _ONLY_TEXT:
            name, _language, number = self.open[-1]
            if foreign and _THAI_RUN.search(text):
                self.tags[number] = _with_lang(self.tags[number])
                self.open[-1] = (name, THAI, number)
            return text
        return _marked(text, foreign, settings.KEEP_WORDS_WHOLE)

    def _language(self) -> str:
        return self.open[-1][1] if self.open else self.language

    def _leave(self, name: str) -> None:
        """Close the nearest open element of that name, and what was left open in it."""
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth][0] == name:
                del self.open[depth:]
                return


@lru_cache(maxsize=4096)
def _marked(text: str, foreign: bool, whole: bool) -> str:
    """Elements of our own, which no rule of a style sheet takes for one of its spans. Around all of
    the text stands one: in a row of boxes (flex, grid) it stays one box."""
    if foreign and not _LATIN.search(_ENTITY.sub("", text)) and _THAI_RUN.search(text):
        return f'<text-run lang="th">{_whole(text, whole)}</text-run>'
    pieces = [_whole(piece, whole) for piece in (_THAI_RUN.split(text) if foreign else [text])]
    # The runs of Thai are every other piece.
    pieces[1::2] = [f'<text-run lang="th">{piece}</text-run>' for piece in pieces[1::2]]
    marked = "".join(pieces)
    return text if marked == text else f"<text-run>{marked}</text-run>"


def _whole(text: str, whole: bool) -> str:
    return pattern().sub(r"<whole-word>\g<0></whole-word>", text) if whole else text


def _with_lang(tag: str) -> str:
    end = -2 if tag.endswith("/>") else -1
    return f'{tag[:end].rstrip()} lang="th"{tag[end:]}'
