"""A stored file: kept under its Thai name, told by its bytes, and never changed."""

import hashlib
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from home.files import MESSAGES
from home.models import AgencyDocument, AgencyImage
from tests.factories import (
    DocumentFactory,
    ImageFactory,
    LawPageFactory,
    UserFactory,
    pdf_bytes,
    png_bytes,
)

pytestmark = pytest.mark.django_db

ClientOf = Callable[[Any], Client]
THAI_NAME = "คำสั่งแต่งตั้งคณะกรรมการ ๒๕๖๙.pdf"
ADD_DOCUMENT, ADD_IMAGE = "wagtaildocs:add_multiple", "wagtailimages:add_multiple"


def upload(client: Client, view: str, filename: str, content: bytes) -> dict[str, Any]:
    """What the admin's upload screen answers."""
    file = SimpleUploadedFile(filename, content)
    data = {"title": "ชื่อเอกสาร", "files[]": file}
    ajax = {"X-Requested-With": "XMLHttpRequest"}
    return json.loads(client.post(reverse(view), data, headers=ajax).content)


# What is kept


def test_a_document_keeps_its_thai_name_and_its_facts() -> None:
    content = pdf_bytes("Order")
    document = DocumentFactory(filename=THAI_NAME, content=content)
    stored = AgencyDocument.objects.get(pk=document.pk)
    assert stored.original_filename == stored.filename == THAI_NAME
    assert stored.extension == stored.file_extension == "pdf"
    assert stored.file_size == len(content)
    assert stored.sha256 == hashlib.sha256(content).hexdigest()
    assert stored.file.name.isascii()
    assert stored.sha256 in stored.file.name
    assert str(stored.type_label) == "เอกสาร PDF"
    assert stored.file.read() == content


def test_an_image_keeps_its_thai_name_and_its_facts() -> None:
    content = png_bytes(7)
    image = ImageFactory(filename="ภาพกิจกรรม.png", content=content)
    assert image.original_filename == "ภาพกิจกรรม.png"
    assert image.sha256 == hashlib.sha256(content).hexdigest()
    assert image.file.name.isascii()
    assert image.get_rendition("width-20").file.name.isascii()


def test_a_very_long_thai_name_keeps_its_end() -> None:
    document = DocumentFactory(filename="ก" * 300 + ".pdf")
    assert len(document.original_filename) == 255
    assert document.original_filename.endswith(".pdf")


def test_two_documents_of_the_same_bytes_have_a_file_each() -> None:
    first, second = (DocumentFactory(content=pdf_bytes("Same")) for _n in range(2))
    first.delete()
    assert second.file.read() == pdf_bytes("Same")


# Never changed


@pytest.mark.parametrize(
    ("factory", "other"),
    [
        (DocumentFactory, ContentFile(pdf_bytes("Other"), "other.pdf")),
        (ImageFactory, ContentFile(png_bytes(9), "other.png")),
    ],
)
def test_the_file_cannot_be_replaced_in_python(factory: Any, other: ContentFile) -> None:
    stored = factory()
    stored.file = other
    with pytest.raises(ValidationError):
        stored.save()
    stored = type(stored).objects.get(pk=stored.pk)
    stored.file.name = "documents/other.pdf"
    with pytest.raises(ValidationError):
        stored.save()
    stored = type(stored).objects.get(pk=stored.pk)
    stored.title = "ชื่อใหม่"
    stored.save()
    assert hashlib.sha256(stored.file.read()).hexdigest() == stored.sha256


@pytest.mark.parametrize(
    ("factory", "view"),
    [(DocumentFactory, "wagtaildocs:edit"), (ImageFactory, "wagtailimages:edit")],
)
def test_the_file_cannot_be_replaced_in_the_admin(
    factory: Any, view: str, requester: User, client_of: ClientOf
) -> None:
    stored = factory(uploaded_by_user=requester)
    name, client, url = stored.file.name, client_of(requester), reverse(view, args=[stored.pk])
    assert "file" not in client.get(url).context["form"].fields
    other = SimpleUploadedFile("other.pdf", pdf_bytes("Other"))
    data = {"title": "ชื่อใหม่", "file": other, "collection": stored.collection_id}
    assert client.post(url, data).status_code == 302
    fresh = type(stored).objects.get(pk=stored.pk)
    assert (fresh.title, fresh.file.name, fresh.sha256) == ("ชื่อใหม่", name, stored.sha256)


# Uploading in the admin


def test_a_requester_uploads_a_document(requester: User, client_of: ClientOf) -> None:
    answer = upload(client_of(requester), ADD_DOCUMENT, THAI_NAME, pdf_bytes("Upload"))
    assert answer["success"]
    document = AgencyDocument.objects.get(pk=answer["doc_id"])
    assert document.original_filename == THAI_NAME
    assert document.sha256 == hashlib.sha256(pdf_bytes("Upload")).hexdigest()
    assert document.uploaded_by_user == requester


