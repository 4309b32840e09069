"""Who is told of what they lack, and when: a part of the mail of the morning ("gaps")."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.exceptions import ensure
from home.thai.calendar import format_date, local_date
from ita.assessment.board import rules
from ita.assessment.board.models import Assignment
from ita.assessment.board.rows import assignments_of
from ita.assessment.board.terms import next_day
from ita.assessment.coverage import ItemCoverage, coverage
from ita.assessment.models import Framework
from ita.notifications.daily import sending
from ita.notifications.daily.operations import Told, tell
from ita.notifications.daily.parts import DailyPart, Line, MailPart, Recipient
from ita.notifications.daily.readers import told_between
from ita.notifications.words import admin_link

NAME = "gaps"
LISTED = 50  # the board has the others
NEAR = timedelta(days=14)  # before a due date the weekly mail begins
GIVEN_UP = timedelta(days=30)  # so long after it, it ends
PAUSE = timedelta(days=7)


@dataclass(frozen=True)
class Lack:
    """An item that is not complete, and by when it should be (its own day, or the list's)."""

    covered: ItemCoverage
    due_on: date | None

    @property
    def note(self) -> str:
        """Its state, the first thing that is lacking, and the day, in words."""
        facts = [str(self.covered.state.label), *self.covered.reasons[:1]]
        if self.due_on:
            facts.append(_("due on %(day)s") % {"day": format_date(self.due_on)})
        return " · ".join(facts)


@dataclass(frozen=True)
class Post:
    """Who is in which unit of the agency today, with a duty in publication."""

    user_id: int
    unit_id: int | None


def lacks(framework: Framework, site: Site) -> dict[Recipient, list[Lack]]:
    """What each owner lacks of the list, in the list's order.

    The owner is the officer; where there is none any more, everybody of the unit; and the unit's
    mailbox.
    """
    assigned = assignments_of(framework, site)
    if not assigned:
        return {}
    posts = posts_of(site)
    day = next_day(framework.deadlines.all(), local_date(timezone.now()))
    by_owner: dict[Recipient, list[Lack]] = defaultdict(list)
    for covered in coverage(framework, site):
        assignment = assigned.get(covered.item.pk)
        if assignment is None or covered.is_complete:
            continue
        for reader in readers(assignment, posts):
            by_owner[reader].append(Lack(covered, assignment.due_on or day))
    return dict(by_owner)


def readers(assignment: Assignment, posts: Iterable[Post]) -> list[Recipient]:
    """Who is told of the item: its owners, and the mailbox of the unit."""
    officers = [Recipient(user_id=number) for number in owners(assignment, posts)]
    unit = assignment.unit_id
    return [*officers, Recipient(unit_id=unit)] if unit else officers


def owners(assignment: Assignment, posts: Iterable[Post]) -> list[int]:
    """The accounts that answer for the item today."""
    posts = list(posts)
    if assignment.officer_id in {post.user_id for post in posts}:
        return [assignment.officer_id] if assignment.officer_id else []
    if assignment.unit_id is None:
        return []
    return sorted({post.user_id for post in posts if post.unit_id == assignment.unit_id})


def posts_of(site: Site) -> list[Post]:
    """The posts of today with a duty in publication."""
    posts = rules.posts_with_duty(site)
    return [Post(*row) for row in posts.values_list("user_id", "unit_id")]


def is_near(due_on: date | None, today: date) -> bool:
    """Whether the weekly mail is of any use: shortly before the day, and for a while after it."""
    return due_on is not None and due_on - NEAR <= today <= due_on + GIVEN_UP


def remind(framework: Framework, site: Site, user: User) -> Told:
    """An ITA officer has the owners told of what they lack, by a mail of today that is due now.

    Raises:
        NotAllowed: ``user`` is no ITA officer of the agency.
    """
    ensure(rules.why_not_assign(user, site))
    found = lacks(framework, site)
    told = tell(site, NAME, found)
    sending.queue(found)
    return told


def whom(site: Site, day: date) -> list[Recipient]:
    """The owners who lack something that is due soon, each once a week at most."""
    told = told_between(site, NAME, day - PAUSE + timedelta(days=1), day)
    named = {
        reader
        for framework in _assigned_lists(site)
        for reader, found in lacks(framework, site).items()
        if any(is_near(lack.due_on, day) for lack in found)
    }
    return sorted(named - told.keys(), key=str)


def compose(site: Site, reader: Recipient, day: date) -> MailPart | None:
    """What the reader lacks of the lists of the newest year, and of those with a day that is near;
    None where they lack nothing any more."""
    lists = _assigned_lists(site)
    newest = max((each.fiscal_year for each in lists), default=0)
    found = [(each, lacks(each, site).get(reader, [])) for each in lists]
    wanted = [
        (each, lack)
        for each, rows in found
        if each.fiscal_year == newest or any(is_near(row.due_on, day) for row in rows)
        for lack in rows
    ]
    if not wanted:
        return None
    url = f"{admin_link('ita_board')}?framework={wanted[0][0].pk}&mine=1"
    lines = [_line(framework, lack) for framework, lack in wanted[:LISTED]]
    heading = _("Items of the assessment that are not complete")
    return MailPart(heading, lines, url, len(wanted[LISTED:]))


def gaps_part() -> DailyPart:
    return DailyPart(NAME, 20, whom, compose)


def _line(framework: Framework, lack: Lack) -> Line:
    item = lack.covered.item
    title = f"{framework} {item.code} {item.title}"
    return Line(title, lack.note, admin_link("ita_item", item.pk))


def _assigned_lists(site: Site) -> list[Framework]:
    numbers = Assignment.objects.filter(site=site).values("item__framework")
    found = Framework.objects.for_work(site).filter(pk__in=numbers)
    return list(found.prefetch_related("deadlines"))
