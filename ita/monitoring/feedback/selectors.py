"""What readers told, for officers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import User
from django.db.models import Sum
from wagtail.models import Site

from home.periods import today
from ita.monitoring.feedback.models import MistakeReport, UsefulTotal
from ita.monitoring.page_owners import owners_of

DAYS = 365
SHOWN = 100  # answered reports on the list


@dataclass(frozen=True)
class Useful:
    """Counts of a page in the last ``DAYS`` days."""

    useful: int = 0
    not_useful: int = 0

    @property
    def all(self) -> int:
        return self.useful + self.not_useful


def useful_of(page_ids: Iterable[int]) -> dict[int, Useful]:
    """The counts of each page that has any; one query."""
    rows = UsefulTotal.objects.filter(page__in=page_ids, day__gt=today() - timedelta(days=DAYS))
    sums = rows.values("page").annotate(yes=Sum("useful"), no=Sum("not_useful"))
    return {row["page"]: Useful(row["yes"], row["no"]) for row in sums}


def least_useful(site: Site, count: int = 10) -> list[tuple[int, str, Useful]]:
    """(number, title, counts) of the pages that most readers found not useful; one query."""
    rows = UsefulTotal.objects.filter(
        page__owner_unit__site=site, day__gt=today() - timedelta(days=DAYS)
    )
    sums = rows.values("page", "page__title").annotate(yes=Sum("useful"), no=Sum("not_useful"))
    worst = sums.filter(no__gt=0).order_by("-no", "page")[:count]
    return [(row["page"], row["page__title"], Useful(row["yes"], row["no"])) for row in worst]


def reports_of(site: Site) -> list[MistakeReport]:
    """Reports of the agency: those that wait, oldest first, then the newest that were answered."""
    rows = MistakeReport.objects.of_site(site).select_related("page__owner_unit")
    answered = rows.exclude(pk__in=rows.waiting().order_by().values("pk")).order_by("-pk")
    return [*rows.waiting(), *answered[:SHOWN]]


def waiting_with_owners(site: Site) -> list[tuple[MistakeReport, tuple[int, ...]]]:
    """(report, accounts that own its page) of all that wait; a fixed number of queries."""
    rows = list(MistakeReport.objects.of_site(site).waiting().select_related("page"))
    owners = owners_of(site, {row.page_id: row.page.owner_unit_id for row in rows})
    return [(row, owners[row.page_id]) for row in rows]


def waiting_for(user: User, site: Site) -> list[MistakeReport]:
    """Those that wait for ``user`` as the owner of the page."""
    return [row for row, owners in waiting_with_owners(site) if user.pk in owners]
