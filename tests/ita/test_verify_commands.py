"""Wagtail's and Django's own commands: which of them could lose proof, and what becomes of it."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from wagtail.models import Page, Revision

from home.models import LawPage
from ita.integrity.models import Seal
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import hands, operations, rules
from tests.factories import LawPageFactory, UserFactory
from tests.ita.conftest import Officers, fresh, publish, step
from tests.officers import pass_step

# The command deletes each revision in a transaction of its own, and goes on after a refusal.
TRANSACTIONS = pytest.mark.django_db(transaction=True)


@TRANSACTIONS
def test_purging_revisions_does_not_hide_who_edited(draft: LawPage, officers: Officers) -> None:
    """A writes, B saves a comma, the revisions are purged: A still may not approve."""
    author = UserFactory(requester=True, approver=True)
    fresh(draft).save_revision(user=author)
    fresh(draft).save_revision(user=officers.requester)

    call_command("purge_revisions")

    assert author.pk in hands.editors_since_live(fresh(draft))
    operations.request_publication(fresh(draft), officers.requester)
    pass_step(step(draft), officers.checker)
    assert rules.why_not_act(author, step(draft))


@TRANSACTIONS
def test_purging_revisions_keeps_what_is_live_and_what_was_edited_since(
    live: LawPage, officers: Officers
) -> None:
    published = live.live_revision_id
    for _n in range(3):
        fresh(live).get_latest_revision_as_object().save_revision(user=officers.requester)
    before = set(live.revisions.values_list("pk", flat=True))

    call_command("purge_revisions")

    assert set(live.revisions.values_list("pk", flat=True)) == before
    assert fresh(live).live_revision_id == published
    call_command("verify_live")


@TRANSACTIONS
def test_purging_revisions_keeps_what_was_sealed(live: LawPage, officers: Officers) -> None:
    sealed = live.live_revision_id
    draft = fresh(live).get_latest_revision_as_object()
    draft.summary = "ฉบับปรับปรุง"
    draft.save_revision(user=officers.requester)
    publish(fresh(live), officers)

    call_command("purge_revisions")

    assert live.revisions.filter(pk=sealed).exists()


@TRANSACTIONS
def test_purging_revisions_in_review_leaves_the_request_as_it_was(
    draft: LawPage, officers: Officers
) -> None:
    fresh(draft).save_revision(user=officers.requester)
    operations.request_publication(fresh(draft), officers.requester)
    pass_step(step(draft), officers.checker)

    call_command("purge_revisions")

    for officer in (officers.approver, officers.webmaster):
        pass_step(step(draft), officer)
    assert fresh(draft).live


@TRANSACTIONS
def test_purging_takes_what_was_never_sealed_and_no_proof(
    live: LawPage, officers: Officers
) -> None:
    sealed = live.live_revision_id
    for words in ("ฉบับร่าง", "ฉบับที่สอง"):
        changed = fresh(live).get_latest_revision_as_object()
        changed.summary = words
        changed.save_revision(user=officers.requester)
    never_sealed = live.revisions.order_by("pk")[1].pk
    publish(fresh(live), officers)
    rows, seals = RegisterEntry.objects.count(), Seal.objects.count()

    call_command("purge_revisions")

    assert not Revision.objects.filter(pk=never_sealed).exists()
    assert Revision.objects.filter(pk=sealed).exists()
    assert (RegisterEntry.objects.count(), Seal.objects.count()) == (rows, seals)
    call_command("verify_register")
    call_command("verify_live")


def test_a_page_takes_its_revisions_with_it(draft: LawPage) -> None:
    """What is kept from purging must not keep a draft from being deleted."""
    fresh(draft).delete()
    assert not Revision.objects.filter(object_id=draft.pk).exists()


DAMAGES = [
    "DELETE FROM home_lawpage WHERE contentpage_ptr_id = %s",
    "UPDATE home_contentpage SET body = '[1]' WHERE page_ptr_id = %s",
]


@pytest.mark.parametrize("sql", DAMAGES)
def test_a_damaged_page_is_found_and_does_not_hide_another(
    live: LawPage, officers: Officers, sql: str
) -> None:
    other = publish(LawPageFactory(owner=officers.requester), officers)
    LawPage.objects.filter(pk=other.pk).update(source="ที่อื่น")
    with connection.cursor() as cursor:
        cursor.execute(sql, [live.pk])

    with pytest.raises(CommandError):
        call_command("verify_live")
    for page in (live, other):
        assert RegisterEntry.objects.of_page(page).last().act == Act.DRIFT_FOUND


def test_fixtree_leaves_a_sound_site_alone(live: LawPage) -> None:
    call_command("fixtree", interactive=False, full=True)
    call_command("verify_live")
    call_command("verify_register")


def test_moving_pages_by_command_is_found(live: LawPage) -> None:
    section = live.get_parent()
    target = section.get_next_sibling() or section.get_prev_sibling()
    call_command("move_pages", section.pk, target.pk)
    with pytest.raises(CommandError):
        call_command("verify_live")


def test_an_orphan_that_fixtree_deletes_is_on_the_register(live: LawPage) -> None:
    Page.objects.filter(pk=live.pk).update(path="000100010099" + "0001")
    with pytest.raises(CommandError):
        call_command("verify_live")

    call_command("fixtree", interactive=False, delete_orphans=True)

    assert not Page.objects.filter(pk=live.pk).exists()
    assert "ถูกลบ" in RegisterEntry.objects.of_page(live).last().reason
