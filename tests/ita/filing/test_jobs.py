"""The work of the queue: it goes on where it was killed, and comes to nothing or to all."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page, Site

from home.core.jobs import JobState
from home.models import LawPage
from ita.assessment.models import Deadline, Framework, Item
from ita.filing import jobs
from ita.filing.models import Capture, Filing, FrozenObject
from ita.filing.operations import order_filing
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow.removal.operations import take_down
from tests.assessing import confirm_wording
from tests.factories import EvidenceFactory, LawPageFactory
from tests.ita.conftest import Officers
from tests.stranger import Stranger

BOOM = "disk of the worker is gone"


def filed(framework: Framework, site: Site, officers: Officers) -> Filing:
    ordered = order_filing(framework, site, officers.approver)
    return Filing.objects.get(pk=ordered.pk)


def test_a_page_its_parts_and_its_file_are_stored_as_served(filing: Filing) -> None:
    kinds = list(filing.captures.values_list("kind", flat=True))
    assert kinds.count("page") == 2 and kinds.count("file") == 1 and kinds.count("paper") == 2
    assert all(each.is_whole for each in filing.captures.all())
    urls = " ".join(filing.captures.values_list("url", flat=True))
    assert "site.css" in urls and "woff2" in urls


def test_a_list_that_takes_longer_is_frozen_in_pieces_and_each_address_asked_once(
    page: LawPage,
    framework: Framework,
    site: Site,
    officers: Officers,
    stranger: Stranger,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jobs, "PIECE", 0.05)
    monkeypatch.setattr(jobs, "_look_as_assessor", lambda *args: None)
    made = filed(framework, site, officers)
    assert made.is_filed
    assert len(stranger.asked) == len(set(stranger.asked))


def test_a_job_that_is_delivered_again_files_nothing_twice(filing: Filing) -> None:
    jobs.run_filing(filing.pk)
    assert RegisterEntry.objects.filter(act=Act.FILED).count() == 1


def test_a_fault_leaves_nothing_half_done_and_is_told_in_thai(
    page: LawPage,
    framework: Framework,
    site: Site,
    officers: Officers,
    stranger: Stranger,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*args: Any) -> str:
        raise RuntimeError(BOOM)

    monkeypatch.setattr(jobs.freezing, "freeze_workbook", fail)
    made = filed(framework, site, officers)
    assert made.state == JobState.FAILED and "ลองใหม่" in made.error and BOOM not in made.error
    assert not made.is_filed
    assert not RegisterEntry.objects.filter(act=Act.FILED).exists()
    assert not Capture.objects.exists() and not FrozenObject.objects.exists()


def test_a_website_that_does_not_answer_is_not_filed(
    page: LawPage, framework: Framework, site: Site, officers: Officers, stranger: Stranger
) -> None:
    stranger.dead.add("http://localhost/")
    made = filed(framework, site, officers)
    assert made.state == JobState.FAILED and "http://localhost" in made.error
    assert not RegisterEntry.objects.filter(act=Act.FILED).exists()


def test_a_page_that_does_not_answer_is_filed_as_such(
    page: LawPage, framework: Framework, site: Site, officers: Officers, stranger: Stranger
) -> None:
    stranger.dead.add(page.full_url)
    made = filed(framework, site, officers)
    row = RegisterEntry.objects.get(act=Act.FILED)
    assert made.is_filed and row.details["not_answered"] == 1
    assert made.captures.get(url=page.full_url).error == "unreachable"


@pytest.mark.parametrize("change", ["taken down", "new evidence", "wording"])
def test_what_changes_while_it_is_visited_begins_it_anew(
    change: str,
    page: LawPage,
    item: Item,
    framework: Framework,
    site: Site,
    officers: Officers,
    stranger: Stranger,
) -> None:
    """Also where a list is brought in, or a page taken down, in the middle of the visit."""
    changed: list[str] = []
    EvidenceFactory(item=item, page=LawPageFactory(title="หน้าที่สอง", live=True))

    def meddle(url: str) -> None:
        if url != page.full_url or changed:
            return
        changed.append(url)
        if change == "taken down":
            take_down(Page.objects.get(pk=page.pk).specific, officers.approver, "ข้อมูลส่วนบุคคล")
        elif change == "new evidence":
            EvidenceFactory(item=item, page=LawPageFactory(title="หน้าที่สาม", live=True))
        else:
            Item.objects.filter(pk=item.pk).update(title="ข้อความใหม่ของรายการ")

    stranger.before = meddle
    made = filed(framework, site, officers)
    assert changed and made.restarts == 1
    record = made.items.get().record
    if change == "taken down":
        assert made.state == JobState.DONE and "แผนงบประมาณ" not in str(record)
    elif change == "new evidence":
        assert made.is_filed
    else:
        assert record["title"] == "ข้อความใหม่ของรายการ"


def test_what_changes_again_and_again_is_not_filed(
    page: LawPage,
    item: Item,
    framework: Framework,
    site: Site,
    officers: Officers,
    stranger: Stranger,
) -> None:
    def meddle(url: str) -> None:
        if url == page.full_url:
            Item.objects.filter(pk=item.pk).update(title=f"{len(stranger.asked)}")

    stranger.before = meddle
    made = filed(framework, site, officers)
    assert made.state == JobState.FAILED and not made.is_filed
    assert made.restarts == jobs.MOST_RESTARTS
    assert not Capture.objects.exists()


def test_a_deadline_that_passes_while_it_is_visited_is_told_on_the_register(
    page: LawPage,
    framework: Framework,
    site: Site,
    officers: Officers,
    stranger: Stranger,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    today = timezone.localdate()
    Deadline.objects.create(framework=framework, what="ส่งแบบ OIT", due_on=today)
    now = timezone.now()

    def pass_midnight(url: str) -> None:
        monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=1))

    stranger.before = pass_midnight
    made = filed(framework, site, officers)
    details = RegisterEntry.objects.get(act=Act.FILED).details
    assert details["deadlines_passed"] == [{"what": "ส่งแบบ OIT", "due_on": today.isoformat()}]
    assert details["asked_at"] == made.asked_at.isoformat()
    assert details["asked_at"][:10] < details["visited_to"][:10]


def test_a_job_that_kills_its_worker_is_given_up_and_leaves_nothing(
    page: LawPage,
    framework: Framework,
    site: Site,
    officers: Officers,
    stranger: Stranger,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ita.filing.operations.async_task", lambda *args: None)
    made = filed(framework, site, officers)
    long_ago = timezone.now() - Filing.SEEMS_DEAD
    Filing.objects.update(state=JobState.RUNNING, attempts=Filing.MAX_ATTEMPTS, seen_at=long_ago)
    jobs.run_filing(made.pk)
    made.refresh_from_db()
    assert made.state == JobState.FAILED and "3 ครั้ง" in made.error
    confirm_wording(Item.objects.get(), site)  # and another filing can be ordered
    assert order_filing(framework, site, officers.approver)
