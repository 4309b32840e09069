"""What the address of a document answers, before and after a newer edition is public."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from home.file_closing import close_files
from home.models import AgencyDocument, GalleryImage, PageAttachment
from home.signal_handlers import open_files
from tests.factories import (
    DocumentFactory,
    ImageFactory,
    LawPageFactory,
    NewsPageFactory,
    pdf_bytes,
)

pytestmark = pytest.mark.django_db


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def show(page: Any, document: AgencyDocument) -> None:
    """The page goes live with ``document`` instead of what it showed."""
    page.attachments = [PageAttachment(document=document)]
    page.save_revision().publish(skip_permission_checks=True)


@pytest.fixture
def old() -> AgencyDocument:
    return DocumentFactory(title="แผนฉบับเดิม", content=pdf_bytes("Old"))


@pytest.fixture
def page(old: AgencyDocument) -> Any:
    return LawPageFactory(files=[old], live=True)


def test_the_old_address_serves_the_old_bytes_until_the_new_file_is_live(
    old: AgencyDocument, page: Any, client: Client
) -> None:
    new = DocumentFactory(supersedes=old)
    page.attachments = [PageAttachment(document=new)]
    page.save_revision()
    assert body(client.get(old.url)) == pdf_bytes("Old")
    assert client.get(new.url).status_code == 404


def test_afterwards_it_says_by_what_it_was_superseded_and_keeps_the_old_bytes(
    old: AgencyDocument, page: Any, client: Client
) -> None:
    new = DocumentFactory(title="แผนฉบับแก้ไข", supersedes=old)
    show(page, new)

    response = client.get(old.url)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/html")
    html = response.content.decode()
    assert new.title in html
    assert f'href="{new.url}"' in html
    assert html.count("เอกสาร PDF (.pdf)") == 2
    assert old.original_filename in html
    assert "ฉบับเดิม" in html
    old_url = f"{old.url}?edition=old"
    assert f'href="{old_url}"' in html
    assert body(client.get(old_url)) == pdf_bytes("Old")
    assert client.get(new.url).streaming


def test_a_chain_of_replacements_leads_to_the_newest_that_is_public(
    old: AgencyDocument, page: Any, client: Client
) -> None:
    second = DocumentFactory(title="ฉบับที่สอง", supersedes=old)
    show(page, second)
    AgencyDocument.objects.filter(pk=second.pk).update(
        public_since=timezone.now() - timedelta(days=400)
    )
    third = DocumentFactory(title="ฉบับที่สาม", supersedes=second)
    show(page, third)
    DocumentFactory(title="ฉบับร่าง", supersedes=third)

    html = client.get(old.url).content.decode()
    assert third.url in html
    assert "ฉบับร่าง" not in html
    assert second.url not in html
    assert third.url in client.get(second.url).content.decode()
    assert client.get(third.url).streaming


def test_while_another_live_page_still_shows_it_the_old_file_is_current(
    old: AgencyDocument, page: Any, client: Client
) -> None:
    LawPageFactory(files=[old], live=True)
    show(page, DocumentFactory(supersedes=old))
    assert body(client.get(old.url)) == pdf_bytes("Old")


def test_a_page_taken_down_hides_the_earlier_editions_too(
    old: AgencyDocument, page: Any, client: Client
) -> None:
    new = DocumentFactory(supersedes=old)
    show(page, new)
    close_files(page)
    for url in (new.url, old.url, f"{old.url}?edition=old"):
        assert client.get(url).status_code == 410


def test_a_page_that_is_published_again_opens_its_files(
    old: AgencyDocument, page: Any, client: Client
) -> None:
    since = AgencyDocument.objects.get(pk=old.pk).public_since
    close_files(page)
    assert client.get(old.url).status_code == 410

    page.save_revision().publish(skip_permission_checks=True)
    assert body(client.get(old.url)) == pdf_bytes("Old")
    assert AgencyDocument.objects.get(pk=old.pk).public_since == since  # it was, all the time


def test_a_page_that_is_published_again_opens_no_others_files(
    old: AgencyDocument, page: Any, client: Client
) -> None:
    hidden = DocumentFactory()
    close_files(LawPageFactory(files=[hidden], live=True))
    show(page, old)
    assert client.get(hidden.url).status_code == 410


def test_a_draft_opens_nothing(client: Client) -> None:
    document = DocumentFactory()
    draft = LawPageFactory(files=[document])
    open_files(type(draft), draft)
    assert client.get(document.url).status_code == 404


@pytest.mark.parametrize(("elsewhere", "status"), [("live", 200), ("draft", 410)])
def test_a_page_taken_down_hides_what_no_other_live_page_shows(
    old: AgencyDocument, page: Any, client: Client, elsewhere: str, status: int
) -> None:
    LawPageFactory(files=[old], live=elsewhere == "live")
    close_files(page)
    assert client.get(old.url).status_code == status


def test_a_file_of_a_draft_stays_private_with_any_edition(client: Client) -> None:
    document = DocumentFactory()
    LawPageFactory(files=[document])
    assert client.get(f"{document.url}?edition=old").status_code == 404


def test_a_file_that_is_not_on_the_disk_is_said_so_in_thai(
    old: AgencyDocument, page: Any, client: Client
) -> None:
    old.file.storage.delete(old.file.name)
    response = client.get(old.url)
    assert response.status_code == 503
    assert old.original_filename in response.content.decode()


def test_a_download_costs_few_queries(
    old: AgencyDocument, page: Any, client: Client, django_assert_max_num_queries: Any
) -> None:
    client.get(old.url)
    with django_assert_max_num_queries(4):
        client.get(old.url)


def test_the_pictures_of_a_draft_are_named_nowhere_in_public(client: Client, site: Any) -> None:
    image = ImageFactory()
    page = NewsPageFactory(title="ข่าวที่ยังไม่เผยแพร่", gallery=[GalleryImage(image=image)])
    rendition = image.get_rendition("width-800")
    for url in (site.root_page.url, page.get_parent().url, "/search/?q=ข่าว", page.url, "/ita/"):
        html = client.get(url).content.decode()
        assert image.sha256 not in html
        assert rendition.url not in html
