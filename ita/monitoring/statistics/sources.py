"""What rooms above know of the use of the website."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from wagtail import hooks
from wagtail.models import Site

SEARCHES_HOOK = "register_search_totals"


@dataclass(frozen=True)
class Searches:
    """How often visitors searched, and how often nothing was found. Their words are no part of it:
    what anybody can type is not put before the public."""

    asked: int
    unanswered: int


SearchTotals = Callable[[Site, date, date], Searches | None]


def searches(site: Site, first: date, last: date) -> Searches | None:
    """Of the days from ``first`` to ``last``; None where nobody counts them.

    The room that counts contributes ``() -> SearchTotals`` through the hook
    ``register_search_totals``.
    """
    for contribute in hooks.get_hooks(SEARCHES_HOOK):
        totals: SearchTotals = contribute()
        return totals(site, first, last)
    return None
