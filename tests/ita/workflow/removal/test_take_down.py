"""A page is taken down by one officer at once, whatever is under way, and nothing of it stays."""

import json
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, WorkflowState

from home.core.exceptions import NotAllowed
from home.models import AgencyDocument, AgencyImage, GalleryImage, LawPage, PageAttachment
from ita.register.enums import Act
from ita.register.history import request_status
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.removal.operations import take_down
from ita.workflow.replacement.operations import replace_file
from tests.factories import (
    DocumentFactory,
    EvidenceFactory,
    ImageFactory,
    LawPageFactory,
    NewsPageFactory,
)
from tests.ita.conftest import Officers, correct, fresh, publish, step
from tests.ita.workflow.replacement.conftest import new_file
from tests.officers import pass_step

WHY = "มีเลขประจำตัวประชาชน"
SPEC = "width-20"


def again(page: Any) -> Any:
    """The page, of whatever type, as another request would see it."""
    return Page.objects.get(pk=page.pk).specific


def go_live(page: Any, officers: Officers) -> Any:
    """``page`` after a request that everybody passed."""
    operations.request_publication(again(page), officers.requester)
    for officer in (officers.checker, officers.approver, officers.webmaster):
        state = again(page).current_workflow_task_state
        assert state
        pass_step(state, officer)
    return again(page)


def link_to(document: AgencyDocument) -> str:
    return f'<p data-block-key="a1"><a id="{document.pk}" linktype="document">ไฟล์</a></p>'


def addresses(*stored: Any) -> list[str]:
    """Where the public finds the files; a picture also as a rendition."""
    found = []
    for each in stored:
        if isinstance(each, AgencyImage):
            found += [each.file.url, each.get_rendition(SPEC).url]
        else:
            found.append(each.url)
    return found


def statuses(client: Client, *stored: Any) -> set[int]:
    return {client.get(url).status_code for url in addresses(*stored)}


@pytest.fixture
def files() -> dict[str, Any]:
    return {
        "attached": DocumentFactory(),
        "linked": DocumentFactory(),
        "picture": ImageFactory(),
        "in a block": ImageFactory(),
    }


@pytest.fixture
def news(officers: Officers, files: dict[str, Any]) -> Any:
    """A live page that shows a file in each of the ways."""
    picture = {"image": files["in a block"].pk, "caption": ""}
    body = [
        {"type": "paragraph", "value": link_to(files["linked"])},
        {"type": "image", "value": picture},
    ]
    page = NewsPageFactory(
        owner=officers.requester,
        files=[files["attached"]],
        gallery=[GalleryImage(image=files["picture"])],
        body=json.dumps(body),
    )
    return go_live(page, officers)


def test_all_that_the_page_showed_closes_wherever_it_stood(
    news: Any, files: dict[str, Any], officers: Officers, client: Client
) -> None:
    assert statuses(client, *files.values()) == {200}
    EvidenceFactory(page=news, document=files["attached"])
    take_down(news, officers.webmaster, WHY)
    assert statuses(client, *files.values()) == {410}
    call_command("verify_live")


@pytest.mark.parametrize("kind", ["attached", "picture"])
def test_the_address_says_when_by_which_post_and_by_which_row_but_not_why(
    news: Any, files: dict[str, Any], officers: Officers, client: Client, kind: str
) -> None:
    row = take_down(news, officers.webmaster, WHY)
    for url in (news.url, *addresses(files[kind])):
        html = client.get(url).content.decode()
        assert row.label in html
        assert row.public_url in html
        assert row.actor_position in html
        assert row.time_display in html
        assert WHY not in html
        assert row.actor_name not in html
        assert news.title not in html


def test_a_file_names_the_row_that_closed_it_also_when_the_page_is_back(
    news: Any, files: dict[str, Any], officers: Officers, client: Client
) -> None:
    row = take_down(news, officers.approver, WHY)
    content = again(news).get_latest_revision_as_object()
    content.attachments = []
    content.save_revision(user=officers.requester)
    go_live(news, officers)
    take_down(again(news), officers.approver, "อีกครั้ง")
    assert row.label in client.get(files["attached"].url).content.decode()


def test_what_another_public_page_shows_stays_open(
    news: Any, files: dict[str, Any], officers: Officers, client: Client
) -> None:
    NewsPageFactory(gallery=[GalleryImage(image=files["picture"])], live=True)
    NewsPageFactory(gallery=[GalleryImage(image=files["in a block"])])  # a draft keeps nothing open
    take_down(news, officers.webmaster, WHY)
    assert statuses(client, files["picture"]) == {200}
    assert statuses(client, files["in a block"], files["attached"], files["linked"]) == {410}


