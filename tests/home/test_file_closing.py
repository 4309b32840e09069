"""What a page closes with it; the acts that close are tested beside the acts."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.file_closing import close_files, files_to_close
from home.models import AgencyDocument, AgencyImage, GalleryImage
from tests.factories import DocumentFactory, ImageFactory, LawPageFactory, NewsPageFactory

pytestmark = pytest.mark.django_db


def gallery(count: int) -> list[GalleryImage]:
    return [GalleryImage(image=ImageFactory()) for _n in range(count)]


def closing(page: Any) -> int:
    with CaptureQueriesContext(connection) as queries:
        files_to_close(page)
    return len(queries)


def test_many_pictures_take_as_many_queries_as_one() -> None:
    one = NewsPageFactory(gallery=gallery(1), files=[DocumentFactory()], live=True)
    many = NewsPageFactory(gallery=gallery(9), files=[DocumentFactory()], live=True)
    closing(one)  # content types are known from now on
    assert closing(many) == closing(one)


def test_it_is_foretold_as_it_is_done() -> None:
    document = DocumentFactory()
    page = NewsPageFactory(gallery=gallery(2), files=[document], live=True)
    foretold = files_to_close(page)
    assert foretold[AgencyDocument] == {document.pk}
    close_files(page)
    hidden = AgencyImage.objects.exclude(hidden_since=None)
    assert set(hidden.values_list("pk", flat=True)) == foretold[AgencyImage]
    assert {*hidden.values_list("hidden_with_page", flat=True)} == {page.pk}


def test_what_is_hidden_already_keeps_the_moment_and_the_page() -> None:
    document = DocumentFactory()
    first, second = LawPageFactory(files=[document], live=True), LawPageFactory(files=[document])
    close_files(first)
    before = AgencyDocument.objects.values("hidden_since", "hidden_with_page").get()
    close_files(second)
    assert AgencyDocument.objects.values("hidden_since", "hidden_with_page").get() == before


def test_every_earlier_edition_closes_however_far_back() -> None:
    oldest = DocumentFactory()
    LawPageFactory(files=[oldest], live=True).unpublish()
    older = DocumentFactory(supersedes=oldest)
    LawPageFactory(files=[older], live=True).unpublish()
    page = LawPageFactory(files=[DocumentFactory(supersedes=older)], live=True)
    close_files(page)
    assert not AgencyDocument.objects.filter(hidden_since=None).exists()
