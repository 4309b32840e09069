"""A request on which nobody can act is said where it is seen, in words that say what to do."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from home.models import LawPage
from home.thai.calendar import local_date
from ita.people.models import OfficerProfile, PublicationSettings
from ita.workflow import operations
from ita.workflow.stuck import stuck_requests, why_nobody_acts, why_nobody_checks
from tests.factories import DocumentFactory, LawPageFactory, UserFactory
from tests.forms import form_data
from tests.ita.conftest import Officers, fresh, step
from tests.ita.workflow.conftest import client_of
from tests.officers import pass_step, return_for_correction


def leave(user: User) -> None:
    """The order of ``user`` ended yesterday."""
    yesterday = local_date(timezone.now()) - timedelta(days=1)
    OfficerProfile.objects.filter(user=user).update(valid_until=yesterday)


def test_nothing_is_said_of_a_request_that_waits_for_somebody(under_review: LawPage) -> None:
    assert why_nobody_acts(step(under_review)) is None
    assert why_nobody_acts(None) is None
    assert stuck_requests() == []


@pytest.mark.parametrize("how", ["post ended", "deactivated", "lost the duty"])
def test_a_duty_that_nobody_holds_today_is_said(
    under_review: LawPage, officers: Officers, how: str
) -> None:
    if how == "post ended":
        leave(officers.checker)
    elif how == "deactivated":
        User.objects.filter(pk=officers.checker.pk).update(is_active=False)
    else:
        officers.checker.posts.get().duties.all().delete()
    reason = str(why_nobody_acts(step(under_review)))
    assert "ผู้ตรวจสอบ" in reason and "คำสั่งแต่งตั้ง" in reason
    (stuck,) = stuck_requests()
    assert (stuck.page_id, stuck.title, stuck.reason) == (
        under_review.pk,
        under_review.title,
        reason,
    )


def test_everybody_with_a_part_in_the_page_is_named(
    under_review: LawPage, officers: Officers, site: Site
) -> None:
    leave(officers.checker)
    author = UserFactory(checker=True)
    fresh(under_review).save_revision(user=author)
    reason = str(why_nobody_acts(step(under_review)))
    assert author.posts.get().full_name in reason and "แต่งตั้งเจ้าหน้าที่เพิ่ม" in reason
    assert stuck_requests()[0].reason == reason

    PublicationSettings.objects.update_or_create(
        site=site, defaults={"overlaps": ["request_check"]}
    )
    assert why_nobody_acts(step(under_review)) is None
    assert stuck_requests() == []


def test_the_other_account_of_the_author_is_nobody_else(
    under_review: LawPage, officers: Officers
) -> None:
    officers.checker.posts.update(full_name=officers.requester.posts.get().full_name)
    assert why_nobody_acts(step(under_review))
    assert len(stuck_requests()) == 1


def test_an_approver_who_uploaded_the_file_is_nobody_to_approve_it(officers: Officers) -> None:
    for uploaded, expected in ((officers.approver, 1), (officers.requester, 1)):
        document = DocumentFactory(uploaded_by_user=uploaded)
        page = LawPageFactory(owner=officers.requester, files=[document])
        operations.request_publication(page, officers.requester)
        pass_step(step(page), officers.checker)
        assert (why_nobody_acts(step(page)) is None) is (uploaded == officers.requester)
        assert len(stuck_requests()) == expected
    UserFactory(approver=True)
    assert stuck_requests() == []


def test_what_was_returned_or_ended_waits_for_its_owner(
    under_review: LawPage, officers: Officers
) -> None:
    done = step(under_review)
    return_for_correction(done, officers.checker, "แก้ไข")
    leave(officers.checker)
    done.refresh_from_db()
    assert why_nobody_acts(done) is None
    assert stuck_requests() == []


def test_it_is_said_before_asking_at_asking_and_at_the_request(
    draft: LawPage, officers: Officers
) -> None:
    leave(officers.checker)
    client = client_of(officers.requester)
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    words = str(why_nobody_checks(draft, officers.requester))
    before = client.get(url).content.decode()
    assert words in before

    data = form_data(before, "page-edit-form") | {"action-submit": "1"}
    after = client.post(url, data, follow=True).content.decode()

    assert after.count(words) == 2  # as a message, and in the panel of the request
    review = client.get(reverse("ita_review", args=[draft.pk])).content.decode()
    assert words in review


def test_who_could_check_it_is_told_apart_from_who_wrote_it(
    draft: LawPage, officers: Officers
) -> None:
    assert why_nobody_checks(draft, officers.requester) is None
    officers.checker.posts.update(full_name=officers.requester.posts.get().full_name)
    assert why_nobody_checks(draft, officers.requester)


@pytest.mark.parametrize("role", ["requester", "checker", "approver", "webmaster"])
def test_the_administrator_alone_finds_it_on_the_first_screen(
    under_review: LawPage, officers: Officers, role: str
) -> None:
    leave(officers.checker)
    home = reverse("wagtailadmin_home")
    assert "ita-stuck" not in client_of(getattr(officers, role)).get(home).content.decode()
    html = client_of(UserFactory(is_superuser=True)).get(home).content.decode()
    assert "ita-stuck" in html and reverse("ita_review", args=[under_review.pk]) in html


def test_the_administrator_is_warned_of_two_accounts_of_one_person(officers: Officers) -> None:
    name = officers.requester.posts.get().full_name
    officers.approver.posts.update(full_name=name, position="ปลัดเทศบาล")
    html = client_of(UserFactory(is_superuser=True)).get(reverse("wagtailadmin_home"))
    words = html.content.decode()
    assert "ita-doubled" in words and "ปลัดเทศบาล" in words and officers.approver.username in words


def test_officers_of_another_agency_are_nobody_here(
    under_review: LawPage, officers: Officers, other_agency: Site
) -> None:
    leave(officers.checker)
    UserFactory(checker=True, site=other_agency)
    assert why_nobody_acts(step(under_review))
    assert len(stuck_requests()) == 1


def test_it_asks_the_database_a_fixed_number_of_times(officers: Officers) -> None:
    def ask(count: int) -> int:
        for _n in range(count):
            page = LawPageFactory(owner=officers.requester, files=[DocumentFactory()])
            operations.request_publication(page, officers.requester)
            pass_step(step(page), officers.checker)
        with CaptureQueriesContext(connection) as queries:
            assert stuck_requests() == []
        return len(queries)

    stuck_requests()  # fills what is cached for all requests
    few = ask(1)
    assert ask(4) == few <= 12
