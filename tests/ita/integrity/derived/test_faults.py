"""What nobody types is computed again: any other date, address, file or picture is found."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from PIL import Image
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from home.enums import Section
from home.models import AgencyDocument, AgencyImage, ContentPage, Rendition, SectionPage
from ita.integrity.derived.faults import derived_faults
from ita.integrity.left_out import LEFT_OUT
from ita.workflow.removal.operations import archive
from ita.workflow.replacement.operations import replace_file
from tests.factories import DocumentFactory, ImageFactory, LawPageFactory, NewsPageFactory
from tests.ita.conftest import Officers, publish_any, step_of
from tests.ita.workflow.replacement.conftest import new_file
from tests.officers import pass_step

EARLIER = timezone.now() - timedelta(days=400)
DAY = date(2025, 1, 1)


def found() -> list[str]:
    return list(derived_faults())


@pytest.fixture
def page(officers: Officers, client: Client) -> Page:
    """A live page with a file, a picture and the sizes in which it is shown."""
    made = NewsPageFactory(owner=officers.requester, files=[DocumentFactory()])
    made = publish_any(made, officers)
    client.get(made.url)
    assert Rendition.objects.exists()
    assert found() == []
    return made


def rows(model: Any, page: Page) -> Any:
    """The rows of ``model`` that belong to the page."""
    numbers = {"Page": "pk", "ContentPage": "pk"}
    return model.objects.filter(**{numbers[model.__name__]: page.pk})


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [
        (Page, "first_published_at", EARLIER),
        (Page, "last_published_at", EARLIER),
        (Page, "first_published_at", None),
        (Page, "url_path", "/home/elsewhere/"),
        (ContentPage, "archived_on", DAY),
        (ContentPage, "content_date", DAY),
        (ContentPage, "taken_down_on", DAY),
        (ContentPage, "publication_end_date", DAY),
        (AgencyDocument, "file_size", 1),
        (AgencyDocument, "extension", "docx"),
        (AgencyDocument, "file", "documents/aa/other.pdf"),
        (AgencyDocument, "public_since", None),
        (AgencyDocument, "hidden_since", EARLIER),
        (AgencyImage, "file_size", 1),
        (AgencyImage, "width", 1),
        (AgencyImage, "height", 1),
    ],
)
def test_another_value_in_the_database_is_found(
    page: Page, model: Any, field: str, value: Any
) -> None:
    chosen = rows(model, page) if model in (Page, ContentPage) else model.objects.all()
    chosen.update(**{field: value})
    assert found()
    with pytest.raises(CommandError):
        call_command("verify_live")


def test_another_picture_under_the_address_of_a_size_is_found(page: Page) -> None:
    rendition = Rendition.objects.first()
    assert rendition
    size = (rendition.width, rendition.height)
    buffer = io.BytesIO()
    Image.new("RGB", size, (250, 250, 250)).save(buffer, "PNG")
    with rendition.file.storage.open(rendition.file.name, "wb") as file:
        file.write(buffer.getvalue())
    assert len(found()) == 1


@pytest.mark.parametrize("field", ["file", "image"])
def test_a_size_of_another_picture_is_found(page: Page, field: str) -> None:
    other = ImageFactory(public_since=timezone.now())
    value = other.file.name if field == "file" else other.pk
    Rendition.objects.all().update(**{field: value})
    assert found()


def test_a_file_opened_without_a_page_is_found(site: Site) -> None:
    document = DocumentFactory()
    assert found() == []
    AgencyDocument.objects.filter(pk=document.pk).update(public_since=timezone.now())
    assert len(found()) == 1


def test_a_file_that_replaces_another_without_an_act_is_found(
    officers: Officers, site: Site
) -> None:
    old, new = DocumentFactory(), DocumentFactory()
    publish_any(LawPageFactory(owner=officers.requester, files=[old, new]), officers)
    assert found() == []
    AgencyDocument.objects.filter(pk=new.pk).update(supersedes=old)
    assert len(found()) == 1


def test_what_officers_do_by_their_acts_is_no_fault(page: Page, officers: Officers) -> None:
    content = ContentPage.objects.get(pk=page.pk).specific
    old = content.files[0].document
    replace_file(old, new_file(), officers.requester, "ฉบับใหม่")
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step_of(page), officer)
    archive(Page.objects.get(pk=page.pk), officers.webmaster, "ครบระยะเวลา")
    assert found() == []


def test_sections_out_of_their_order_are_found(
    site: Site, section: Callable[[Section], SectionPage]
) -> None:
    first, last = section(Section.GENERAL), section(Section.LAW)
    assert found() == []
    Page.objects.filter(pk=first.pk).update(path="temporary")
    Page.objects.filter(pk=last.pk).update(path=first.path)
    Page.objects.filter(pk=first.pk).update(path=last.path)
    assert found()


def test_a_redirect_by_hand_is_found(site: Site) -> None:
    Redirect.objects.create(old_path="/ad", redirect_link="https://example.com/")
    assert len(found()) == 1


def test_what_is_not_compared_is_told_with_its_reason(capsys: Any) -> None:
    with pytest.raises(SystemExit):
        call_command("verify_live", "--help")
    told = capsys.readouterr().out
    assert LEFT_OUT
    for what, reason in LEFT_OUT:
        assert str(what) in told
        assert str(reason) in told
