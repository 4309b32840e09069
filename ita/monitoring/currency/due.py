"""When each published page is to be looked at again.

1. What its owner said when confirming it last, since it went live as it is;
2. else the day that the page itself states (``next_review_date``);
3. else the day on which it went live as it is, and the interval of its kind.

Only what is live and not archived has such a day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Site

from home.models import ContentPage
from home.sites import pages_of
from home.thai.calendar import format_date, local_date
from ita.monitoring.currency.enums import Currency
from ita.monitoring.currency.intervals import months_of, next_review
from ita.monitoring.currency.owners import Office, office_of
from ita.register.history import page_status, requesters_of, statuses_of
from ita.register.models import RegisterEntry
from ita.register.statuses import PageStatus

SOON = timedelta(days=30)
NOBODY = PageStatus()


@dataclass(frozen=True)
class Review:
    """A published page, and when its content is to be confirmed.

    ``since``: the day from which the interval counts, when it was confirmed or went live.
    ``due_on`` and ``since`` are None where the register knows of no publication.
    """

    page_id: int
    title: str
    url_path: str
    kind: str
    unit_id: int | None
    unit: str
    owners: tuple[int, ...]
    confirmed: RegisterEntry | None
    since: date | None
    due_on: date | None
    today: date

    @property
    def state(self) -> Currency:
        if self.due_on and self.due_on < self.today:
            return Currency.OVERDUE
        if self.due_on and self.due_on <= self.today + SOON:
            return Currency.DUE
        return Currency.FRESH if self.confirmed else Currency.NEVER_CONFIRMED

    @property
    def waits(self) -> bool:
        """Whether its owner should act."""
        return self.state in (Currency.OVERDUE, Currency.DUE)

    @property
    def days_over(self) -> int:
        return (self.today - self.due_on).days if self.due_on else 0

    @property
    def due_in_words(self) -> str:
        """When it is due, or for how long it has been."""
        if self.due_on is None:
            return _("The day is not known")
        facts = {"day": format_date(self.due_on), "count": self.days_over}
        if self.days_over <= 0:
            return _("To be reviewed by %(day)s") % facts
        return (
            ngettext(
                "Overdue for %(count)s day, since %(day)s",
                "Overdue for %(count)s days, since %(day)s",
                self.days_over,
            )
            % facts
        )


def reviewed_pages(site: Site) -> "QuerySet[Any, Any]":
    """The pages of the agency that are to be kept current: live and not archived."""
    pages = ContentPage.objects.live().filter(archived_on=None)
    found: QuerySet[Any, Any] = pages.filter(pk__in=pages_of(site).values("pk"))
    return found


def reviews_of(site: Site, today: date | None = None, office: Office | None = None) -> list[Review]:
    """Every such page of the agency, what is due first at the front; what is never due last. A
    fixed number of queries, however many pages."""
    maker = _Maker(site, today, office)
    statuses, requesters = statuses_of(site), requesters_of(site)
    columns = ("pk", "title", "url_path", "content_kind", "next_review_date", "owner_unit")
    rows = reviewed_pages(site).values_list(*columns, "owner_unit__name")
    found = [
        maker.make(row, statuses.get(row[0], NOBODY), requesters.get(row[0], 0)) for row in rows
    ]
    return sorted(found, key=_by_day)


def review_of(page: ContentPage, site: Site) -> Review | None:
    """One page; None where it is not to be kept current."""
    if not page.live or page.archived_on:
        return None
    status = page_status(page.pk)
    unit = page.owner_unit.name if page.owner_unit else ""
    row = (page.pk, page.title, page.url_path, page.content_kind, page.next_review_date)
    latest = status.latest
    requester = latest.requested.actor_id if latest and latest.requested else 0
    return _Maker(site).make((*row, page.owner_unit_id, unit), status, requester)


def of_owner(reviews: Iterable[Review], user_id: int) -> list[Review]:
    return [review for review in reviews if user_id in review.owners]


class _Maker:
    """What is the same for all pages of an agency."""

    def __init__(self, site: Site, today: date | None = None, office: Office | None = None) -> None:
        self.months = months_of(site)
        self.office = office or office_of(site)
        self.today = today or local_date(timezone.now())

    def make(self, row: tuple[Any, ...], status: PageStatus, requester_id: int) -> Review:
        pk, title, url_path, kind, own_day, unit_id, unit = row
        since, due_on = self._days(status, kind, own_day)
        return Review(
            page_id=pk,
            title=title,
            url_path=url_path,
            kind=kind,
            unit_id=unit_id,
            unit=unit or "",
            owners=self.office.owners(requester_id, unit_id),
            confirmed=status.confirmed_current,
            since=since,
            due_on=due_on,
            today=self.today,
        )

    def _days(
        self, status: PageStatus, kind: str, own_day: date | None
    ) -> tuple[date | None, date | None]:
        """Since when it counts, and when it is due."""
        if confirmed := status.confirmed_current:
            since = local_date(confirmed.occurred_at)
            stated = confirmed.details.get("next_review")
            return since, date.fromisoformat(stated) if stated else None
        if status.binding is None:
            return None, own_day
        since = local_date(status.binding.occurred_at)
        return since, own_day or next_review(since, kind, self.months)


def _by_day(review: Review) -> tuple[date, str, int]:
    return review.due_on or date.max, review.title, review.page_id