def test_a_requester_uploads_an_image(requester: User, client_of: ClientOf) -> None:
    answer = upload(client_of(requester), ADD_IMAGE, "ภาพ.png", png_bytes())
    assert answer["success"]
    assert AgencyImage.objects.get(pk=answer["image_id"]).original_filename == "ภาพ.png"


@pytest.mark.parametrize(
    ("filename", "content", "code"),
    [
        ("รายงาน.pdf", b"<html><script>alert(1)</script></html>", "disguised"),
        ("รายงาน.docx", pdf_bytes("Really a PDF"), "disguised"),
        ("รายงาน.pdf", pdf_bytes("Cut")[:-60], "damaged"),
    ],
)
def test_a_bad_document_is_refused_in_thai(
    filename: str, content: bytes, code: str, requester: User, client_of: ClientOf
) -> None:
    answer = upload(client_of(requester), ADD_DOCUMENT, filename, content)
    assert not answer["success"]
    assert str(MESSAGES[code]).split("%")[0] in answer["error_message"]
    assert not answer["error_message"].isascii()
    assert not AgencyDocument.objects.exists()


@pytest.mark.parametrize("filename", ["ว่าง.pdf", "แมโคร.docm", "รวม.zip", "โปรแกรม.exe"])
def test_an_empty_file_and_types_that_are_not_allowed_are_refused_in_thai(
    filename: str, requester: User, client_of: ClientOf
) -> None:
    content = b"" if filename.startswith("ว่าง") else b"MZ\x90\x00"
    answer = upload(client_of(requester), ADD_DOCUMENT, filename, content)
    assert not answer["success"]
    assert any("\u0e01" <= letter <= "\u0e5b" for letter in answer["error_message"])
    assert not AgencyDocument.objects.exists()


def test_a_document_that_is_too_large_is_refused_in_thai(
    requester: User, client_of: ClientOf, settings: Any
) -> None:
    settings.DOCUMENT_MAX_SIZE = 100
    answer = upload(client_of(requester), ADD_DOCUMENT, "ใหญ่.pdf", pdf_bytes("Large"))
    assert not answer["success"]
    assert str(MESSAGES["too_large"]).split("%")[0] in answer["error_message"]


def test_a_disguised_image_is_refused(requester: User, client_of: ClientOf) -> None:
    answer = upload(client_of(requester), ADD_IMAGE, "ภาพ.png", pdf_bytes("No image"))
    assert not answer["success"]
    assert not AgencyImage.objects.exists()


def test_only_requesters_upload(client: Client, client_of: ClientOf) -> None:
    file = {"files[]": SimpleUploadedFile("a.pdf", pdf_bytes("A")), "title": "A"}
    forged = Client(enforce_csrf_checks=True)
    forged.force_login(UserFactory(requester=True))
    for browser in (client, client_of(UserFactory(checker=True)), forged):
        response = browser.post(reverse(ADD_DOCUMENT), file)
        assert response.status_code in (302, 403)
    assert not AgencyDocument.objects.exists()


# Serving


def test_a_document_is_served_under_its_thai_name(client: Client) -> None:
    document = DocumentFactory(filename=THAI_NAME, content=pdf_bytes("Served"))
    LawPageFactory(files=[document], live=True)
    response = client.get(document.url)
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == pdf_bytes("Served")
    disposition = response["Content-Disposition"]
    assert f"filename*=utf-8''{quote(THAI_NAME)}".lower() in disposition.lower()
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "application/pdf"


def test_a_drafts_file_is_for_officers_only(client: Client, client_of: ClientOf) -> None:
    document = DocumentFactory()
    page = LawPageFactory(files=[document])
    outsider = UserFactory()  # has an account, and no duty
    officers = [UserFactory(**{duty: True}) for duty in ("requester", "checker", "ita_officer")]

    for browser in (client, client_of(outsider)):
        assert browser.get(document.url).status_code == 404
    for officer in officers:
        assert client_of(officer).get(document.url).status_code == 200

    page.get_latest_revision().publish(skip_permission_checks=True)
    assert client.get(document.url).status_code == 200


def test_a_file_that_was_public_stays_at_its_address(client: Client) -> None:
    document = DocumentFactory()
    page = LawPageFactory(files=[document], live=True)
    page.attachments = []
    page.save_revision().publish(skip_permission_checks=True)
    assert client.get(document.url).status_code == 200


def test_a_document_is_not_served_under_another_name(client: Client) -> None:
    document = DocumentFactory(filename=THAI_NAME)
    url = reverse("wagtaildocs_serve", args=[document.pk, "other.pdf"])
    assert client.get(url).status_code == 404


def test_the_stored_image_is_the_uploaded_one() -> None:
    image = ImageFactory(content=png_bytes(3, (120, 80)))
    with image.file.open() as file:
        assert Image.open(file).size == (120, 80) == (image.width, image.height)
