"""Visits the evidence of a list, and keeps what was found."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task
from wagtail.models import Site

from home.core.exceptions import ensure
from home.core.jobs import OPEN, give_up_the_silent
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework, Item
from ita.monitoring.visits.models import EvidenceVisit, VisitJob
from ita.monitoring.visits.rules import why_not_visit
from ita.monitoring.visits.selectors import evidence_of, visited_lists
from ita.monitoring.visits.targets import targets
from ita.monitoring.visits.visiting import Visitor

JOB = "ita.monitoring.visits.jobs.run_visits"
NIGHTLY_JOB = "ita.monitoring.visits.jobs.run_nightly"
KEPT = timedelta(days=90)


@dataclass(frozen=True)
class Visited:
    """What a round of visits came to.

    Attributes:
        visits: what was found, in the order of the evidence.
        left: how many were not visited because the time was over.
        silent: the servers ("https://host:port") that did not answer again and again: what else of
            them was to be visited was left alone, and is not known.
    """

    visits: tuple[EvidenceVisit, ...]
    left: int
    silent: tuple[str, ...]


def visit_evidence(
    framework: Framework,
    site: Site,
    progress: Callable[[int], None] | None = None,
    *,
    item: Item | None = None,
    since: datetime | None = None,
    seconds: float | None = None,
    visitor: Visitor | None = None,
) -> Visited:
    """Visit every address of evidence of ``framework`` that the agency of ``site`` shows the
    public, and keep what was found. Takes minutes: for the queue, and for no transaction.

    Each visit is kept at once, with its own time: what ends a round, or a day that passes
    meanwhile, spoils nothing of it.

    Args:
        progress: told after each visit how many percent are done, up to 99.
        item: only its evidence.
        since: what was visited from then on is not visited again (a round that goes on).
        seconds: after which no further address is begun; None: never.
    """
    end = time.monotonic() + seconds if seconds is not None else None
    wanted = targets(evidence_of(framework, site, item), site)
    done = _visited_since(since, [target.evidence.pk for target in wanted])
    ahead = [target for target in wanted if target.evidence.pk not in done]
    visitor = visitor or Visitor(site)
    kept: list[EvidenceVisit] = []
    left = 0
    for number, target in enumerate(ahead):
        if end is not None and time.monotonic() >= end:
            left = len(ahead) - number
            break
        if not visitor.is_silent(target.address):
            kept += _keep(target.evidence, site, visitor.facts(target))
        if progress:
            progress(min(99, 100 * (len(done) + number + 1) // len(wanted)))
    return Visited(tuple(kept), left, tuple(visitor.silent))


def order_visits(
    framework: Framework, site: Site, user: User, item: Item | None = None
) -> VisitJob:
    """Have the queue visit the evidence of ``framework``, or of one ``item``; what is under way
    already is not ordered twice.

    Raises:
        NotAllowed: ``user`` cannot have it visited.
    """
    ensure(why_not_visit(user, site))
    return _order(framework, site, item, user)


def order_nightly() -> int:
    """Have the evidence of every agency visited; returns how many lists. Removes old visits."""
    forget_old()
    count = 0
    for site in Site.objects.select_related("root_page"):
        for framework in visited_lists(site):
            _order(framework, site, None, None)
            count += 1
    if count:
        async_task(NIGHTLY_JOB)
    return count


def forget_old() -> int:
    """Remove visits that are older than ``KEPT``, but the newest of each piece of evidence."""
    newest = EvidenceVisit.objects.newest().values_list("pk", flat=True)
    old = EvidenceVisit.objects.filter(visited_at__lt=timezone.now() - KEPT)
    return old.exclude(pk__in=list(newest)).delete()[0]


@transaction.atomic
def _order(framework: Framework, site: Site, item: Item | None, user: User | None) -> VisitJob:
    same = VisitJob.objects.filter(framework=framework, site=site, item=item)
    give_up_the_silent(same)
    under_way = same.filter(state__in=OPEN)
    if user:  # who stands before the screen does not wait for the night's turn
        under_way = under_way.exclude(pk__in=VisitJob.objects.of_the_night().values("pk"))
    if job := under_way.first():
        return job
    job = VisitJob.objects.create(framework=framework, site=site, item=item, user=user)
    if user:
        async_task(JOB, job.pk)
    return job


def _visited_since(since: datetime | None, numbers: list[int]) -> set[int]:
    if since is None:
        return set()
    rows = EvidenceVisit.objects.filter(visited_at__gte=since, evidence__in=numbers)
    return set(rows.values_list("evidence_id", flat=True))


@transaction.atomic
def _keep(evidence: Evidence, site: Site, facts: dict[str, object]) -> list[EvidenceVisit]:
    """Nothing of evidence that was removed meanwhile."""
    if not Evidence.objects.select_for_update().filter(pk=evidence.pk).exists():
        return []
    return [EvidenceVisit.objects.create(evidence=evidence, site=site, **facts)]
