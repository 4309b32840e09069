"""What a round found, and what is left of it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any

from django.db.models import Count, Q, QuerySet
from wagtail.models import Page, Site

from ita.monitoring.rounds.enums import Outcome
from ita.monitoring.rounds.models import Round, RoundPage
from ita.register.enums import SubjectKind
from ita.register.models import RegisterEntry


@dataclass(frozen=True)
class Counts:
    """How many pages of a round, by what was found of them."""

    pages: int = 0
    current: int = 0
    outdated: int = 0
    past: int = 0
    gone: int = 0

    @property
    def looked_at(self) -> int:
        return self.current + self.outdated + self.past + self.gone

    @property
    def left(self) -> int:
        return self.pages - self.looked_at

    @property
    def percent(self) -> int:
        return self.looked_at * 100 // self.pages if self.pages else 100

    def as_details(self) -> dict[str, int]:
        """For the register."""
        return asdict(self)


@dataclass(frozen=True)
class SectionCounts:
    section: str
    counts: Counts


OUTCOMES = [field.name for field in fields(Counts) if field.name != "pages"]
COUNTED = {"pages": Count("pk")} | {name: Count("pk", filter=Q(outcome=name)) for name in OUTCOMES}


def counts_of(round_: Round) -> Counts:
    """One query."""
    return Counts(**RoundPage.objects.filter(round=round_).aggregate(**COUNTED))


def counts_of_all(rounds: Iterable[Round]) -> dict[int, Counts]:
    """By the number of the round; one query."""
    rows: Any = RoundPage.objects.filter(round__in=list(rounds)).values("round").order_by()
    return {row.pop("round"): Counts(**row) for row in rows.annotate(**COUNTED)}


def counts_by_section(round_: Round) -> list[SectionCounts]:
    """In the order of the announcement; one query."""
    rows: Any = RoundPage.objects.filter(round=round_).values("section_number", "section")
    found = rows.annotate(**COUNTED).order_by("section_number", "section")
    return [
        SectionCounts(row["section"], Counts(**{name: row[name] for name in COUNTED}))
        for row in found
    ]


def problems_of(round_: Round) -> list[RoundPage]:
    """The pages that need updating or are past, in the list's order."""
    rows = RoundPage.objects.filter(round=round_, outcome__in=(Outcome.OUTDATED, Outcome.PAST))
    return list(rows.in_order())


def keepers_of(round_: Round) -> list[tuple[str, str]]:
    """(name, position) of each who looked at pages of the round."""
    rows = RoundPage.objects.filter(round=round_).exclude(looked_by_name="")
    pairs = rows.values_list("looked_by_name", "looked_by_position").distinct()
    return sorted(pairs)


def row_of(round_: Round) -> RegisterEntry | None:
    """The row of the register by which the round ended."""
    rows = RegisterEntry.objects.filter(site_id=round_.site_id, subject_kind=SubjectKind.ROUND)
    return rows.filter(subject_key=str(round_.pk)).last()


def to_update(site: Site) -> "QuerySet[RoundPage]":
    """Of the agency's last ended round what needs updating, and was not published again since,
    archived or taken down."""
    last = Round.objects.of_site(site).ended().order_by("-ended_at").first()
    if last is None:
        return RoundPage.objects.none()
    rows = RoundPage.objects.filter(round=last, outcome=Outcome.OUTDATED)
    published = dict(
        Page.objects.filter(
            pk__in=rows.values("page_id"), live=True, contentpage__archived_on=None
        ).values_list("pk", "last_published_at")
    )
    due = [
        pk
        for pk, page_id, looked_at in rows.values_list("pk", "page_id", "looked_at")
        if page_id in published and not (published[page_id] and published[page_id] > looked_at)
    ]
    return RoundPage.objects.filter(pk__in=due).in_order()
