"""Suggestions while a visitor types."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page
from wagtail.query import PageQuerySet

from home.enums import Section
from home.navigation import top_sections
from home.thai.normal import normalise
from home.thai.words import words
from search.public.filters import content_types_of, sections_by_content_type
from search.public.finding import public_pages
from search.public.queries import read_question
from search.query_log.suggestions import accepted_questions

MOST = 8
MOST_QUESTIONS = 3
SHORTEST = 2  # characters; one alone begins too much
SERVICES = (Section.SERVICE_MANUALS, Section.E_SERVICES)


@dataclass(frozen=True)
class Suggestion:
    """A page with the title of its section, or a question to ask (``page`` is None)."""

    text: str
    section: str = ""
    page: Page | None = None


def suggestions(typed: str, home: Page) -> list[Suggestion]:
    """At most ``MOST`` of the public pages below ``home`` and of the questions accepted there:
    services first, then other pages, then questions. A fixed number of queries.
    """
    question = read_question(typed)
    if not question.can_be_asked or len(question.text) < SHORTEST:
        return []
    pages = public_pages(home)
    services = [kind for section in SERVICES for kind in content_types_of(section)]
    found = _as_typed(
        question.text,
        [
            *_complete(question.text, pages.filter(content_type__in=services)),
            *_complete(question.text, pages.exclude(content_type__in=services)),
        ],
    )
    site = home.get_site()
    asked = accepted_questions(question.text, site)[:MOST_QUESTIONS] if site else []
    sections = {page.section: page.title for page in top_sections(home)}
    section_of = sections_by_content_type()
    offered = [
        Suggestion(page.title, sections.get(section_of.get(page.content_type_id, ""), ""), page)
        for page in found[: MOST - len(asked)]
    ]
    return _once([*offered, *(Suggestion(text) for text in asked)])


def _complete(text: str, pages: PageQuerySet) -> list[Any]:
    return list(pages.autocomplete(text)[:MOST])


def _as_typed(text: str, pages: list[Any]) -> list[Any]:
    """Of ``pages`` those with a word of the title from which on it goes as ``text``; all where
    none has it, for then it was mistyped, or the search knows the thing by another name."""
    typed = normalise(text)
    return [page for page in pages if _begins_a_word(typed, normalise(page.title))] or pages


def _begins_a_word(typed: str, title: str) -> bool:
    return any(title.startswith(typed, word.start) for word in words(title))


def _once(found: Iterable[Suggestion]) -> list[Suggestion]:
    """Without those that read like one before."""
    first: dict[str, Suggestion] = {}
    for suggestion in found:
        first.setdefault(suggestion.text, suggestion)
    return list(first.values())
