"""The words of the dictionary by what they sound like."""

from functools import cache

from home.thai.dictionary import dictionary
from home.thai.sounds import sound


class DictionarySounds:
    """The words of the dictionary by what they sound like."""

    def __init__(self) -> None:
        self.by_sound: dict[str, tuple[str, ...]] = {}
        self._by_ends: dict[str, list[str]] = {}
        for word in sorted(dictionary()):  # a set has another order in each process
            heard = sound(word)
            if heard not in self.by_sound and len(heard) > 2:
                self._by_ends.setdefault(heard[:2], []).append(heard)
                self._by_ends.setdefault(f"{heard[-2:]}$", []).append(heard)
            # What is heard of an unwritten ะ is the same (พะยูง, พยูง).
            for same in {heard, sound(word.replace("ะ", ""))}:
                self.by_sound[same] = (*self.by_sound.get(same, ()), word)

    def like(self, heard: str) -> list[str]:
        """Sounds that begin or end as ``heard``."""
        return [*self._by_ends.get(heard[:2], ()), *self._by_ends.get(f"{heard[-2:]}$", ())]


@cache
def dictionary_sounds() -> DictionarySounds:
    return DictionarySounds()
