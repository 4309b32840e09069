"""Rounds of visits: what is kept, what is left, and what goes on from there."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.core.jobs import JobState
from home.thai.calendar import current_fiscal_year
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework
from ita.monitoring.visits import jobs, operations
from ita.monitoring.visits.enums import Condition
from ita.monitoring.visits.models import EvidenceVisit, VisitJob
from ita.monitoring.visits.operations import Visited, forget_old, order_visits, visit_evidence
from ita.monitoring.visits.progress import message_of
from ita.monitoring.visits.selectors import found_of, newest_visits
from ita.monitoring.visits.visiting import Visitor
from tests.factories import EvidenceFactory, FrameworkFactory, ItemFactory, LawPageFactory
from tests.public_visitor import PublicVisitor, nobody_there

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(framework: Framework) -> list[Evidence]:
    return [
        EvidenceFactory(item=ItemFactory(framework=framework), page=LawPageFactory(live=True))
        for _ in range(3)
    ]


def test_every_public_address_is_visited_and_kept(
    three: list[Evidence], framework: Framework, site: Site, visitor: Visitor
) -> None:
    EvidenceFactory(item=three[0].item, page=LawPageFactory())  # a draft
    told: list[int] = []

    visited = visit_evidence(framework, site, told.append, visitor=visitor)

    assert [visit.evidence_id for visit in visited.visits] == [row.pk for row in three]
    assert (visited.left, visited.silent) == (0, ())
    assert told == [33, 66, 99]
    assert {row.condition for row in found_of(framework, site)} == {Condition.FINE}
    assert newest_visits([row.pk for row in three]).keys() == {row.pk for row in three}


def test_a_round_goes_on_where_it_ended(
    three: list[Evidence], framework: Framework, site: Site, visitor: Visitor
) -> None:
    began = timezone.now()
    first = visit_evidence(framework, site, item=three[1].item, visitor=visitor)
    assert len(first.visits) == 1
    none = visit_evidence(framework, site, since=began, seconds=0, visitor=visitor)
    assert (none.visits, none.left) == ((), 2)
    rest = visit_evidence(framework, site, since=began, visitor=visitor)
    assert [visit.evidence_id for visit in rest.visits] == [three[0].pk, three[2].pk]


def test_each_visit_has_its_own_time(
    three: list[Evidence],
    framework: Framework,
    site: Site,
    visitor: Visitor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A day that passes while the round runs is that of no earlier visit."""
    start = timezone.now()
    hours = iter(range(100))
    monkeypatch.setattr(
        "ita.monitoring.visits.visiting.timezone.now",
        lambda: start + timedelta(hours=next(hours)),
    )
    times = [each.visited_at for each in visit_evidence(framework, site, visitor=visitor).visits]
    assert times == sorted(set(times))


def test_nothing_is_kept_of_evidence_that_was_removed_meanwhile(
    three: list[Evidence], framework: Framework, site: Site, stranger: PublicVisitor
) -> None:
    class Removing(Visitor):
        def facts(self, target: Any) -> dict[str, Any]:
            found = super().facts(target)
            Evidence.objects.filter(pk=target.evidence.pk).delete()
            return found

    assert visit_evidence(framework, site, visitor=Removing(site, stranger)).visits == ()
    assert not EvidenceVisit.objects.exists()


def test_what_a_silent_server_has_is_not_known(
    three: list[Evidence], framework: Framework, site: Site
) -> None:
    EvidenceFactory(item=three[0].item, page=LawPageFactory(live=True))
    visited = visit_evidence(framework, site)  # of the tests: nobody answers
    assert visited.silent == (f"{site.root_url}:80".replace(":80:80", ":80"),)
    assert len(visited.visits) < 4
    assert {row.condition for row in found_of(framework, site)} == {Condition.UNKNOWN}


def test_reading_takes_as_many_queries_for_many(
    three: list[Evidence],
    framework: Framework,
    site: Site,
    visitor: Visitor,
    django_assert_num_queries: Callable[..., Any],
) -> None:
    visit_evidence(framework, site, visitor=visitor)
    visit_evidence(framework, site, visitor=Visitor(site, nobody_there))
    with django_assert_num_queries(4):
        found = found_of(framework, site)
    errors = [row.visit.error for row in found if row.visit]
    assert errors == ["unreachable", "unreachable", ""]  # silent by then: what was found stands


