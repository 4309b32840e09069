"""What else says the same."""

from functools import cache

from search.reading import MONTH_GROUPS, Synonyms


@cache
def synonyms() -> Synonyms:
    return Synonyms(MONTH_GROUPS)
