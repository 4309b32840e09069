"""What is known of an item and of its elements, as plain data. ``coverage`` reads it."""

from dataclasses import dataclass
from datetime import datetime

from ita.assessment.checks.results import CheckResult
from ita.assessment.confirmation.models import WordingConfirmation
from ita.assessment.enums import ItemState, Requirement
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Element, Item


@dataclass(frozen=True)
class EvidenceFacts:
    """One piece of evidence, and why it does not count (empty: it counts).

    ``remark``: what an officer must know of it although it counts.
    """

    evidence: Evidence
    reasons: tuple[str, ...]
    is_live: bool  # everybody can open it
    is_approved: bool  # what is live is not other than what was approved
    remark: str
    element_ids: frozenset[int]
    # Of what is live and approved; empty for what is not. Whoever judged it judged this.
    seal: str = ""
    look_again: str = ""  # the part of the page that it names is not there any more

    @property
    def counts(self) -> bool:
        return not self.reasons


@dataclass(frozen=True)
class StandingVerdict:
    """Who says that an item is complete, or an element met, or that it is not, and why."""

    pk: int
    is_met: bool
    reason: str
    name: str
    position: str
    given_at: datetime


@dataclass(frozen=True)
class FallenVerdict(StandingVerdict):
    """A verdict on what is no more: ``changes`` says in words what changed since."""

    changes: tuple[str, ...]


@dataclass(frozen=True)
class ElementCoverage:
    """An element of an item: what covers it, what its checks found, what a person says of it.

    ``is_met``: by a person's verdict, or else by the machine; None where nobody can tell yet.
    ``in_scope``: whether it is for an agency of this kind; None where the agency did not say what
    it is. ``verdict`` stands, ``fallen`` was given on what has changed since.
    """

    element: Element
    covered_by: tuple[EvidenceFacts, ...]
    is_met: bool | None = None
    results: tuple[CheckResult, ...] = ()
    verdict: StandingVerdict | None = None
    fallen: FallenVerdict | None = None
    confirmation: WordingConfirmation | None = None
    in_scope: bool | None = True

    @property
    def is_covered(self) -> bool:
        return bool(self.covered_by)

    @property
    def is_confirmed(self) -> bool:
        return self.confirmation is not None

    @property
    def is_required(self) -> bool:
        """Whether the item is not complete without it, as far as we know."""
        return self.in_scope is not False and self.element.requirement != Requirement.OPTIONAL

    @property
    def is_missing(self) -> bool:
        return self.is_met is False and self.in_scope is True

    @property
    def is_unknown(self) -> bool:
        return self.is_met is not True or self.in_scope is not True


@dataclass(frozen=True)
class ItemCoverage:
    """An item with its state and why.

    ``machine_state`` is what the system itself finds; ``findings`` are the reasons for it, and
    ``reasons`` begin with what a person says of the item as a whole.
    """

    item: Item
    state: ItemState
    machine_state: ItemState
    reasons: tuple[str, ...]
    findings: tuple[str, ...]
    evidence: tuple[EvidenceFacts, ...]
    elements: tuple[ElementCoverage, ...] = ()
    verdict: StandingVerdict | None = None
    fallen: FallenVerdict | None = None
    confirmation: WordingConfirmation | None = None  # of the title

    @property
    def title_confirmed(self) -> bool:
        return self.confirmation is not None

    @property
    def unconfirmed(self) -> int:
        """How many texts of the item the agency has not confirmed."""
        return sum(not each.is_confirmed for each in self.elements) + (not self.title_confirmed)

    @property
    def is_complete(self) -> bool:
        return self.state == ItemState.COMPLETE

    @property
    def live_evidence(self) -> tuple[EvidenceFacts, ...]:
        """What the public may see: a draft's title must not leak."""
        return tuple(facts for facts in self.evidence if facts.is_live)
