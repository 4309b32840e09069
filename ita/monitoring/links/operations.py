"""Asks the addresses of links that are due, and keeps what was found. All can be repeated: what was
kept of a round that was ended stays, and is not asked twice in it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task
from wagtail.models import Site

from home.core import visits
from home.core.addresses import origin
from home.core.exceptions import ensure
from home.core.jobs import OPEN, give_up_the_silent
from home.core.many_visits import Visit, server_of, visit_many
from home.core.visits import Answer
from ita.monitoring.links.due import is_due
from ita.monitoring.links.enums import LinkKind, LinkVerdict
from ita.monitoring.links.models import LinkAddress, LinkAddressQuerySet, LinkRound
from ita.monitoring.links.rules import why_not_asked, why_not_check, why_not_order
from ita.monitoring.links.verdicts import is_outside_heard, note

JOB = "ita.monitoring.links.jobs.run_round"
NIGHTLY_JOB = "ita.monitoring.links.jobs.run_nightly"
ASKED_SECONDS = 15  # for an address with its redirects
MOST_BYTES = 64 * 1024  # that a page is there is said before it is read
KEPT_AT_ONCE = 50
WITNESSES = 50  # are looked at; most will be of another server
ROUNDS_KEPT = timedelta(days=30)
NOTED = [
    *("verdict", "reason", "status", "new_address", "tried_at", "checked_at"),
    *("gone_days", "gone_on"),
]


@dataclass(frozen=True)
class Asked:
    """What came of asking.

    Attributes:
        kept: how many answers were kept.
        left: how many addresses were not asked because the time was over.
        is_mute: nothing outside answered. That may be our own way out, so of what did not answer
            nothing was kept.
    """

    kept: int = 0
    left: int = 0
    is_mute: bool = False


def ask_due(
    job: LinkRound,
    progress: Callable[[int], None] | None = None,
    *,
    seconds: float | None = None,
    visit: Visit | None = None,
) -> Asked:
    """Ask what of the round ``job`` was not asked yet, and keep the answers. Takes minutes: for the
    queue, and for no transaction.

    Args:
        progress: told after each answer how many percent are done, up to 99.
        seconds: after which nothing more is begun.
        visit: asks one address; by default as a stranger over HTTP.
    """
    wanted = due(job)
    numbers = {row.address: row.pk for row in wanted}
    book = _Book(numbers, {row.address for row in wanted if row.kind == LinkKind.OUTSIDE})
    count = 0
    for count, answer in enumerate(
        visit_many(numbers, visit or stranger_of(job.site), seconds), start=1
    ):
        book.enter(answer, timezone.now())
        if progress:
            progress(min(99, 100 * count // len(numbers)))
    book.write()
    return Asked(book.kept, len(numbers) - count, bool(book.held))


def due(job: LinkRound) -> list[LinkAddress]:
    """What is to be asked in the round and was not asked in it yet; two queries at most."""
    rows = LinkAddress.objects.of_site(job.site).filter(is_asked=True)
    rows = rows.exclude(tried_at__gte=job.created_at)
    if job.address_id:
        return [*rows.filter(pk=job.address_id), *_witness(rows, job.address)]
    return [row for row in rows if is_due(row, job.created_at, is_ordered=bool(job.user_id))]


def _witness(rows: LinkAddressQuerySet, asked: LinkAddress | None) -> list[LinkAddress]:
    """One of another server that worked last: where ``asked`` alone does not answer, it tells
    whether our own way out is open."""
    found = rows.filter(kind=LinkKind.OUTSIDE, verdict=LinkVerdict.WORKS).order_by("-checked_at")
    name = server_of(asked.address if asked else "")
    return [row for row in found[:WITNESSES] if server_of(row.address) != name][:1]


def stranger_of(site: Site) -> Visit:
    """Asks one address as somebody from outside, for the agency of ``site``."""
    return partial(
        visits.visit,
        own=frozenset({origin(site.root_url)}),
        timeout=ASKED_SECONDS,
        most=MOST_BYTES,
        keep=0,
    )


class _Book:
    """Keeps answers, a few at once. What did not answer is held back until somebody outside has: a
    broken way out of our own must not look like many broken websites."""

    def __init__(self, numbers: Mapping[str, int], outside: Collection[str]) -> None:
        self._numbers, self._outside = numbers, outside
        self._ready: list[tuple[Answer, datetime]] = []
        self._is_heard = False
        self.held: list[tuple[Answer, datetime]] = []
        self.kept = 0

    def enter(self, answer: Answer, at: datetime) -> None:
        is_outside = answer.url in self._outside
        if is_outside and is_outside_heard(answer):
            self._is_heard = True
            self._ready += self.held
            self.held = []
        is_held = is_outside and answer.error in visits.ON_THE_WAY and not self._is_heard
        (self.held if is_held else self._ready).append((answer, at))
        if len(self._ready) >= KEPT_AT_ONCE:
            self.write()

    @transaction.atomic
    def write(self) -> None:
        ready = {self._numbers[answer.url]: (answer, at) for answer, at in self._ready}
        rows = list(LinkAddress.objects.select_for_update(no_key=True).filter(pk__in=ready))
        for row in rows:
            answer, at = ready[row.pk]
            note(row, answer, at)
            row.tried_at = at
        LinkAddress.objects.bulk_update(rows, NOTED)
        self.kept, self._ready = self.kept + len(rows), []


def order_check(address: LinkAddress, user: User) -> LinkRound:
    """Have the queue ask one address again; what is under way already is not ordered twice.

    Raises:
        NotAllowed: ``user`` holds no duty in the agency, or the address is not asked over HTTP.
    """
    ensure(why_not_check(user, address.site), why_not_asked(address))
    return _order(address.site, user, address)


def order_round(site: Site, user: User) -> LinkRound:
    """Have the queue read the agency's pages and ask all that was not asked today.

    Raises:
        NotAllowed: ``user`` is no webmaster of the agency.
    """
    ensure(why_not_order(user, site))
    return _order(site, user)


def order_nightly() -> int:
    """Have the links of every agency read, and the night's share asked; returns how many agencies.
    Removes old rounds."""
    LinkRound.objects.filter(created_at__lt=timezone.now() - ROUNDS_KEPT).delete()
    sites = Site.objects.order_by("pk")
    for site in sites:
        _order(site)
    async_task(NIGHTLY_JOB)
    return len(sites)


@transaction.atomic
def _order(site: Site, user: User | None = None, address: LinkAddress | None = None) -> LinkRound:
    same = LinkRound.objects.filter(site=site, address=address)
    give_up_the_silent(same)
    under_way = same.filter(state__in=OPEN)
    if user:  # who stands before the screen does not wait for the night's turn
        under_way = under_way.exclude(pk__in=LinkRound.objects.of_the_clock().values("pk"))
    if job := under_way.first():
        return job
    job = LinkRound.objects.create(site=site, user=user, address=address)
    if user:
        async_task(JOB, job.pk)
    return job
