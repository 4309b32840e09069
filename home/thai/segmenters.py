"""Who finds the words in a run of Thai letters. The setting THAI_SEGMENTER names another."""

from functools import cache
from importlib.metadata import version
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string
from icu4py.breakers import WordBreaker


class Segmenter(Protocol):
    """Cuts Thai by a dictionary. ``name`` changes when the same text may be cut otherwise: the
    index has to be rebuilt then."""

    name: str

    def split(self, thai: str) -> list[str]:
        """The words of ``thai`` (a normalised run of Thai letters), which joined give it again."""
        ...


class IcuSegmenter:
    """The dictionary of ICU: short words, so that parts of compounds are found (ADR 0008)."""

    name = f"icu4py {version('icu4py')}"

    def split(self, thai: str) -> list[str]:
        return list(WordBreaker(thai, "th"))


@cache
def segmenter() -> Segmenter:
    """The segmenter of the settings, or ICU's."""
    path = getattr(settings, "THAI_SEGMENTER", "home.thai.segmenters.IcuSegmenter")
    chosen: Segmenter = import_string(path)()
    return chosen
