"""The register of requests as a year has it, and its figures."""

from dataclasses import dataclass

from wagtail.models import Site

from home.models import CaseKind
from ita.monitoring.petitions.enums import DECISIONS, Decision
from ita.monitoring.petitions.models import Petition


@dataclass(frozen=True)
class Figures:
    """Of one kind in a fiscal year. ``in_time`` and ``late`` are of those that are decided;
    ``by_decision`` names every decision of the kind; ``days`` is how long one took, on average."""

    kind: CaseKind
    received: int
    open: int
    overdue: int
    in_time: int
    late: int
    by_decision: tuple[tuple[Decision, int], ...]
    days: float | None


def petitions_of(site: Site, year: int) -> list[Petition]:
    """What was received in the fiscal year (C.E.), and of earlier years what is still open; what
    is open stands first, by its last day. One query."""
    rows = Petition.objects.of_site(site).select_related("case__page")
    shown = rows.of_year(year) | rows.filter(decision="")
    return sorted(shown, key=lambda row: (bool(row.decision), row.due_on, row.pk))


def open_harms(site: Site) -> list[Petition]:
    """Reports of harm that nobody decided yet, the first that is due first. One query."""
    rows = Petition.objects.of_site(site).filter(decision="", case__kind=CaseKind.HARM)
    return list(rows.select_related("case__page").order_by("due_on", "pk"))


def figures_of(site: Site, year: int) -> list[Figures]:
    """The figures of each kind for what was received in the fiscal year (C.E.). One query."""
    rows = list(Petition.objects.of_site(site).of_year(year).select_related("case"))
    return [_figures(kind, [row for row in rows if row.case.kind == kind]) for kind in DECISIONS]


def _figures(kind: CaseKind, rows: list[Petition]) -> Figures:
    decided = [row for row in rows if row.decision]
    left = [row for row in rows if not row.decision]
    days = [(row.decided_on - row.received_on).days for row in decided if row.decided_on]
    return Figures(
        kind=kind,
        received=len(rows),
        open=len(left),
        overdue=sum(row.is_late for row in left),
        in_time=sum(not row.is_late for row in decided),
        late=sum(row.is_late for row in decided),
        by_decision=tuple(
            (each, sum(row.decision == each for row in decided)) for each in DECISIONS[kind]
        ),
        days=sum(days) / len(days) if days else None,
    )