def test_only_officers_of_the_agency_order_visits(
    framework: Framework, site: Site, other_agency: Site, requester: Any, webmaster: Any
) -> None:
    for user, agency in ((requester, site), (webmaster, other_agency)):
        with pytest.raises(NotAllowed):
            order_visits(framework, agency, user)
    assert not VisitJob.objects.exists()


def test_what_is_under_way_is_not_ordered_twice(
    framework: Framework, site: Site, ita_officer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "async_task", lambda *args: None)
    first = order_visits(framework, site, ita_officer)
    assert order_visits(framework, site, ita_officer) == first
    assert order_visits(framework, site, ita_officer, ItemFactory(framework=framework)) != first
    VisitJob.objects.update(seen_at=timezone.now() - VisitJob.SEEMS_DEAD)
    assert order_visits(framework, site, ita_officer) != first


def test_the_queue_goes_on_until_nothing_is_left(
    framework: Framework, site: Site, ita_officer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds = [Visited((), 2, ("https://a:443",)), Visited((), 0, ())]
    asked: list[dict[str, Any]] = []

    def visit(*args: Any, **how: Any) -> Visited:
        asked.append(how)
        return rounds.pop(0)

    monkeypatch.setattr(operations, "visit_evidence", visit)
    job = order_visits(framework, site, ita_officer)
    job.refresh_from_db()

    assert (job.state, job.silent, rounds) == (JobState.DONE, ["https://a:443"], [])
    assert {how["since"] for how in asked} == {job.created_at}
    assert "https://a:443" in message_of(job)
    jobs.run_visits(job.pk)  # delivered again
    assert len(asked) == 2


def test_who_waits_is_told_of_a_failure(
    framework: Framework, site: Site, ita_officer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "visit_evidence", lambda *args, **how: 1 / 0)
    job = order_visits(framework, site, ita_officer)
    job.refresh_from_db()
    assert (job.state, bool(job.error)) == (JobState.FAILED, True)
    assert message_of(job) == job.error


def test_each_night_the_lists_of_this_year_and_the_last_are_visited(
    three: list[Evidence], framework: Framework, site: Site, other_agency: Site
) -> None:
    this = current_fiscal_year()
    Framework.objects.filter(pk=framework.pk).update(fiscal_year=this - 1)
    EvidenceFactory(
        item=ItemFactory(framework=FrameworkFactory(scheme="LPA", fiscal_year=this)),
        page=three[0].page,
    )
    assert operations.order_nightly() == 2
    states = VisitJob.objects.filter(user=None).values_list("state", flat=True)
    assert list(states) == [JobState.DONE] * 2
    Framework.objects.filter(pk=framework.pk).update(fiscal_year=this - 2)
    assert operations.order_nightly() == 1


def test_the_rounds_of_the_night_wait_for_each_other(
    framework: Framework, site: Site, ita_officer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds = [Visited((), 0, ())]
    monkeypatch.setattr(operations, "visit_evidence", lambda *args, **how: rounds.pop(0))
    mine = VisitJob.objects.create(framework=framework, site=site)
    VisitJob.objects.update(seen_at=timezone.now() - VisitJob.WAITS_IN_VAIN)
    mine.refresh_from_db()
    assert not mine.is_stalled
    assert order_visits(framework, site, ita_officer) != mine
    rounds[:] = [Visited((), 2, ()), Visited((), 0, ())]
    jobs.run_nightly()
    mine.refresh_from_db()
    assert (mine.state, rounds) == (JobState.DONE, [])


def test_old_visits_are_forgotten_but_the_newest(
    three: list[Evidence], framework: Framework, site: Site, visitor: Visitor
) -> None:
    for _ in range(2):
        visit_evidence(framework, site, visitor=visitor)
    old = timezone.now() - operations.KEPT - timedelta(days=1)
    EvidenceVisit.objects.update(visited_at=old)
    assert forget_old() == 3
    assert EvidenceVisit.objects.count() == EvidenceVisit.objects.newest().count() == 3
