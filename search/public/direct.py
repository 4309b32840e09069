"""Answers that somebody above the search knows at once: what a code means that was typed.

They are asked with each question and are in no index, so what is closed meanwhile is not found. The
hook ``register_direct_answers`` contributes functions: (question, website) → answers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wagtail import hooks
from wagtail.models import Page, Site

from home.visibility import public

DIRECT_ANSWERS_HOOK = "register_direct_answers"
MOST_PAGES = 5


@dataclass(frozen=True)
class DirectAnswer:
    """``title`` leads to ``address``; the pages with the numbers ``pages`` belong to it."""

    title: str
    address: str
    pages: Sequence[int] = ()


Answering = Callable[[str, Site], Sequence[DirectAnswer]]


def direct_answers(question: str, site: Site) -> list[DirectAnswer]:
    """Of all who contribute, in their order."""
    answering: list[Answering] = hooks.get_hooks(DIRECT_ANSWERS_HOOK)
    return [answer for answers in answering for answer in answers(question, site)]


def pages_of(answers: Sequence[DirectAnswer], home: Page) -> list[Page]:
    """Those of their pages that everybody may read, below the front page ``home``; one query."""
    numbers = list(dict.fromkeys(pk for answer in answers for pk in answer.pages))[:MOST_PAGES]
    if not numbers:
        return []
    shown = public(Page.objects.descendant_of(home)).filter(pk__in=numbers).specific()
    pages = {page.pk: page for page in shown}
    return [pages[pk] for pk in numbers if pk in pages]
