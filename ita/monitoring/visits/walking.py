"""Walks a click path on the pages as they are served: does each step really lead to the next?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from ita.assessment.evidence.click_path import Step, Way
from ita.monitoring.visits.enums import Walk
from ita.monitoring.visits.reading import Reading, same

MOST_TURNED = 60  # pages of a list

Look = Callable[[str], Reading | None]  # what stands at an address; None where it is not known


@dataclass(frozen=True)
class Walked:
    """``step``: the words of the one that was not taken; ``at``: the address where it ended."""

    outcome: Walk
    step: str = ""
    at: str = ""


class _NotKnown(Exception):
    """The way is not known on from this address."""


def walk(steps: Sequence[Step], look: Look) -> Walked:
    """Take the ``steps`` one after the other, from the front page; what the last one opens is
    visited for itself."""
    here: Reading | None = None
    for step in steps:
        try:
            if here is not None and not _leads(here, step, look):
                return Walked(Walk.BROKEN, step.words, here.url)
            if step is not steps[-1]:
                here = _look(look, step.url)
        except _NotKnown as error:
            return Walked(Walk.UNKNOWN, step.words, str(error))
    return Walked(Walk.WALKED)


def _leads(here: Reading, step: Step, look: Look) -> bool:
    """Whether what stands open offers the step."""
    if step.way == Way.LINK:
        return here.leads_to(step.url)
    if step.way == Way.FILTER:
        chosen = parse_qsl(urlsplit(step.url).query)
        return all(value in here.options.get(name, ()) for name, value in chosen)
    if step.way == Way.TURN:
        return _turns(here, step.url, look)
    part = urlsplit(step.url).fragment
    return not part or part in here.ids


def _turns(here: Reading, url: str, look: Look) -> bool:
    """Whether one comes to ``url`` by turning the pages of the list."""
    for _page in range(MOST_TURNED):
        if not here.next_url:
            return False
        if same(here.next_url) == same(url):
            return True
        here = _look(look, here.next_url)
    return False


def _look(look: Look, url: str) -> Reading:
    found = look(url)
    if found is None:
        raise _NotKnown(url)
    return found
