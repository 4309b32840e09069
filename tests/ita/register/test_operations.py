from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from wagtail.models import Page, Site

from home.enums import ContentKind
from home.models import LawPage
from ita.people.models import OfficerProfile
from ita.register.enums import Act, SubjectKind
from ita.register.models import RegisterEntry, RegisterHead, RegisterIsAppendOnly
from ita.register.operations import append, append_about
from ita.register.signals import act_appended
from ita.register.subjects import Subject
from ita.register.verification import register_faults
from ita.workflow import operations
from tests.factories import LawPageFactory, UserFactory
from tests.ita.conftest import Officers, fresh, step
from tests.officers import pass_step, return_for_correction


def test_a_row_keeps_the_name_and_post_of_its_day(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    post = OfficerProfile.objects.get(user=officers.requester)
    before = (post.full_name, post.position)
    OfficerProfile.objects.filter(pk=post.pk).update(full_name="ชื่อใหม่", position="ตำแหน่งใหม่")

    row = RegisterEntry.objects.get()
    assert (row.actor_name, row.actor_position) == before
    assert row.page_title == "เทศบัญญัติงบประมาณ"
    assert row.page_url == draft.full_url and row.page_url.endswith(f"/law/{draft.slug}/")


def test_who_holds_no_post_is_called_by_the_name_of_the_account(draft: LawPage) -> None:
    named = UserFactory(first_name="สมชาย", last_name="ใจดี")
    nameless = UserFactory()
    rows = [append(Act.REQUESTED, draft, user) for user in (named, nameless, None)]
    assert [row.actor_name for row in rows] == ["สมชาย ใจดี", nameless.username, "ระบบ"]
    assert {row.actor_position for row in rows} == {""}


def test_a_row_is_about_the_content_of_its_day(live: LawPage, officers: Officers) -> None:
    newer = fresh(live).get_latest_revision_as_object()
    newer.title, newer.content_kind = "ชื่อใหม่", ContentKind.ANNOUNCEMENT
    revision = newer.save_revision(user=officers.requester)

    of_live = append(Act.ARCHIVED, live, officers.webmaster)
    of_draft = append(Act.REQUESTED, live, officers.requester, revision=revision)

    told = [(row.revision_id, row.page_title, row.content_kind) for row in (of_live, of_draft)]
    assert told == [
        (live.live_revision_id, live.title, live.content_kind),
        (revision.pk, "ชื่อใหม่", ContentKind.ANNOUNCEMENT),
    ]


def test_a_page_that_stands_nowhere_stays_on_the_register_that_knows_it(
    site: Site, other_site: Site, draft: LawPage
) -> None:
    lost = Page(pk=other_site.root_page_id, title="หลงทาง", path="99990001", depth=2)
    assert append(Act.TAKEN_DOWN, lost, None).site_id == other_site.pk
    assert append(Act.TAKEN_DOWN, Page(pk=987, path="99990001", depth=2), None).site_id == site.pk


def test_an_act_that_fails_leaves_no_row(draft: LawPage, officers: Officers) -> None:
    def refuse(**kwargs: Any) -> None:
        raise ValueError

    act_appended.connect(refuse)
    try:
        with pytest.raises(ValueError):  # noqa: PT011
            append(Act.REQUESTED, draft, officers.requester)
    finally:
        act_appended.disconnect(refuse)
    assert not RegisterEntry.objects.exists()
    assert not RegisterHead.objects.exclude(sha256="").exists()


def test_the_register_survives_its_page_and_its_user(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    return_for_correction(step(draft), officers.checker, "แก้ไขชื่อเรื่อง")
    fresh(draft).delete()
    officers.checker.delete()

    returned = RegisterEntry.objects.get(act=Act.RETURNED)
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


def test_each_row_carries_the_hash_of_the_row_before(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)

    first, second = RegisterEntry.objects.all()
    assert first.previous_sha256 == ""
    assert second.previous_sha256 == first.sha256
    assert [row.compute_hash() for row in (first, second)] == [first.sha256, second.sha256]
    assert RegisterHead.objects.get().entry_id == second.pk


def test_an_act_can_be_about_something_else_than_a_page(site: Site, superuser: User) -> None:
    before = RegisterEntry.objects.count()
    subject = Subject(SubjectKind.SETTINGS, "publication", "ก" * 300)
    row = append_about(Act.SETTINGS_CHANGED, subject, superuser, site=site, reason="คำสั่งใหม่")

    stored = RegisterEntry.objects.about(SubjectKind.SETTINGS, "publication").get()
    assert stored == row and row.compute_hash() == row.sha256
    assert (row.page_id, row.page_title, row.title, row.chain_version) == (0, "", "ก" * 255, 2)
    assert not RegisterEntry.objects.about(SubjectKind.SETTINGS, "other").exists()
    assert RegisterEntry.objects.count() == before + 1
    assert not list(register_faults())
