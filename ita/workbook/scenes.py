"""An item as the rows of all layouts are made from it."""

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from ita.assessment.board.models import Assignment
from ita.assessment.coverage import EvidenceFacts, ItemCoverage
from ita.workbook.keys import key_of
from ita.workbook.rows import NO_WORK, Group, Work
from ita.workbook.sources import PageLookup
from ita.workbook.words import MET, NOT_MET


@dataclass(frozen=True)
class Scene:
    """``sequence`` numbers the items from 1. ``unit`` is told on the first item of each unit where
    the layout goes by units."""

    entry: ItemCoverage
    sequence: int
    group: Group
    lookup: PageLookup
    is_inside: bool
    assignment: Assignment | None = None
    officer: str = ""
    unit: str = ""

    @property
    def title(self) -> str:
        """The title, marked until an officer of the agency has confirmed its wording."""
        title = self.entry.item.title
        if self.entry.title_confirmed:
            return title
        return _("%(title)s (unconfirmed)") % {"title": title}

    @property
    def is_present(self) -> bool:
        """มี: the item is met, or a person judged that it is."""
        return self.entry.is_complete

    @cached_property
    def evidence(self) -> tuple[EvidenceFacts, ...]:
        """What the edition tells of: outside nothing that the public cannot open, so that no title
        of a draft leaves."""
        return self.entry.evidence if self.is_inside else self.entry.live_evidence

    @property
    def owner(self) -> tuple[str, ...]:
        """The unit and the officer that answer for the item."""
        unit = self.assignment.unit.name if self.assignment and self.assignment.unit else ""
        return tuple(part for part in (unit, self.officer) if part)

    def work(
        self,
        fact: EvidenceFacts | None = None,
        element_id: int | None = None,
        *,
        verdict: bool = False,
        owner: bool = False,
    ) -> Work:
        """What an officer may change on a row: the note of ``fact``, the verdict on the item or on
        one of its elements, who owns the item. Outside nothing comes back."""
        if not self.is_inside:
            return NO_WORK
        entry = self.entry
        said = None
        if verdict:
            elements = {each.element.pk: each for each in entry.elements}
            said = (elements[element_id] if element_id else entry).verdict
        row = self.assignment if owner else None
        return Work(
            key=key_of(
                entry,
                fact.evidence if fact else None,
                element_id=element_id,
                verdict=verdict,
                owner=owner,
                assignment=self.assignment,
            ),
            verdict=str(MET if said.is_met else NOT_MET) if said else "",
            reason=said.reason if said else "",
            unit=row.unit.name if row and row.unit else "",
            officer=self.officer if row else "",
            takes_note=fact is not None,
            takes_verdict=verdict,
            takes_owner=owner,
        )
