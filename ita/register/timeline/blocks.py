"""The history of a page as its screen shows it: in the order of time, request by request."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from home.core.duties import Duty
from ita.register.history import read_request
from ita.register.models import RegisterEntry
from ita.register.timeline.events import Event


@dataclass(frozen=True)
class Step:
    """A duty in a request, and the act by which it is done; None while it is not."""

    duty: str
    act: RegisterEntry | None
    is_usual: bool = True


@dataclass
class Block:
    """Events in a row that belong together, newest first.

    ``number`` counts the page's requests from 1; 0 is what happened outside of them.
    """

    request_id: int
    number: int = 0
    events: list[Event] = field(default_factory=list)

    @property
    def acts(self) -> list[RegisterEntry]:
        """The request's own acts, oldest first."""
        rows = [event.entry for event in reversed(self.events) if event.request_id]
        return [row for row in rows if row]

    @property
    def outcome(self) -> str:
        """How far the request is: its last act."""
        return self.acts[-1].get_act_display()

    @property
    def steps(self) -> list[Step]:
        """The four duties of a request, each with the act that counts."""
        status = read_request(self.acts)
        if status is None:
            return []
        approval = status.confirmed or status.approved
        return [
            Step(str(_("Request")), status.requested),
            Step(str(Duty.CHECK.label), status.checked),
            Step(str(Duty.APPROVE.label), approval, is_usual=not status.is_by_word),
            Step(str(Duty.PUBLISH.label), status.published),
        ]


def blocks_of(events: list[Event]) -> list[Block]:
    """``events`` (newest first) in blocks, newest first.

    1. A block lasts as long as the request is the same.
    2. What happened between two acts of a request (a save after a return, say) stands in its block.
    3. Where another request comes between, the older part is a block of its own: time goes first.
    """
    numbers = _numbers(events)
    still_to_come = Counter(event.request_id for event in events)
    blocks: list[Block] = []
    for event in events:
        current = blocks[-1].request_id if blocks else None
        wanted = event.request_id
        if not wanted and current and still_to_come[current]:
            wanted = current
        if wanted != current:
            blocks.append(Block(wanted, numbers.get(wanted, 0)))
        blocks[-1].events.append(event)
        still_to_come[event.request_id] -= 1
    return blocks


def _numbers(events: list[Event]) -> dict[int, int]:
    """{request: its number}, the page's first request being 1."""
    oldest_first = (event.request_id for event in reversed(events) if event.request_id)
    return {request: number for number, request in enumerate(dict.fromkeys(oldest_first), start=1)}
