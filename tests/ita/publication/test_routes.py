"""Routes × roles: no route lets content go live, or leave, past the steps
(docs/features/publication.md names each test).

A route is tried by every role, superuser included; afterwards the draft must be no more live than
before, and the live page must be there with the content that was approved.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.models import Page

from home.models import LawPage
from ita.publication import operations
from ita.publication.drift.finding import open_drift_of
from ita.publication.seal import seal_of
from tests.factories import LawPageFactory, UserFactory
from tests.forms import form_data
from tests.ita.publication.conftest import Officers, fresh, step
from tests.officers import pass_step

ROLES = ["anonymous", "requester", "checker", "approver", "webmaster", "superuser"]


@pytest.fixture
def live(officers: Officers) -> LawPage:
    """A page that the four officers published."""
    page = LawPageFactory(title="ข้อบัญญัติที่เผยแพร่แล้ว", owner=officers.requester)
    operations.request_publication(page, officers.requester)
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(page), officer)
    return fresh(page)


@pytest.fixture(params=ROLES)
def browser(request: pytest.FixtureRequest, officers: Officers) -> Client:
    client = Client()
    if request.param == "superuser":
        client.force_login(UserFactory(is_superuser=True))
    elif request.param != "anonymous":
        client.force_login(getattr(officers, request.param))
    return client


def edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def typed(client: Client, page: Page) -> dict[str, Any]:
    """What the editor's form would send, or nothing for who may not open it."""
    response = client.get(edit(page))
    if response.status_code != 200 or "page-edit-form" not in response.content.decode():
        return {}
    return form_data(response.content.decode(), "page-edit-form") | {"body-count": "0"}


def publish_in_editor(client: Client, draft: Page, live: Page) -> None:
    for page in (draft, live):
        client.post(edit(page), typed(client, page) | {"action-publish": "1", "title": "ลัดขั้นตอน"})


def schedule_in_editor(client: Client, draft: Page, live: Page) -> None:
    past = timezone.now() - timedelta(days=1)
    data = {"go_live_at": past.isoformat(), "expire_at": past.isoformat(), "action-publish": "1"}
    for page in (draft, live):
        client.post(edit(page), typed(client, page) | data)
    call_command("publish_scheduled")


def bulk(action: str) -> Callable[[Client, Page, Page], None]:
    def act(client: Client, draft: Page, live: Page) -> None:
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        data = {"include_descendants": "on", "chooser": live.get_parent().pk}
        client.post(f"{url}?id={draft.pk}&id={live.pk}&next=/admin/", data)

    return act


def single(name: str) -> Callable[[Client, Page, Page], None]:
    def act(client: Client, draft: Page, live: Page) -> None:
        client.post(reverse(f"wagtailadmin_pages:{name}", args=[live.pk]))

    return act


def copy_with_keep_live(client: Client, draft: Page, live: Page) -> None:
    data = {
        "new_title": "สำเนา",
        "new_slug": "copy-of-it",
        "new_parent_page": live.get_parent().pk,
        "copy_subpages": "on",
        "publish_copies": "on",
    }
    url = reverse("wagtailadmin_pages:copy", args=[live.pk])
    client.post(url, data)
    client.post(url, data | {"new_slug": "alias-of-it", "alias": "on"})
    assert not Page.objects.filter(slug__in=("copy-of-it", "alias-of-it"), live=True).exists()


def revert(client: Client, draft: Page, live: Page) -> None:
    """Show an old revision and publish it."""
    old = live.revisions.order_by("pk").first()
    url = reverse("wagtailadmin_pages:revisions_revert", args=[live.pk, old.pk])
    client.post(url, typed(client, live) | {"action-publish": "1", "revision": str(old.pk)})
    client.post(edit(live), typed(client, live) | {"action-publish": "1", "revision": str(old.pk)})


ROUTES = {
    "editor": publish_in_editor,
    "schedule": schedule_in_editor,
    "bulk publish": bulk("publish"),
    "bulk unpublish": bulk("unpublish"),
    "bulk delete": bulk("delete"),
    "bulk move": bulk("move"),
    "unpublish": single("unpublish"),
    "delete": single("delete"),
    "copy": copy_with_keep_live,
    "revert": revert,
}


@pytest.mark.parametrize("route", ROUTES.values(), ids=ROUTES.keys())
def test_no_route_goes_around_the_steps(
    route: Callable[[Client, Page, Page], None], browser: Client, live: LawPage
) -> None:
    draft = LawPageFactory(title="ฉบับร่าง")
    sealed, address = seal_of(live), live.url_path

    route(browser, draft, live)

    assert not LawPage.objects.filter(pk=draft.pk, live=True).exists()
    assert fresh(live).live
    assert fresh(live).url_path == address
    assert seal_of(fresh(live)) == sealed
    call_command("verify_live")


WEAKEN = [
    ("wagtailadmin_workflows:edit", "workflow"),
    ("wagtailadmin_workflows:disable", "workflow"),
    ("wagtailadmin_workflows:edit_task", "task"),
    ("wagtailadmin_workflows:disable_task", "task"),
]


@pytest.mark.parametrize(("name", "kind"), WEAKEN)
@pytest.mark.parametrize("role", ROLES)
def test_nobody_weakens_the_workflow(
    officers: Officers, live: LawPage, name: str, kind: str, role: str
) -> None:
    client = Client()
    if role != "anonymous":
        user = UserFactory(is_superuser=True) if role == "superuser" else getattr(officers, role)
        client.force_login(user)
    workflow = live.get_workflow()
    target = workflow if kind == "workflow" else workflow.tasks.first()

    for browse in (client.get, client.post):
        response = browse(reverse(name, args=[target.pk]), {"name": "อ่อนลง"})
        assert response.status_code == 403

    target.refresh_from_db()
    assert target.active
    assert target.name != "อ่อนลง"
    assert fresh(live).get_workflow().tasks.count() == 3


def test_who_edits_groups_gains_no_way_to_publish(live: LawPage) -> None:
    """Even the permission itself, given by a superuser, opens nothing."""
    assert not live.permissions_for_user(_with_every_permission()).can_publish()
    assert not live.permissions_for_user(_with_every_permission()).can_unpublish()


def _with_every_permission() -> User:
    user: User = UserFactory(is_superuser=True)
    return user


def test_there_is_no_api() -> None:
    for name in ("wagtailapi:pages:listing", "wagtailadmin_api:pages:publish"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_a_draft_scheduled_by_sql_is_found(officers: Officers) -> None:
    draft = LawPageFactory(owner=officers.requester)
    past = timezone.now() - timedelta(hours=1)
    draft.revisions.update(approved_go_live_at=past)
    draft.go_live_at = past
    draft.save(clean=False)

    call_command("publish_scheduled")

    assert fresh(draft).live  # a shell can; it does not stay unseen
    assert open_drift_of(draft)
