"""What else says the same."""

from functools import cache

from search.reading import WRITTEN_OTHERWISE, Synonyms


@cache
def synonyms() -> Synonyms:
    return Synonyms(WRITTEN_OTHERWISE)
