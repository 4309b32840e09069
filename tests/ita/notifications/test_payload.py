"""What a chat tool learns: a title only of what the public reads, and only its own agency's."""

import pytest
from wagtail.models import PageViewRestriction, Site

from home.models import LawPage
from ita.notifications.models import Webhook, WebhookCall
from ita.notifications.webhook import payload
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.operations import append
from ita.workflow import operations
from ita.workflow.removal.operations import archive
from tests.factories import LawPageFactory
from tests.ita.conftest import Officers, correct, fresh


def last_row() -> RegisterEntry:
    row = RegisterEntry.objects.order_by("pk").last()
    assert row
    return row


def test_of_a_new_request_for_a_live_page_no_title_is_told(
    live: LawPage, officers: Officers
) -> None:
    correct(live, officers.requester)
    operations.request_publication(fresh(live), officers.requester)
    told = payload(last_row())
    assert "title" not in told and live.title not in str(told)
    assert told["url"].endswith(f"/admin/ita/review/{live.pk}/")


def test_of_what_was_found_live_without_approval_no_title_is_told(live: LawPage) -> None:
    correct(live, None)  # type: ignore[arg-type]
    fresh(live).get_latest_revision().publish(skip_permission_checks=True)
    told = payload(last_row())
    assert told["event"] == "publication.drift_found"
    assert "title" not in told and live.title not in str(told)
    assert told["url"].endswith(f"/admin/ita/drift/{live.pk}/")


def test_an_archived_page_is_told_with_its_title_and_address(
    live: LawPage, officers: Officers
) -> None:
    archive(live, officers.webmaster, "ครบระยะเวลา")
    told = payload(last_row())
    assert (told["title"], told["url"]) == (live.title, live.full_url)


def test_the_title_is_the_one_that_the_public_reads(live: LawPage, officers: Officers) -> None:
    published = last_row()
    draft = fresh(live).get_latest_revision_as_object()
    draft.title = "ชื่อใหม่ที่ยังไม่อนุมัติ"
    draft.save_revision(user=officers.requester)
    assert payload(published)["title"] == live.title


def test_a_page_that_was_closed_meanwhile_is_not_named(live: LawPage) -> None:
    PageViewRestriction.objects.create(page=live, restriction_type="login")
    told = payload(last_row())
    assert "title" not in told and live.title not in str(told)
    assert told["url"].endswith("/admin/ita/work/")


@pytest.fixture
def hooks(site: Site) -> list[Webhook]:
    """Of this agency, of another, and one of a third that is switched off."""
    made = []
    for number in range(3):
        where = site
        if number:
            root = LawPageFactory(live=True)
            where = Site.objects.create(hostname=f"other{number}.go.th", root_page=root)
        made.append(Webhook.objects.create(site=where, enabled=number < 2, url="http://127.0.0.1/"))
    return made


def test_only_the_chat_tool_of_the_agency_is_told(
    hooks: list[Webhook], draft: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    assert [call.webhook for call in WebhookCall.objects.all()] == [hooks[0]]


def test_what_is_switched_off_is_told_nothing(hooks: list[Webhook], draft: LawPage) -> None:
    append(Act.DRIFT_FOUND, draft, None, site=hooks[2].site)
    assert not WebhookCall.objects.exists()


def test_of_an_act_that_concerns_nobody_no_chat_tool_is_told(
    hooks: list[Webhook], draft: LawPage, officers: Officers
) -> None:
    append(Act.FILE_REPLACED, draft, officers.requester)
    assert not WebhookCall.objects.exists()
