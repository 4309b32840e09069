"""What anybody may check of a number on a paper, and nothing more."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from home.models import LawPage
from ita.integrity.public_status import PublicStatus
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.dates import Dates
from ita.workflow.removal.operations import archive, take_down
from tests.factories import DocumentFactory, LawPageFactory
from tests.ita.conftest import Officers, fresh, publish, step
from tests.officers import ALL_CONFIRMED, pass_step, refuse

SECRET = "เรื่องลับของร่าง"


def row_of(page: Page, act: Act) -> RegisterEntry:
    return RegisterEntry.objects.filter(page_id=page.pk, act=act).order_by("pk")[0]


def read(client: Client, row: RegisterEntry) -> BeautifulSoup:
    response = client.get(row.public_url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").find("main")  # type: ignore[return-value]


def stands(main: BeautifulSoup, standing: PublicStatus) -> bool:
    return str(standing.label) in main.get_text()


@pytest.fixture
def published(officers: Officers) -> LawPage:
    page = LawPageFactory(
        title="เทศบัญญัติที่เผยแพร่", owner=officers.requester, files=[DocumentFactory()]
    )
    return publish(page, officers)


def change(page: LawPage, officers: Officers, title: str) -> LawPage:
    newer = page.get_latest_revision_as_object()
    newer.title = title
    newer.save_revision(user=officers.requester)
    return fresh(page)


def test_the_index_shows_the_head_of_the_chain(client: Client, published: LawPage) -> None:
    last = RegisterEntry.objects.order_by("pk").last()
    assert last
    text = client.get("/register/").content.decode()
    assert last.sha256 in text and last.label in text
    assert client.get("/en/register/").status_code == 200


def test_an_empty_register_says_so(client: Client, site: Site) -> None:
    assert client.get("/register/").status_code == 200


@pytest.mark.parametrize("act", [Act.REQUESTED, Act.APPROVED, Act.PUBLISHED])
def test_every_number_of_a_request_shows_what_is_live_and_who_approved_it(
    client: Client, published: LawPage, officers: Officers, act: Act
) -> None:
    main = read(client, row_of(published, act))
    assert stands(main, PublicStatus.LIVE)
    text = main.get_text()
    assert published.title in text
    assert published.files[0].document.sha256 in text
    assert main.find("a", href=published.url)
    for officer in (officers.requester, officers.checker, officers.approver, officers.webmaster):
        post = officer.posts.get()
        assert post.full_name in text and post.position in text
        assert officer.username not in text


def test_what_is_not_published_shows_nothing_but_its_number(
    client: Client, officers: Officers
) -> None:
    page = LawPageFactory(title=SECRET, owner=officers.requester, files=[DocumentFactory()])
    operations.request_publication(page, officers.requester)
    pass_step(step(page), officers.checker, "หมายเหตุลับ")
    refuse(step(page), officers.approver, "เหตุผลลับ")
    for row in RegisterEntry.objects.all():
        main = read(client, row)
        assert stands(main, PublicStatus.NOT_PUBLISHED)
        for hidden in (SECRET, "ลับ", page.slug, row.actor_name, row.actor_position, "นอกภารกิจ"):
            assert hidden not in main.get_text()


def test_newer_approved_content_names_its_own_number(
    client: Client, published: LawPage, officers: Officers
) -> None:
    publish(change(published, officers, "เทศบัญญัติฉบับแก้ไข"), officers)
    newest = RegisterEntry.objects.filter(act=Act.PUBLISHED).order_by("pk").last()
    assert newest
    main = read(client, row_of(published, Act.PUBLISHED))
    assert stands(main, PublicStatus.REPLACED)
    assert main.find("a", href=newest.public_url)
    assert "เทศบัญญัติที่เผยแพร่" not in main.get_text()
    assert stands(read(client, newest), PublicStatus.LIVE)


def test_a_draft_of_newer_content_changes_and_shows_nothing(
    client: Client, published: LawPage, officers: Officers
) -> None:
    draft = change(published, officers, SECRET)
    operations.request_publication(draft, officers.requester)
    main = read(client, row_of(published, Act.PUBLISHED))
    assert stands(main, PublicStatus.LIVE) and SECRET not in main.get_text()
    again = RegisterEntry.objects.filter(act=Act.REQUESTED).order_by("pk").last()
    assert again
    main = read(client, again)
    assert stands(main, PublicStatus.NOT_PUBLISHED) and SECRET not in main.get_text()


def test_content_changed_in_the_database_is_told(client: Client, published: LawPage) -> None:
    LawPage.objects.filter(pk=published.pk).update(summary="แก้ไขในฐานข้อมูล")
    main = read(client, row_of(published, Act.PUBLISHED))
    assert stands(main, PublicStatus.DIFFERENT)
    assert "แก้ไขในฐานข้อมูล" not in main.get_text()


def test_an_archived_page_is_still_what_was_approved(
    client: Client, published: LawPage, officers: Officers
) -> None:
    entry = archive(published, officers.webmaster, "ครบระยะเวลา")
    assert stands(read(client, row_of(published, Act.PUBLISHED)), PublicStatus.ARCHIVED)
    main = read(client, entry)
    assert stands(main, PublicStatus.ARCHIVED) and "ครบระยะเวลา" not in main.get_text()


@pytest.mark.parametrize("how", ["taken down", "unpublished", "deleted", "restricted"])
def test_what_is_not_public_any_more_shows_posts_but_no_words_or_names(
    client: Client, published: LawPage, officers: Officers, how: str
) -> None:
    row = row_of(published, Act.PUBLISHED)
    if how == "taken down":
        take_down(published, officers.approver, "มีข้อมูลส่วนบุคคล")
    elif how == "unpublished":
        published.unpublish()
    elif how == "deleted":
        Page.objects.get(pk=published.pk).delete()
    else:
        PageViewRestriction.objects.create(page=published, restriction_type="login")
    main = read(client, row)
    expected = PublicStatus.TAKEN_DOWN if how == "taken down" else PublicStatus.NOT_PUBLIC
    assert stands(main, expected)
    assert row.actor_position in main.get_text()
    for hidden in (published.title, row.actor_name, "มีข้อมูลส่วนบุคคล", published.slug):
        assert hidden not in main.get_text()


def test_what_is_to_go_live_later_is_not_published_yet(
    client: Client, draft: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    for officer in (officers.checker, officers.approver):
        pass_step(step(draft), officer)
    later = Dates(timezone.now() + timedelta(days=1))
    operations.pass_step(step(draft), officers.webmaster, "", ALL_CONFIRMED, later)
    main = read(client, row_of(draft, Act.SCHEDULED))
    assert stands(main, PublicStatus.NOT_PUBLISHED) and draft.title not in main.get_text()


@pytest.mark.parametrize(
    "path", ["2570/99/", "0/1/", f"2570/{'9' * 30}/", f"{'9' * 30}/1/", "2570/0/", "2570/x/"]
)
def test_an_unknown_number_is_not_found(client: Client, published: LawPage, path: str) -> None:
    assert client.get(f"/register/{path}").status_code == 404


def test_a_number_belongs_to_the_agency_that_is_asked(client: Client, published: LawPage) -> None:
    row = row_of(published, Act.PUBLISHED)
    Site.objects.create(hostname="other.go.th", port=80, root_page=Page.objects.get(depth=1))
    assert client.get(row.public_url, headers={"host": "other.go.th"}).status_code == 404


def test_the_number_on_the_public_page_leads_here(client: Client, published: LawPage) -> None:
    row = row_of(published, Act.PUBLISHED)
    soup = BeautifulSoup(client.get(published.url).content, "html.parser")
    link = soup.select_one(".publication-box a[href*=register]")
    assert link and link["href"] == row.public_url and link.get_text() == row.label


def test_a_fixed_number_of_queries(client: Client, published: LawPage, officers: Officers) -> None:
    row = row_of(published, Act.PUBLISHED)

    def queries() -> Any:
        client.get(row.public_url)
        with CaptureQueriesContext(connection) as captured:
            client.get(row.public_url)
        return len(captured)

    few = queries()
    page = published
    for number in range(3):
        page = publish(change(page, officers, f"ฉบับที่ {number}"), officers)
    assert queries() <= few < 40
