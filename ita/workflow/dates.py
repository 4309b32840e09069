"""When a page goes live, and when its period ends, as the webmaster sets it in the last step."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from wagtail.models import Revision


@dataclass(frozen=True)
class Dates:
    """``go_live_at``: None is at once; ``end_date``: None is as the requester proposed."""

    go_live_at: datetime | None = None
    end_date: date | None = None

    def as_details(self) -> dict[str, str]:
        """For the register."""
        given = {"go_live_at": self.go_live_at, "end_date": self.end_date}
        return {name: value.isoformat() for name, value in given.items() if value}

    @classmethod
    def from_details(cls, details: dict[str, Any]) -> "Dates":
        go_live_at, end_date = details.get("go_live_at"), details.get("end_date")
        return cls(
            datetime.fromisoformat(go_live_at) if go_live_at else None,
            date.fromisoformat(end_date) if end_date else None,
        )


def proposed_end(revision: Revision) -> date | None:
    """The end of the period that the requester proposed in ``revision``."""
    day = revision.content.get("publication_end_date")
    return date.fromisoformat(day) if day else None


def settle(revision: Revision, dates: Dates) -> None:
    """Write the facts of the publication into what goes live: the end of its period; and the
    requester's message, which has reached its readers, goes, as does what was past or taken down
    when the draft was made. None of it is sealed content."""
    facts: dict[str, Any] = {"request_note": "", "archived_on": None, "taken_down_on": None}
    if dates.end_date:
        facts["publication_end_date"] = dates.end_date.isoformat()
    changed = {
        name: value
        for name, value in facts.items()
        if name in revision.content and revision.content[name] != value
    }
    if changed:
        revision.content |= changed
        revision.save(update_fields=["content"])
