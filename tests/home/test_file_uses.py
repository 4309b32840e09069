"""What a page shows, live or as a draft, is neither deleted nor renamed."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Site

from home.file_closing import close_files
from home.file_uses import (
    drafts_showing,
    live_pages_showing,
    missing_files,
    why_foreign,
    why_not_delete,
    why_not_rename,
)
from home.models import AgencyDocument, AgencyImage, AgencySettings, GalleryImage, PageAttachment
from ita.workflow import operations
from tests.factories import (
    AgencyProfilePageFactory,
    DocumentFactory,
    ImageFactory,
    LawPageFactory,
    NewsPageFactory,
)

pytestmark = pytest.mark.django_db

ClientOf = Callable[[Any], Client]


def link_to(document: AgencyDocument) -> str:
    return f'<p data-block-key="a1"><a id="{document.pk}" linktype="document">ไฟล์</a></p>'


def in_attachments(document: AgencyDocument, **kwargs: Any) -> Any:
    return LawPageFactory(files=[document], **kwargs)


def in_rich_text(document: AgencyDocument, **kwargs: Any) -> Any:
    return AgencyProfilePageFactory(history=link_to(document), **kwargs)


def in_body(document: AgencyDocument, **kwargs: Any) -> Any:
    return LawPageFactory(
        body=json.dumps([{"type": "paragraph", "value": link_to(document)}]), **kwargs
    )


PLACES = [in_attachments, in_rich_text, in_body]


@pytest.mark.parametrize("place", PLACES)
def test_a_live_page_shows_a_document_wherever_it_stands(place: Any) -> None:
    document, other = DocumentFactory(), DocumentFactory()
    page = place(document, live=True)
    assert live_pages_showing(document) == [page]
    assert not live_pages_showing(other)
    assert not drafts_showing(document)
    assert AgencyDocument.objects.get(pk=document.pk).is_public


@pytest.mark.parametrize("place", PLACES)
def test_a_draft_shows_what_was_saved_last(place: Any) -> None:
    document = DocumentFactory()
    page = place(document)
    assert drafts_showing(document) == [page]
    assert not live_pages_showing(document)


def test_a_changed_live_page_counts_with_both_its_states() -> None:
    old, new = DocumentFactory(), DocumentFactory()
    page = LawPageFactory(files=[old], live=True)
    page.attachments = [PageAttachment(document=new)]
    page.save_revision()
    assert live_pages_showing(old) == [page] == drafts_showing(new)
    assert not live_pages_showing(new)
    assert not drafts_showing(old)
    page.get_latest_revision().publish(skip_permission_checks=True)
    assert live_pages_showing(new) == [page]
    assert not live_pages_showing(old)


# Deleting


def in_gallery(image: AgencyImage, **kwargs: Any) -> Any:
    return NewsPageFactory(gallery=[GalleryImage(image=image)], **kwargs)


def in_picture_block(image: AgencyImage, **kwargs: Any) -> Any:
    picture = {"image": {"image": image.pk, "alt_text": "ภาพ"}, "caption": ""}
    return LawPageFactory(body=json.dumps([{"type": "image", "value": picture}]), **kwargs)


USES = [
    *((DocumentFactory, place) for place in PLACES),
    (ImageFactory, in_gallery),
    (ImageFactory, in_picture_block),
]


@pytest.mark.parametrize("live", [True, False], ids=["live", "draft"])
@pytest.mark.parametrize(("factory", "place"), USES)
def test_what_a_page_shows_is_not_deleted_and_the_page_is_named(
    factory: Any, place: Any, live: bool
) -> None:
    stored = factory()
    page = place(stored, live=live)
    assert page.title in (why_not_delete(stored) or "")
    for delete in (stored.delete, type(stored).objects.filter(pk=stored.pk).delete):
        with pytest.raises(ProtectedError), transaction.atomic():
            delete()
    assert type(stored).objects.filter(pk=stored.pk).exists()


def test_an_image_that_only_a_draft_of_a_live_page_shows_is_kept() -> None:
    image = ImageFactory()
    page = NewsPageFactory(gallery=[], live=True)
    page.gallery = [GalleryImage(image=image)]
    page.save_revision()
    with pytest.raises(ProtectedError):
        image.delete()


@pytest.mark.parametrize(("factory", "place"), [USES[0], USES[3]])
def test_what_was_public_once_is_kept(factory: Any, place: Any) -> None:
    stored = factory()
    page = place(stored, live=True)
    setattr(page, "attachments" if factory is DocumentFactory else "gallery", [])
    page.save_revision().publish(skip_permission_checks=True)
    stored.refresh_from_db()
    with pytest.raises(ProtectedError):
        stored.delete()


def test_a_document_of_a_page_taken_down_is_kept_though_hidden() -> None:
    document = DocumentFactory()
    page = LawPageFactory(files=[document], live=True)
    close_files(page)
    document.refresh_from_db()
    assert not document.is_public
    assert why_not_delete(document)


def test_the_agencys_emblem_is_kept(site: Any) -> None:
    emblem = ImageFactory()
    settings = AgencySettings.for_site(site)
    settings.emblem = emblem
    settings.save()
    with pytest.raises(ProtectedError):
        emblem.delete()


def test_what_nothing_ever_showed_can_go() -> None:
    for stored in (DocumentFactory(), ImageFactory()):
        assert why_not_delete(stored) is None
        stored.delete()


# Renaming


def edit(client: Client, document: AgencyDocument, **typed: Any) -> None:
    url = reverse("wagtaildocs:edit", args=[document.pk])
    client.post(url, {"title": "ชื่อใหม่", "collection": document.collection_id} | typed)


def rename_after_upload(client: Client, document: AgencyDocument) -> None:
    url = reverse("wagtaildocs:edit_multiple", args=[document.pk])
    prefix = f"doc-{document.pk}"
    data = {f"{prefix}-title": "ชื่อใหม่", f"{prefix}-collection": document.collection_id}
    client.post(url, data, headers={"X-Requested-With": "XMLHttpRequest"})


@pytest.mark.parametrize("rename", [edit, rename_after_upload])
@pytest.mark.parametrize("who", ["uploader", "superuser"])
def test_the_title_of_a_live_document_is_fixed(
    rename: Any, who: str, requester: Any, superuser: Any, client_of: ClientOf
) -> None:
    document = DocumentFactory(uploaded_by_user=requester)
    page = LawPageFactory(files=[document], live=True)
    client = client_of(requester if who == "uploader" else superuser)
    rename(client, document)
    title = document.title
    document.refresh_from_db()
    assert document.title == title
    html = client.get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()
    assert page.title in html


@pytest.mark.parametrize("who", ["uploader", "superuser"])
def test_what_is_shown_of_a_live_picture_is_fixed(
    who: str, requester: Any, superuser: Any, client_of: ClientOf
) -> None:
    """A focal point would crop a live portrait anew, a description speaks for it."""
    image = ImageFactory(uploaded_by_user=requester)
    page = NewsPageFactory(gallery=[GalleryImage(image=image, caption="")], live=True)
    client = client_of(requester if who == "uploader" else superuser)
    url = reverse("wagtailimages:edit", args=[image.pk])
    focal_point = dict.fromkeys(
        (f"focal_point_{name}" for name in ("x", "y", "width", "height")), "7"
    )
    data = {"title": "ชื่อใหม่", "description": "อื่น", "collection": image.collection_id}
    client.post(url, data | focal_point | {"tags": ""})
    before = (image.title, image.description, None)
    image.refresh_from_db()
    assert (image.title, image.description, image.focal_point_x) == before
    assert page.title in client.get(url).content.decode()


def test_the_title_under_review_is_fixed_and_that_of_a_draft_is_not(
    requester: Any, client_of: ClientOf
) -> None:
    document = DocumentFactory(uploaded_by_user=requester)
    page = LawPageFactory(files=[document], owner=requester)
    edit(client_of(requester), document, title="ชื่อก่อนขอเผยแพร่")
    document.refresh_from_db()
    assert document.title == "ชื่อก่อนขอเผยแพร่"
    operations.request_publication(page, requester)
    assert page.title in (why_not_rename(document) or "")
    edit(client_of(requester), document)
    document.refresh_from_db()
    assert document.title == "ชื่อก่อนขอเผยแพร่"


def test_tags_of_a_live_document_still_change(requester: Any, client_of: ClientOf) -> None:
    document = DocumentFactory(uploaded_by_user=requester)
    LawPageFactory(files=[document], live=True)
    edit(client_of(requester), document, tags="งบประมาณ")
    assert list(document.tags.names()) == ["งบประมาณ"]


# Missing files


def test_files_that_are_gone_are_named() -> None:
    lost, gone, there = DocumentFactory(), DocumentFactory(), DocumentFactory()
    page = LawPageFactory(files=[lost, gone, there])
    lost.file.storage.delete(lost.file.name)
    PageAttachment.objects.filter(document=gone).delete()
    AgencyDocument.objects.filter(pk=gone.pk)._raw_delete("default")
    saved = page.get_latest_revision_as_object()
    names = missing_files(saved)
    assert len(names) == 2
    assert lost.original_filename in names
    assert any(str(gone.pk) in name for name in names)
    assert [str(row) for row in saved.files][1] == "–"


def test_another_agencys_files_are_foreign(site: Site, other_agency: Site) -> None:
    theirs = AgencySettings.for_site(other_agency).collection
    own, shared = DocumentFactory(), DocumentFactory(collection=Collection.get_first_root_node())
    foreign = DocumentFactory(collection=theirs.add_child(name="ย่อย"))
    picture = ImageFactory(collection=theirs)
    assert why_foreign({AgencyDocument: {own.pk, shared.pk}, AgencyImage: set()}, site) is None
    assert why_foreign({AgencyDocument: {own.pk, foreign.pk}}, site)
    assert why_foreign({AgencyImage: {picture.pk}}, site)
    assert why_foreign({AgencyDocument: {foreign.pk}}, other_agency) is None
