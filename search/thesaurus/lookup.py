"""The synonyms for the questions that are asked now."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from wagtail.models import Site

from search.analysis.one_question import one_question, read_once
from search.analysis.parsing import WRITTEN_OTHERWISE, Synonyms
from search.thesaurus.groups import Groups, synonym_groups

_site: ContextVar[Site | None] = ContextVar("site of the synonyms", default=None)


@contextmanager
def synonyms_of(site: Site | None) -> Iterator[None]:
    """Within it one question is asked, with the synonyms of ``site``; itself it knows no site."""
    token = _site.set(site)
    try:
        with one_question():
            yield
    finally:
        _site.reset(token)


def synonyms() -> Synonyms:
    """The synonyms of the site that is asked; outside of one those that hold on all sites."""
    site = _site.get()
    return _looked_up(read_once(("synonyms", site), lambda: synonym_groups(site)))


@lru_cache(maxsize=8)
def _looked_up(groups: Groups) -> Synonyms:
    return Synonyms([*WRITTEN_OTHERWISE, *groups])
