"""Who stands on a public page: the acts of its last published request, nobody else's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import LawPage
from ita.register.approval_summary import approval_summaries
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import operations
from tests.factories import LawPageFactory
from tests.ita.conftest import Officers, correct, fresh, step
from tests.officers import pass_step, return_for_correction


def publish(page: LawPage, officers: Officers) -> None:
    operations.request_publication(fresh(page), officers.requester)
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(page), officer)


def name_of(user: object) -> str:
    return user.posts.get().full_name  # type: ignore[attr-defined]


def test_the_record_names_the_four_with_position_and_time(
    draft: LawPage, officers: Officers
) -> None:
    publish(draft, officers)

    record = approval_summaries([draft.pk])[draft.pk]

    acts = (record.requested, record.checked, record.approved, record.published)
    people = (officers.requester, officers.checker, officers.approver, officers.webmaster)
    assert [act.name for act in acts if act] == [name_of(person) for person in people]
    assert record.checked and record.checked.position == officers.checker.posts.get().position
    row = RegisterEntry.objects.get(page_id=draft.pk, act=Act.PUBLISHED)
    assert record.published and record.published.at == row.occurred_at
    assert record.register_number == row.label


def test_a_page_never_published_has_no_record(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)

    assert approval_summaries([draft.pk]) == {}


def test_of_a_returned_request_the_last_acts_count(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    return_for_correction(step(draft), officers.approver, "ไม่ระบุวันที่ประกาศ")
    correct(draft, officers.requester)
    publish(draft, officers)

    record = approval_summaries([draft.pk])[draft.pk]

    checks = RegisterEntry.objects.filter(page_id=draft.pk, act=Act.CHECKED).order_by("pk")
    assert checks.count() == 2
    assert record.checked and record.checked.at == checks[1].occurred_at


def test_a_later_request_that_is_still_open_does_not_count(
    draft: LawPage, officers: Officers
) -> None:
    publish(draft, officers)
    before = approval_summaries([draft.pk])
    fresh(draft).save_revision(user=officers.requester2)
    operations.request_publication(fresh(draft), officers.requester2)
    pass_step(step(draft), officers.checker)

    assert approval_summaries([draft.pk]) == before


def test_the_record_of_the_newest_published_request_is_shown(
    draft: LawPage, officers: Officers
) -> None:
    publish(draft, officers)
    fresh(draft).save_revision(user=officers.requester)
    publish(draft, officers)

    record = approval_summaries([draft.pk])[draft.pk]

    newest = RegisterEntry.objects.filter(act=Act.PUBLISHED).order_by("-pk").first()
    assert newest and record.register_number == newest.label


@pytest.mark.parametrize("count", [1, 3])
def test_one_query_however_many_pages(officers: Officers, count: int) -> None:
    pages = [LawPageFactory(owner=officers.requester) for _ in range(count)]
    for page in pages:
        publish(page, officers)

    with CaptureQueriesContext(connection) as queries:
        records = approval_summaries(page.pk for page in pages)

    assert len(records) == count
    assert len(queries) == 1