def test_what_the_page_showed_in_an_earlier_content_closes_too(
    news: Any, files: dict[str, Any], officers: Officers, client: Client
) -> None:
    content = news.get_latest_revision_as_object()
    content.gallery, content.body = [], "[]"
    content.save_revision(user=officers.requester)
    go_live(news, officers)
    assert statuses(client, files["picture"], files["linked"]) == {200}
    take_down(again(news), officers.webmaster, WHY)
    assert statuses(client, *files.values()) == {410}


def test_a_file_that_was_never_public_is_still_not_there(
    news: Any, officers: Officers, client: Client
) -> None:
    draft = ImageFactory()
    content = news.get_latest_revision_as_object()
    content.gallery = [GalleryImage(image=draft)]
    content.save_revision(user=officers.requester)
    take_down(news, officers.webmaster, WHY)
    assert statuses(client, draft) == {404}


# While something is under way


@pytest.mark.parametrize("role", ["approver", "webmaster"])
@pytest.mark.parametrize("passed", [0, 1, 2])
def test_during_a_request_one_officer_is_enough_and_the_request_ends(
    live: LawPage, officers: Officers, role: str, passed: int
) -> None:
    correct(live, officers.requester)
    request = operations.request_publication(fresh(live), officers.requester)
    for officer in (officers.checker, officers.approver)[:passed]:
        pass_step(step(live), officer)
    waiting = step(live)

    take_down(fresh(live), getattr(officers, role), WHY)

    assert not fresh(live).live
    assert WorkflowState.objects.get(pk=request.pk).status == WorkflowState.STATUS_CANCELLED
    assert not WorkflowState.objects.active().for_instance(live).exists()
    rows = RegisterEntry.objects.of_page(live).order_by("pk")
    assert [row.act for row in rows][-2:] == [Act.WITHDRAWN, Act.TAKEN_DOWN]
    status = request_status(request.pk)
    assert status and status.last and status.last.reason == WHY
    with pytest.raises(NotAllowed):  # the screen that was open meanwhile
        pass_step(waiting, (officers.checker, officers.approver, officers.webmaster)[passed])
    assert not fresh(live).live
    call_command("verify_live")


def test_during_a_replacement_both_files_close_and_the_new_one_does_not_come_back(
    officers: Officers, client: Client
) -> None:
    old = DocumentFactory()
    page = publish(LawPageFactory(owner=officers.requester, files=[old]), officers)
    replace_file(old, new_file(), officers.requester, "แก้ไขตัวเลข")
    new = AgencyDocument.objects.get(supersedes=old)
    pass_step(step(page), officers.checker)
    approval = step(page)

    take_down(fresh(page), officers.webmaster, WHY)

    assert client.get(page.url).status_code == 410
    assert client.get(old.url).status_code == 410
    assert client.get(new.url).status_code == 404
    with pytest.raises(NotAllowed):
        pass_step(approval, officers.approver)
    assert fresh(page).get_latest_revision_as_object().attachments.get().document == new
    publish(fresh(page), officers)  # by a request of its own
    assert client.get(new.url).status_code == 200
    assert client.get(old.url).status_code == 410


def test_a_refused_take_down_leaves_the_request_alone(live: LawPage, officers: Officers) -> None:
    correct(live, officers.requester)
    operations.request_publication(fresh(live), officers.requester)
    before = RegisterEntry.objects.count()
    for user, reason in ((officers.checker, WHY), (officers.webmaster, " ")):
        with pytest.raises(NotAllowed):
            take_down(fresh(live), user, reason)
    assert RegisterEntry.objects.count() == before
    assert fresh(live).workflow_in_progress


def test_the_approvers_are_told_and_the_requester(live: LawPage, officers: Officers) -> None:
    mail.outbox.clear()
    take_down(live, officers.webmaster, WHY)
    told = {address for message in mail.outbox for address in message.to}
    assert {officers.approver.email, officers.requester.email} <= told
    assert officers.webmaster.email not in told


def test_the_page_comes_back_with_its_pictures(
    news: Any, files: dict[str, Any], officers: Officers, client: Client
) -> None:
    take_down(news, officers.webmaster, WHY)
    content = again(news).get_latest_revision_as_object()
    content.attachments = [PageAttachment(document=files["attached"])]
    content.summary += " แก้ไขแล้ว"
    content.save_revision(user=officers.requester)
    go_live(news, officers)
    assert statuses(client, *files.values()) == {200}
