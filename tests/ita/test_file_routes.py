"""Draft files and pictures, signed scans and drafts' titles × who has no duty, or none that needs
them: the admin's lists, choosers, API, bulk actions and the files' own addresses tell nothing."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from home.models import GalleryImage
from ita.papers.models import SignedScan
from tests.factories import DocumentFactory, ImageFactory, NewsPageFactory, UserFactory
from tests.ita.conftest import browser_of

pytestmark = pytest.mark.django_db

ClientOf = Callable[[Any], Client]
SECRET = "ถ้อยคำที่ยังไม่เปิดเผย"
AJAX = {"X-Requested-With": "XMLHttpRequest"}

# Every address of the admin that names files, pictures or drafts; {d}, {i}, {p}, {s}: document,
# image, page and its section.
ROUTES = {
    "documents": "documents/",
    "documents, results": "documents/results/",
    "document": "documents/edit/{d}/",
    "document, usage": "documents/usage/{d}/",
    "document, deletion": "documents/delete/{d}/",
    "documents, bulk deletion": "bulk/home/agencydocument/delete/?id={d}",
    "documents, bulk tags": "bulk/home/agencydocument/add_tags/?id={d}",
    "documents, bulk collection": "bulk/home/agencydocument/add_to_collection/?id={d}",
    "document chooser": "documents/chooser/",
    "document chooser, results": "documents/chooser/results/",
    "document chooser, chosen": "documents/chooser/chosen/{d}/",
    "document chooser, several": "documents/chooser/chosen-multiple/?id={d}",
    "documents, API": "api/main/documents/",
    "document, API": "api/main/documents/{d}/",
    "images": "images/",
    "images, results": "images/results/",
    "image": "images/{i}/",
    "image, usage": "images/usage/{i}/",
    "image, deletion": "images/{i}/delete/",
    "image, preview": "images/{i}/preview/width-20/",
    "images, bulk deletion": "bulk/home/agencyimage/delete/?id={i}",
    "images, bulk tags": "bulk/home/agencyimage/add_tags/?id={i}",
    "images, bulk collection": "bulk/home/agencyimage/add_to_collection/?id={i}",
    "image chooser": "images/chooser/",
    "image chooser, results": "images/chooser/results/",
    "image chooser, chosen": "images/chooser/chosen/{i}/",
    "image chooser, several": "images/chooser/chosen-multiple/?id={i}",
    "image chooser, format": "images/chooser/{i}/select_format/",
    "images, API": "api/main/images/",
    "image, API": "api/main/images/{i}/",
    "page chooser": "choose-page/{s}/",
    "page chooser, search": "choose-page/search/?q=ถ้อยคำ",
    "pages": "pages/{s}/",
    "pages, search": "pages/search/?q=ถ้อยคำ",
    "pages, API": "api/main/pages/",
    "page, API": "api/main/pages/{p}/",
    "page": "pages/{p}/edit/",
    "page, preview": "pages/{p}/view_draft/",
    "page, usage": "pages/{p}/usage/",
    "report: history": "reports/site-history/",
    "report: history, exported": "reports/site-history/?export=csv",
    "report: types": "reports/page-types-usage/",
    "tags": "tag-autocomplete/?term=ถ้อยคำ",
}
# To check, approve, publish or file evidence nobody needs the library; the review screen has the
# files of its request, and the page chooser is how evidence finds its page.
OF_THE_LIBRARY = [name for name in ROUTES if name.startswith(("document", "image"))]


@pytest.fixture
def draft() -> Any:
    document, image = DocumentFactory(title=SECRET), ImageFactory(title=SECRET)
    document.tags.add(SECRET)
    return NewsPageFactory(title=SECRET, files=[document], gallery=[GalleryImage(image=image)])


def address(draft: Any, route: str) -> str:
    path = ROUTES[route].format(
        d=draft.files[0].document.pk,
        i=draft.gallery.get().image.pk,
        p=draft.pk,
        s=draft.get_parent().pk,
    )
    return reverse("wagtailadmin_home") + path


def tells(browser: Client, url: str, draft: Any) -> bool:
    """Whether the answer names the draft or a file of it, or gives its bytes."""
    response: Any = browser.get(url, headers=AJAX)
    body = b"".join(response) if response.streaming else response.content
    image = draft.gallery.get().image
    found = (SECRET, json.dumps(SECRET).strip('"'), image.sha256[:40])
    is_file = response["Content-Type"].startswith(("image/", "application/pdf"))
    return is_file or any(words in body.decode("utf-8", "replace") for words in found)


@pytest.mark.parametrize("route", ROUTES)
def test_an_account_without_duty_is_told_of_no_draft_and_no_file(draft: Any, route: str) -> None:
    browser = browser_of("admin without duty")
    url = address(draft, route)
    assert not tells(browser, url, draft)
    assert browser.get(url, headers=AJAX).status_code in (302, 403, 404)
    assert browser.post(url, headers=AJAX).status_code in (302, 403, 404, 405)


def test_every_route_tells_somebody(draft: Any) -> None:
    """Else the table would prove nothing."""
    browsers = [browser_of("superuser"), browser_of("requester")]
    silent = {
        route
        for route in ROUTES
        if not any(tells(browser, address(draft, route), draft) for browser in browsers)
    }
    assert silent == set()


@pytest.mark.parametrize("role", ["checker", "approver", "webmaster", "ita_officer"])
def test_who_needs_no_library_is_told_of_no_file_there(draft: Any, role: str) -> None:
    browser = browser_of(role)
    told = [route for route in OF_THE_LIBRARY if tells(browser, address(draft, route), draft)]
    if role == "webmaster":  # chooses the agency's emblem
        told = [route for route in told if not route.startswith("image")]
    assert told == []


def test_an_account_without_duty_has_its_first_screen_and_its_account(client_of: ClientOf) -> None:
    browser = client_of(UserFactory(admin=True))
    for name in ("wagtailadmin_home", "wagtailadmin_account"):
        assert browser.get(reverse(name)).status_code == 200


def test_who_is_not_logged_in_is_led_to_the_login(client: Client) -> None:
    response = client.get(reverse("wagtaildocs:index"))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("wagtailadmin_login"))


def test_a_signed_scan_is_for_officers_and_no_list_offers_it(client_of: ClientOf) -> None:
    scan = DocumentFactory(title=SECRET)
    SignedScan.objects.create(request_id=1, page_id=1, document=scan)
    assert client_of(UserFactory(admin=True)).get(scan.url).status_code == 404
    assert Client().get(scan.url).status_code == 404
    assert client_of(UserFactory(approver=True)).get(scan.url).status_code == 200
    requester = client_of(UserFactory(requester=True))
    for route in ("documents/", f"documents/{scan.pk}/"):
        url = f"{reverse('wagtailadmin_home')}api/main/{route}"
        assert SECRET not in requester.get(url).content.decode("unicode_escape")


def test_the_api_tells_a_requester_of_the_files_to_choose(client_of: ClientOf) -> None:
    document, image = DocumentFactory(), ImageFactory()
    requester = client_of(UserFactory(requester=True))
    for name, stored in (("documents", document), ("images", image)):
        listed = requester.get(reverse(f"wagtailadmin_api:{name}:listing")).json()["items"]
        assert [item["id"] for item in listed] == [stored.pk]
