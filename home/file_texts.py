"""The text inside stored files, as far as somebody read it: the search does, and offers it here.

Who reads files registers a function by the hook; what nobody read stays unknown.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from wagtail import hooks

FILE_TEXTS_HOOK = "register_file_texts"


class TextState(StrEnum):
    WHOLE = "whole"  # every page gave its text
    PART = "part"  # some pages gave none, or the file was too long to be read to its end
    NONE = "none"  # a scan, a picture, or a font without letters
    UNKNOWN = "unknown"  # nobody read it yet, or nobody could


@dataclass(frozen=True)
class FileText:
    """What is known of the text of a file. ``pages`` is 0 where the file has none, or unknown;
    ``is_scan``: every page is a picture, so nothing in it can be searched or read aloud."""

    state: TextState = TextState.UNKNOWN
    pages: int = 0
    text: str = ""
    is_scan: bool = False


Reader = Callable[[list[int], bool], dict[int, FileText]]


def file_texts(document_ids: Iterable[int], with_text: bool = False) -> dict[int, FileText]:
    """What is known of each document; its text only where asked for. Queries do not grow with
    the documents."""
    numbers = sorted(set(document_ids))
    found = dict.fromkeys(numbers, FileText())
    if numbers:
        for read in hooks.get_hooks(FILE_TEXTS_HOOK):
            found |= read(numbers, with_text)
    return found
