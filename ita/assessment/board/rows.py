"""The rows of the board: each item with its state, its marks, and who answers for it."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import Site

from home.models import Unit
from home.thai.calendar import local_date
from ita.assessment.board.enums import WorkStatus
from ita.assessment.board.marks import ElementMark, Mark, count_marks, marks_of
from ita.assessment.board.models import Assignment
from ita.assessment.board.rules import posts_with_duty, units_of
from ita.assessment.coverage import ItemCoverage, coverage
from ita.assessment.enums import ItemState
from ita.assessment.models import Framework, Item


@dataclass(frozen=True)
class Officers:
    """The officers of an agency who can own items: {number: name and position}, and which of
    today's reader's units and number make a row theirs."""

    names: dict[int, str]
    reader: int
    reader_units: frozenset[int]

    def owns(self, assignment: Assignment | None) -> bool:
        """Whether the reader, or their unit, answers for the item."""
        if assignment is None:
            return False
        return assignment.officer_id == self.reader or assignment.unit_id in self.reader_units


@dataclass(frozen=True)
class Row:
    """An item on the board."""

    covered: ItemCoverage
    assignment: Assignment | None
    officer: str
    is_mine: bool
    today: date

    @property
    def item(self) -> Item:
        return self.covered.item

    @property
    def unit(self) -> Unit | None:
        return self.assignment.unit if self.assignment else None

    @property
    def due_on(self) -> date | None:
        return self.assignment.due_on if self.assignment else None

    @property
    def work_status(self) -> WorkStatus:
        return WorkStatus(self.assignment.work_status if self.assignment else "")

    @property
    def is_overdue(self) -> bool:
        """Past its day and not complete."""
        return bool(self.due_on and self.due_on < self.today and not self.covered.is_complete)

    @property
    def problem(self) -> str:
        """The newest problem; "" where there is none."""
        reasons = self.covered.reasons
        return reasons[0] if reasons and not self.covered.is_complete else ""

    @property
    def more_problems(self) -> int:
        return max(len(self.covered.reasons) - 1, 0)

    @property
    def differs(self) -> bool:
        """Whether a person says other than the machine."""
        return self.covered.state != self.covered.machine_state

    @cached_property
    def marks(self) -> tuple[ElementMark, ...]:
        return marks_of(self.covered.elements)

    @property
    def mark_counts(self) -> list[tuple[Mark, int]]:
        return count_marks(self.marks)


def board_rows(framework: Framework, site: Site, user: User) -> list[Row]:
    """All items of the list, in order, for the agency. A fixed number of queries."""
    covered = coverage(framework, site)
    assigned = assignments_of(framework, site)
    officers = officers_of(site, user)
    today = local_date(timezone.now())
    return [_row(entry, assigned.get(entry.item.pk), officers, today) for entry in covered]


def row_of(covered: ItemCoverage, site: Site, user: User) -> Row:
    """One item, as its own screen shows it."""
    rows = Assignment.objects.filter(site=site, item=covered.item.pk)
    assignment = rows.select_related("unit", "officer").first()
    return _row(covered, assignment, officers_of(site, user), local_date(timezone.now()))


def assignments_of(framework: Framework, site: Site) -> dict[int, Assignment]:
    """Who answers for what, by the number of the item."""
    rows = Assignment.objects.filter(site=site, item__framework=framework)
    return {row.item_id: row for row in rows.select_related("unit", "officer")}


def officers_of(site: Site, user: User) -> Officers:
    """Those who can own an item of the agency today, in the order of their names."""
    return Officers(names_of_officers(site), user.pk, frozenset(units_of(user, site)))


def names_of_officers(site: Site) -> dict[int, str]:
    """{number: name and position} of those who can own an item of the agency today."""
    names: dict[int, str] = {}
    for post in posts_with_duty(site).order_by("full_name", "-valid_from", "pk"):
        names.setdefault(post.user_id, str(post))
    return names


def open_rows(rows: list[Row]) -> list[Row]:
    """What is not complete yet."""
    return [row for row in rows if row.covered.state != ItemState.COMPLETE]


def _row(
    covered: ItemCoverage, assignment: Assignment | None, officers: Officers, today: date
) -> Row:
    return Row(
        covered=covered,
        assignment=assignment,
        officer=name_of_owner(assignment, officers.names),
        is_mine=officers.owns(assignment),
        today=today,
    )


def name_of_owner(assignment: Assignment | None, names: dict[int, str]) -> str:
    """As the post has it; of who left, as the account has it."""
    if assignment is None or assignment.officer is None:
        return ""
    officer = assignment.officer
    account = officer.get_full_name() or officer.get_username()
    return names.get(officer.pk, account)
