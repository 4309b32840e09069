"""Each way of the admin to delete a file: one that a page shows stays, a free one goes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from home.models import GalleryImage
from tests.factories import DocumentFactory, ImageFactory, LawPageFactory, NewsPageFactory

pytestmark = pytest.mark.django_db

ClientOf = Callable[[Any], Client]
AJAX = {"X-Requested-With": "XMLHttpRequest"}


def show_document(document: Any) -> Any:
    return LawPageFactory(files=[document])


def show_image(image: Any) -> Any:
    return NewsPageFactory(gallery=[GalleryImage(image=image)])


KINDS = [
    ("wagtaildocs", DocumentFactory, show_document),
    ("wagtailimages", ImageFactory, show_image),
]


def single(client: Client, app: str, stored: Any) -> Any:
    return client.post(reverse(f"{app}:delete", args=[stored.pk]))


def after_upload(client: Client, app: str, stored: Any) -> Any:
    return client.post(reverse(f"{app}:delete_multiple", args=[stored.pk]), headers=AJAX)


def bulk(client: Client, app: str, stored: Any) -> Any:
    args = ["home", stored._meta.model_name, "delete"]
    other = type(stored).objects.exclude(pk=stored.pk).last()
    ids = f"id={stored.pk}" + (f"&id={other.pk}" if other else "")
    return client.post(f"{reverse('wagtail_bulk_action', args=args)}?{ids}&next=/admin/")


ROUTES = [single, after_upload, bulk]


def said(response: Any) -> str:
    if response.headers["Content-Type"] == "application/json":
        return str(response.json()["error_message"])
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


@pytest.mark.parametrize("who", ["uploader", "superuser"])
@pytest.mark.parametrize(("app", "factory", "show"), KINDS)
@pytest.mark.parametrize("route", ROUTES)
def test_a_file_that_a_page_shows_stays_and_the_officer_reads_where(
    route: Any, app: str, factory: Any, show: Any, who: str, request: Any, client_of: ClientOf
) -> None:
    user = request.getfixturevalue("requester" if who == "uploader" else "superuser")
    stored, free = factory(uploaded_by_user=user), factory(uploaded_by_user=user)
    page = show(stored)
    response = route(client_of(user), app, stored)
    assert response.status_code in (302, 409)
    assert page.title in said(response)
    assert type(stored).objects.filter(pk__in=[stored.pk, free.pk]).count() == 2


@pytest.mark.parametrize(("app", "factory", "show"), KINDS)
@pytest.mark.parametrize("route", ROUTES)
def test_a_free_file_is_deleted_by_its_uploader_alone(
    route: Any, app: str, factory: Any, show: Any, requester: Any, checker: Any, client_of: ClientOf
) -> None:
    stored = factory(uploaded_by_user=requester)
    for client in (Client(), client_of(checker)):
        assert route(client, app, stored).status_code in (302, 403)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(requester)
    assert route(strict, app, stored).status_code == 403
    assert type(stored).objects.filter(pk=stored.pk).exists()

    route(client_of(requester), app, stored)
    assert not type(stored).objects.filter(pk=stored.pk).exists()


def test_who_may_not_delete_is_not_told_which_drafts_show_a_file(
    checker: Any, client_of: ClientOf
) -> None:
    document = DocumentFactory()
    page = LawPageFactory(files=[document])
    response = single(client_of(checker), "wagtaildocs", document)
    assert page.title not in said(response)


@pytest.mark.parametrize("app", ["wagtaildocs", "wagtailimages"])
def test_the_chooser_and_the_collections_delete_nothing(
    app: str, superuser: Any, client_of: ClientOf
) -> None:
    factory, show = next((f, s) for a, f, s in KINDS if a == app)
    stored = factory()
    show(stored)
    client = client_of(superuser)
    chosen = reverse(f"{app}_chooser:chosen", args=[stored.pk])
    assert client.delete(chosen).status_code == 405
    client.post(chosen)
    collection = stored.collection.add_child(name="แฟ้มงาน")
    type(stored).objects.update(collection=collection)
    client.post(reverse("wagtailadmin_collections:delete", args=[collection.pk]))
    assert type(stored).objects.filter(pk=stored.pk).exists()


def test_tags_and_collection_in_bulk_still_change(superuser: Any, client_of: ClientOf) -> None:
    document = DocumentFactory()
    LawPageFactory(files=[document], live=True)
    collection = document.collection.add_child(name="แฟ้มงาน")
    for action, data in (
        ("add_tags", {"tags": "งบประมาณ"}),
        ("add_to_collection", {"collection": collection.pk}),
    ):
        url = reverse("wagtail_bulk_action", args=["home", "agencydocument", action])
        client_of(superuser).post(f"{url}?id={document.pk}&next=/admin/", data)
    document.refresh_from_db()
    assert document.collection == collection
    assert list(document.tags.names()) == ["งบประมาณ"]
