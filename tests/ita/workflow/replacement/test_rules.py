"""What replacing a file may do to each page that shows it."""

from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission, Page

from home.models import AgencyDocument, LawPage
from ita.workflow import operations
from ita.workflow.removal.operations import take_down
from ita.workflow.replacement.rules import why_not_other, why_only_draft, why_untouched
from tests.factories import DocumentFactory, LawPageFactory
from tests.ita.conftest import Officers, correct, fresh


def test_the_same_bytes_are_no_replacement(db: None, old: AgencyDocument) -> None:
    assert why_not_other(old, AgencyDocument(sha256=old.sha256))
    assert why_not_other(old, DocumentFactory()) is None


def test_a_page_that_shows_it_takes_the_new_file(
    live: LawPage, old: AgencyDocument, officers: Officers
) -> None:
    assert why_untouched(officers.requester, live, old) is None
    assert why_only_draft(live) is None


def test_a_page_under_review_keeps_its_file(
    live: LawPage, old: AgencyDocument, officers: Officers
) -> None:
    correct(live, officers.requester)
    operations.request_publication(fresh(live), officers.requester)
    assert "พิจารณา" in str(why_untouched(officers.requester, fresh(live), old))


def test_a_page_that_somebody_else_locked_keeps_its_file(
    live: LawPage, old: AgencyDocument, officers: Officers
) -> None:
    Page.objects.filter(pk=live.pk).update(locked=True, locked_by=officers.requester2)
    assert why_untouched(officers.requester, fresh(live), old)
    Page.objects.filter(pk=live.pk).update(locked_by=officers.requester)
    assert why_untouched(officers.requester, fresh(live), old) is None


def test_who_may_not_edit_the_page_does_not_change_it(
    live: LawPage, old: AgencyDocument, officers: Officers
) -> None:
    requesters = Group.objects.get(name="requesters")
    GroupPagePermission.objects.filter(group=requesters).delete()
    assert why_untouched(officers.requester, fresh(live), old)


def test_a_draft_without_the_file_keeps_what_it_has(
    live: LawPage, old: AgencyDocument, officers: Officers
) -> None:
    draft = fresh(live).get_latest_revision_as_object()
    draft.attachments = []
    draft.save_revision(user=officers.requester)
    assert why_untouched(officers.requester, fresh(live), old)


def test_of_what_is_not_live_only_the_draft_changes(
    live: LawPage, old: AgencyDocument, officers: Officers
) -> None:
    reason = why_only_draft(LawPageFactory(owner=officers.requester, files=[old]))
    take_down(live, officers.approver, "มีข้อมูลส่วนบุคคล")
    assert reason and why_only_draft(fresh(live)) == reason


def test_changes_that_nobody_asked_for_are_not_asked_for_with_the_file(
    live: LawPage, officers: Officers
) -> None:
    correct(live, officers.requester2)
    name = officers.requester2.get_full_name() or officers.requester2.username
    assert name in str(why_only_draft(fresh(live)))
