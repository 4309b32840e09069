"""Who may have given a word, who records it, and who may confirm it: nobody who wrote it."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import Page, Revision, Site

from home.core.exceptions import NotAllowed
from home.models import GalleryImage, LawPage
from home.thai.calendar import BANGKOK, local_date
from ita.people.models import OfficerProfile, PublicationSettings
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.oral_approval.operations import confirm, deny, record_oral_approval
from ita.workflow.oral_approval.rules import why_not_confirm, why_not_given
from ita.workflow.rules import why_not_act, why_not_record
from tests.factories import (
    DocumentFactory,
    ImageFactory,
    LawPageFactory,
    NewsPageFactory,
    UserFactory,
)
from tests.ita.conftest import Officers, fresh, step
from tests.ita.workflow.oral_approval.conftest import word_of
from tests.officers import pass_step


def declare(site: Site, *conflicts: str) -> None:
    settings = PublicationSettings.for_site(site)
    settings.overlaps = list(conflicts)
    settings.save()


def spoken_for(page: LawPage, requester: User, officers: Officers) -> RegisterEntry:
    """The row of the word for a request that ``requester`` made."""
    operations.request_publication(fresh(page), requester)
    pass_step(step(page), officers.checker)
    record_oral_approval(step(page), officers.webmaster2, word_of(officers.approver))
    return RegisterEntry.objects.get(act=Act.ORAL_APPROVED)


def test_who_only_requested_it_does_not_confirm_it(draft: LawPage, officers: Officers) -> None:
    head = UserFactory(requester=True, approver=True)
    word = spoken_for(draft, head, officers)
    for act in (confirm, deny):
        with pytest.raises(NotAllowed):
            act(word, head, "เหตุผล")


def test_who_only_edited_it_does_not_confirm_it(draft: LawPage, officers: Officers) -> None:
    author = UserFactory(requester=True, approver=True)
    draft.save_revision(user=author)
    fresh(draft).get_latest_revision_as_object().save_revision(user=officers.requester)
    word = spoken_for(draft, officers.requester, officers)
    for act in (confirm, deny):
        with pytest.raises(NotAllowed):
            act(word, author, "เหตุผล")


@pytest.mark.parametrize("who", ["another requester", "another webmaster", "approver left"])
def test_only_an_approver_in_office_confirms(
    spoken: RegisterEntry, officers: Officers, who: str
) -> None:
    if who == "approver left":
        officers.approver.posts.update(valid_until="2025-06-30")
    user = {
        "another requester": UserFactory(requester=True),
        "another webmaster": UserFactory(webmaster=True),
    }.get(who, officers.approver)
    assert why_not_confirm(user, spoken)


def test_who_published_it_does_not_confirm_it_unless_the_agency_declared_it(
    spoken: RegisterEntry, checked: LawPage, site: Site
) -> None:
    both = UserFactory(approver=True, webmaster=True)
    pass_step(step(checked), both)
    declare(site)
    assert why_not_confirm(both, spoken)
    declare(site, "approve_publish")
    assert confirm(spoken, both).details["overlaps"] == ["approve_publish"]


def test_the_word_of_who_checked_is_noted_as_such(
    draft: LawPage, officers: Officers, site: Site
) -> None:
    declare(site, "check_approve")
    both = UserFactory(checker=True, approver=True)
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), both)
    record_oral_approval(step(draft), officers.webmaster2, word_of(both))
    assert RegisterEntry.objects.last().details["overlaps"] == ["check_approve"]


@pytest.mark.parametrize("shown", ["document", "picture"])
def test_who_uploaded_a_file_of_the_page_gives_no_word_and_confirms_none(
    officers: Officers, shown: str
) -> None:
    head, other = UserFactory(approver=True), UserFactory(approver=True)
    if shown == "document":
        page: Page = LawPageFactory(
            owner=officers.requester, files=[DocumentFactory(uploaded_by_user=head)]
        )
    else:
        picture = GalleryImage(image=ImageFactory(uploaded_by_user=head))
        page = NewsPageFactory(owner=officers.requester, gallery=[picture])
    operations.request_publication(page, officers.requester)
    pass_step(page.current_workflow_task_state, officers.checker)
    now, waiting = timezone.now(), page.current_workflow_task_state
    assert "ไฟล์" in str(why_not_given(head, waiting, now, officers.webmaster2))
    assert "ไฟล์" in str(why_not_act(head, waiting))
    assert why_not_act(other, waiting) is None
    record_oral_approval(waiting, officers.webmaster2, word_of(other))
    word = RegisterEntry.objects.get(act=Act.ORAL_APPROVED)
    assert "ไฟล์" in str(why_not_confirm(head, word))
    assert why_not_confirm(officers.approver, word) is None
    other.posts.update(full_name=head.posts.get().full_name)  # the same person
    assert "ไฟล์" in str(why_not_confirm(other, word))


def test_the_other_account_of_an_author_neither_gives_the_word_nor_confirms_it(
    spoken: RegisterEntry, checked: LawPage, officers: Officers
) -> None:
    double = UserFactory(approver=True)
    for author in (officers.requester, officers.webmaster2):
        double.posts.update(full_name=author.posts.get().full_name)
        assert why_not_confirm(double, spoken)
    double.posts.update(full_name="นายคนอื่น คนไกล")
    assert why_not_confirm(double, spoken) is None


def test_the_other_account_of_the_recorder_gives_no_word(
    checked: LawPage, officers: Officers
) -> None:
    name = officers.webmaster2.posts.get().full_name
    officers.approver.posts.update(full_name=name)
    now = timezone.now()
    assert why_not_given(officers.approver, step(checked), now, officers.webmaster2)
    assert why_not_given(officers.approver, step(checked), now, officers.webmaster) is None


def test_it_is_recorded_in_the_approvers_step_alone(draft: LawPage, officers: Officers) -> None:
    operations.request_publication(draft, officers.requester)
    for officer, may in (("checker", False), ("approver", True), ("webmaster", False)):
        assert (why_not_record(officers.webmaster, step(draft)) is None) is may
        if officer != "webmaster":
            pass_step(step(draft), getattr(officers, officer))


def test_who_holds_no_post_today_records_nothing(checked: LawPage, officers: Officers) -> None:
    officers.webmaster2.posts.update(valid_until="2025-06-30")
    with pytest.raises(NotAllowed):
        record_oral_approval(step(checked), officers.webmaster2, word_of(officers.approver))


@pytest.mark.parametrize(("minute", "may"), [(4, False), (5, True), (6, True)])
def test_a_time_counts_to_the_minute_because_a_clock_shows_no_more(
    checked: LawPage, officers: Officers, minute: int, may: bool
) -> None:
    saved = datetime(2026, 11, 2, 10, 5, 30, tzinfo=BANGKOK)
    Revision.objects.update(created_at=saved)
    at = saved.replace(minute=minute, second=0)
    reason = why_not_given(officers.approver, step(checked), at, officers.webmaster)
    assert (reason is None) is may


def test_who_held_no_post_on_the_day_gave_no_word(checked: LawPage, officers: Officers) -> None:
    now = timezone.now()
    Revision.objects.update(created_at=now - timedelta(days=5))
    OfficerProfile.objects.filter(user=officers.approver).update(valid_from=local_date(now))
    yesterday = now - timedelta(days=1)
    assert why_not_given(officers.approver, step(checked), yesterday, officers.webmaster)
    assert why_not_given(officers.approver, step(checked), now, officers.webmaster) is None
