"""What else says the same."""

from functools import cache

from search.reading import WRITTEN_OTHERWISE, Synonyms


@cache
def synonyms() -> Synonyms:
    lines = open("/work/wt-admin/search/delivered/synonyms.txt").read().splitlines()
    groups = [
        [w.strip() for w in l.split("=")] for l in lines if l.strip() and not l.startswith("#")
    ]
    return Synonyms([*WRITTEN_OTHERWISE, *groups])
