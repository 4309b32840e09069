"""Renaming a unit or a file changes by which words its pages are found."""

from typing import Any

from wagtail.models import Site

from home.models import ContentPage
from tests.factories import DocumentFactory, LawPageFactory, UnitFactory


def found(word: str) -> list[int]:
    return [page.pk for page in ContentPage.objects.search(word)]


def test_pages_are_found_by_the_new_name_of_their_unit(
    site: Site, django_capture_on_commit_callbacks: Any
) -> None:
    unit = UnitFactory(name="ฌาปนสถาน")
    page = LawPageFactory(owner_unit=unit)
    LawPageFactory()
    assert found("ฌาปนสถาน") == [page.pk]

    unit.name = "ชลประทาน"
    with django_capture_on_commit_callbacks(execute=True):
        unit.save()

    assert found("ชลประทาน") == [page.pk]
    assert found("ฌาปนสถาน") == []


def test_pages_are_found_by_the_new_title_of_their_file(
    site: Site, django_capture_on_commit_callbacks: Any
) -> None:
    document = DocumentFactory(title="ผังเมืองรวม")
    page = LawPageFactory(files=[document])
    assert found("ผังเมืองรวม") == [page.pk]

    document.title = "ประมงพื้นบ้าน"
    with django_capture_on_commit_callbacks(execute=True):
        document.save()

    assert found("ประมงพื้นบ้าน") == [page.pk]
    assert found("ผังเมืองรวม") == []
