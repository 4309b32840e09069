"""The addresses of pictures: as closed as the draft that shows them, as open as the live page."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image
from wagtail.models import Site

from home.file_closing import close_files
from home.models import AgencyImage, AgencySettings, GalleryImage
from tests.factories import DocumentFactory, ImageFactory, NewsPageFactory, UserFactory
from tests.ita.conftest import ROLES, browser_of

pytestmark = pytest.mark.django_db

ClientOf = Callable[[Any], Client]
OFFICERS = [role for role in ROLES if role not in ("anonymous", "admin without duty")]
SPEC = "width-20"


def addresses(image: AgencyImage) -> list[str]:
    """Of the original and of a rendition."""
    return [image.file.url, image.get_rendition(SPEC).url]


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


@pytest.fixture
def image() -> AgencyImage:
    return ImageFactory()


@pytest.fixture
def draft(image: AgencyImage) -> Any:
    return NewsPageFactory(gallery=[GalleryImage(image=image)])


@pytest.fixture
def live(image: AgencyImage) -> Any:
    return NewsPageFactory(gallery=[GalleryImage(image=image)], live=True)


def test_everybody_sees_the_pictures_of_a_live_page(
    image: AgencyImage, live: Any, client: Client
) -> None:
    original, rendition = addresses(image)
    response = client.get(original)
    assert body(response) == image.file.storage.open(image.file.name).read()
    assert response["Content-Type"] == "image/png"
    assert "immutable" in response["Cache-Control"]
    assert response["Cache-Control"].startswith("public")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Cookie" not in response.get("Vary", "")
    assert Image.open(BytesIO(body(client.get(rendition)))).width == 20


def test_what_was_fetched_before_is_not_sent_again(
    image: AgencyImage, live: Any, client: Client
) -> None:
    for url in addresses(image):
        first = client.get(url)
        again = client.get(url, headers={"If-None-Match": first["ETag"]})
        assert again.status_code == 304
        assert again["Cache-Control"] == first["Cache-Control"]


@pytest.mark.parametrize(("place", "most"), [(0, 1), (1, 2)])
def test_a_public_picture_costs_a_query_or_two(
    image: AgencyImage, live: Any, client: Client, place: int, most: int
) -> None:
    url = addresses(image)[place]
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    assert len(queries) <= most


@pytest.mark.parametrize("role", ["anonymous", "admin without duty"])
def test_the_pictures_of_a_draft_are_not_there_for_others(
    image: AgencyImage, draft: Any, role: str
) -> None:
    for url in addresses(image):
        assert browser_of(role).get(url).status_code == 404


@pytest.mark.parametrize("role", OFFICERS)
def test_an_officer_sees_the_pictures_of_a_draft_and_no_cache_keeps_them(
    image: AgencyImage, draft: Any, role: str
) -> None:
    for url in addresses(image):
        response = browser_of(role).get(url)
        assert response.status_code == 200
        assert response["Cache-Control"] == "private, no-store"
        assert "ETag" not in response


@pytest.mark.parametrize("trait", ["requester", "approver"])
def test_an_officer_of_another_agency_is_told_what_the_public_is(
    image: AgencyImage, draft: Any, other_agency: Site, client_of: ClientOf, trait: str
) -> None:
    document = DocumentFactory()
    stranger = client_of(UserFactory(**{trait: True, "site": other_agency}))
    for url in (*addresses(image), document.url):
        assert stranger.get(url).status_code == 404


def test_who_receives_cases_sees_no_draft(
    image: AgencyImage, draft: Any, case_officer: Any, client_of: ClientOf
) -> None:
    for url in addresses(image):
        assert client_of(case_officer).get(url).status_code == 404


def test_a_file_of_a_draft_is_kept_by_no_cache_either(client_of: ClientOf, client: Client) -> None:
    document = DocumentFactory()
    response = client_of(UserFactory(checker=True)).get(document.url)
    assert response["Cache-Control"] == "private, no-store"
    assert client_of(UserFactory(admin=True)).get(document.url).status_code == 404
    document.public_since = timezone.now()
    document.save()
    assert client.get(document.url)["Cache-Control"] == "no-cache"


def test_a_picture_is_open_while_one_live_page_shows_it(
    image: AgencyImage, live: Any, client: Client
) -> None:
    other = NewsPageFactory(gallery=[GalleryImage(image=image)], live=True)
    close_files(live)
    assert [client.get(url).status_code for url in addresses(image)] == [200, 200]
    live.unpublish()
    close_files(other)
    assert [client.get(url).status_code for url in addresses(image)] == [410, 410]


def test_a_picture_that_was_taken_down_says_so_and_nobody_keeps_that(
    image: AgencyImage, live: Any, client: Client
) -> None:
    close_files(live)
    for url in addresses(image):
        response = client.get(url)
        assert response.status_code == 410
        assert "ถูกนำลงจากเว็บไซต์แล้ว" in response.content.decode()
        assert response["Cache-Control"] == "private, no-store"
    live.save_revision().publish(skip_permission_checks=True)
    assert [client.get(url).status_code for url in addresses(image)] == [200, 200]


def test_the_emblem_of_an_agency_is_public_without_a_page(
    image: AgencyImage, site: Site, client: Client
) -> None:
    agency = AgencySettings.for_site(site)
    agency.emblem = image
    agency.save()
    assert [client.get(url).status_code for url in addresses(image)] == [200, 200]


def test_only_pictures_are_there_and_only_to_be_read(
    image: AgencyImage, live: Any, client: Client
) -> None:
    document = DocumentFactory(public_since=timezone.now())
    assert client.get(document.file.url).status_code == 404
    assert client.get("/media/images/../documents/x.pdf").status_code == 404
    assert client.get("/media/images/00/none.png").status_code == 404
    assert client.post(image.file.url).status_code == 405
    assert client.head(image.file.url).status_code == 200


def test_a_picture_that_is_not_on_the_disk_is_said_so(
    image: AgencyImage, live: Any, client: Client
) -> None:
    image.file.storage.delete(image.file.name)
    assert client.get(image.file.url).status_code == 503


def test_the_web_server_sends_the_bytes_where_it_is_told_to(
    image: AgencyImage, live: Any, client: Client, settings: Any
) -> None:
    settings.X_ACCEL_REDIRECT = "/kept/"
    response = client.get(image.file.url)
    assert response["X-Accel-Redirect"] == f"/kept/{image.file.name}"
    assert response["Content-Type"] == "image/png"
    assert response.content == b""
    document = DocumentFactory(public_since=timezone.now())
    assert client.get(document.url)["X-Accel-Redirect"] == f"/kept/{document.file.name}"
    document.public_since = None
    document.save()
    assert client.get(document.url).status_code == 404
