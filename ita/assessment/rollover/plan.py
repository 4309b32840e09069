"""What opening the next year of a list makes, and what became of a year that was opened: read
anew each time, and shown before anything is done."""

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Site

from home.thai.calendar import to_be
from ita.assessment.evidence.models import Evidence
from ita.assessment.frameworks.data import DeadlineData, FrameworkData, ItemData
from ita.assessment.models import Framework
from ita.assessment.offers.mapping import Line, proposed
from ita.assessment.rollover.copying import as_data, next_year
from ita.assessment.rollover.lineage import Entry, Gone, Succession, gone, successions
from ita.assessment.rollover.models import OpenedYear
from ita.assessment.rollover.owners import Handover, handovers
from ita.assessment.rollover.titles import OtherYear, other_years


@dataclass(frozen=True)
class Step:
    """An item of the new year."""

    succession: Succession
    handover: Handover
    lines: tuple[Line, ...] = ()  # evidence that is proposed; once the list is there


@dataclass(frozen=True)
class Plan:
    """The next year of the list ``before``.

    ``target`` is the list of that year, where it is there; else it is copied, as ``data`` says.
    ``common`` came with the system, while the agency has a list of its own.
    """

    before: Framework
    data: FrameworkData
    target: Framework | None
    common: Framework | None
    opened: OpenedYear | None
    steps: tuple[Step, ...]
    gone: tuple[Gone, ...]
    other_years: tuple[OtherYear, ...]
    evidence_before: int

    @property
    def year_be(self) -> int:
        return to_be(self.data.fiscal_year)

    @property
    def is_copied(self) -> bool:
        return self.target is None

    @property
    def deadlines(self) -> tuple[DeadlineData, ...]:
        """Those that are carried over; a list that is there has its own."""
        return self.data.deadlines if self.is_copied else ()

    @property
    def carried(self) -> int:
        return sum(not step.handover.is_empty for step in self.steps)


def plan_of(before: Framework, site: Site) -> Plan:
    """The next year of ``before``, for the agency; a fixed number of queries."""
    last = as_data(before)
    own, common = _lists_after(before, site)
    target = own or common
    data = as_data(target) if target else next_year(last)
    old = entries(last.items)
    found = successions(entries(data.items), old, to_be(last.fiscal_year))
    owners = handovers(found, before, site)
    lines = proposed(target, site) if target else []
    by_code: dict[str, list[Line]] = {}
    for line in lines:
        by_code.setdefault(line.item.code, []).append(line)
    opened = OpenedYear.objects.filter(site=site, framework=target) if target else None
    return Plan(
        before=before,
        data=data,
        target=target,
        common=common if own else None,
        opened=opened.select_related("before").first() if opened is not None else None,
        steps=tuple(
            Step(each, owners[each.entry.code], tuple(by_code.get(each.entry.code, ())))
            for each in found
        ),
        gone=tuple(gone(found, old, to_be(last.fiscal_year))),
        other_years=tuple(other_years(data.items, data.fiscal_year)),
        evidence_before=Evidence.objects.of_framework(before).of_site(site).count(),
    )


def entries(items: Iterable[ItemData]) -> list[Entry]:
    return [Entry(row.code, row.title, row.predecessors) for row in items]


def _lists_after(before: Framework, site: Site) -> tuple[Framework | None, Framework | None]:
    """(the agency's own list of the next year, a draft too; that of all agencies)."""
    named = Framework.objects.of_agency(site).filter(
        scheme=before.scheme, fiscal_year=before.fiscal_year + 1
    )
    lists = {row.site_id: row for row in named}
    return lists.get(site.pk), lists.get(None)
