import pytest
from django.db import IntegrityError, transaction

from home.models import LawPage
from ita.models import OfficerProfile, RegisterEntry, RegisterIsAppendOnly
from ita.publication import operations
from tests.factories import LawPageFactory
from tests.ita.publication.conftest import Officers, fresh, step


def test_a_row_keeps_the_name_and_post_of_its_day(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    post = OfficerProfile.objects.get(user=officers.requester)
    before = (post.full_name, post.position)
    OfficerProfile.objects.filter(pk=post.pk).update(full_name="ชื่อใหม่", position="ตำแหน่งใหม่")

    row = RegisterEntry.objects.get()
    assert (row.actor_name, row.actor_position) == before
    assert row.page_title == "เทศบัญญัติงบประมาณ"
    assert row.page_url.endswith(f"/law/{draft.slug}/")


def test_the_register_survives_its_page_and_its_user(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    operations.return_for_correction(step(draft), officers.checker, "แก้ไขชื่อเรื่อง")
    fresh(draft).delete()
    officers.checker.delete()

    returned = RegisterEntry.objects.last()
    assert returned.reason == "แก้ไขชื่อเรื่อง"
    assert returned.actor_username.startswith("officer")
    assert returned.page_title == "เทศบัญญัติงบประมาณ"


def test_numbers_run_without_gaps(officers: Officers) -> None:
    for _n in range(3):
        page = LawPageFactory(owner=officers.requester)
        operations.request_publication(page, officers.requester)

    assert list(RegisterEntry.objects.values_list("number", flat=True)) == [1, 2, 3]
    assert RegisterEntry.objects.last().label.startswith("3/25")


def test_a_row_is_never_changed_or_removed(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    row = RegisterEntry.objects.get()
    row.reason = "เหตุผลใหม่"

    for attempt in (
        row.save,
        row.delete,
        RegisterEntry.objects.all().delete,
        lambda: RegisterEntry.objects.update(reason=""),
        lambda: RegisterEntry.objects.bulk_update([row], ["reason"]),
    ):
        with pytest.raises(RegisterIsAppendOnly):
            attempt()
    assert RegisterEntry.objects.get().reason == ""


def test_a_number_is_given_once(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    twin = RegisterEntry.objects.get()
    twin.pk = None
    twin._state.adding = True

    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()
