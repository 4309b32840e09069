"""What owners are told of pages that are to be reviewed: a part of the mail of the morning."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from wagtail.models import Site

from ita.monitoring.currency.due import Review, reviews_of
from ita.notifications.daily.parts import DailyPart, Line, MailPart, Recipient
from ita.notifications.daily.readers import told_between
from ita.notifications.words import admin_link

NAME = "reviews"
BEFORE = (30, 7, 1, 0)  # days before the day on which an owner is told
WEEK = timedelta(days=7)
LISTED = 50


def told_by(review: Review) -> date | None:
    """The newest day by which its readers should have been told; None while there was none.

    On 30, 7, 1 days before and on the day itself; afterwards a week after they were told last. A
    day that was before the page was confirmed, or went live, counts no more.
    """
    if review.due_on is None:
        return None
    days = [review.due_on - timedelta(days=count) for count in BEFORE]
    if review.today > review.due_on:
        days.append(review.today - WEEK + timedelta(days=1))
    past = [day for day in days if day <= review.today]
    return max((day for day in past if not review.since or day > review.since), default=None)


def readers(review: Review) -> list[Recipient]:
    """The owners, and the mailbox of the owner unit."""
    officers = [Recipient(user_id=number) for number in review.owners]
    return [*officers, Recipient(unit_id=review.unit_id)] if review.unit_id else officers


def whom(site: Site, day: date) -> set[Recipient]:
    """Who was not told yet what they should have been; whatever the queue missed is made up for."""
    told = told_between(site, NAME, day - timedelta(days=BEFORE[0]) - WEEK, day)
    named: set[Recipient] = set()
    for review in reviews_of(site, day):
        since = told_by(review)
        if since:
            named |= {each for each in readers(review) if told.get(each, date.min) < since}
    return named


def compose(site: Site, reader: Recipient, day: date) -> MailPart | None:
    """What waits for the reader now; None where nothing does any more."""
    waiting = [
        review for review in reviews_of(site, day) if review.waits and reader in readers(review)
    ]
    if not waiting:
        return None
    url = admin_link("ita_reviews")
    lines = [Line(each.title, each.due_in_words, "") for each in waiting[:LISTED]]
    return MailPart(_("Information to be reviewed"), lines, url, len(waiting[LISTED:]))


def reviews_part() -> DailyPart:
    return DailyPart(NAME, 10, whom, compose)
