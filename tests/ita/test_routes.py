"""Routes × roles: no route lets content go live, or leave, past the steps
(docs/features/publication.md names each test).

A route is tried by every role, superuser included; afterwards the draft must be no more live than
before, and the live page must be there with the content that was approved.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
)

from home.models import LawPage
from ita.integrity.seal import seal_of
from ita.register.history import page_status
from ita.workflow import hands
from tests.factories import LawPageFactory
from tests.forms import form_data
from tests.ita.conftest import Officers, every_role, fresh


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


def move(client: Client, draft: Page, live: Page) -> None:
    """To another section, and to the root."""
    for page in (draft, live):
        path = Page.objects.get(pk=page.pk).path
        for target in Page.objects.filter(depth__lte=3).exclude(pk=page.get_parent().pk)[:4]:
            client.post(
                reverse("wagtailadmin_pages:move", args=[page.pk]), {"new_parent_page": target.pk}
            )
            client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk]))
        assert Page.objects.get(pk=page.pk).path == path


def reorder(client: Client, draft: Page, live: Page) -> None:
    section = live.get_parent()
    order = list(Page.objects.order_by("path").values_list("pk", flat=True))
    for page in (live, section):
        url = reverse("wagtailadmin_pages:set_page_position", args=[page.pk])
        client.post(f"{url}?position=0")
        client.post(url)
    assert list(Page.objects.order_by("path").values_list("pk", flat=True)) == order


def convert_alias(client: Client, draft: Page, live: Page) -> None:
    alias = draft.create_alias(update_slug="alias-of-draft")
    client.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
    assert not Page.objects.get(pk=alias.pk).live


def unschedule(client: Client, draft: Page, live: Page) -> None:
    """A date set by SQL is left for ``verify_live`` to find, not swept away on a screen."""
    revision = draft.get_latest_revision()
    draft.revisions.update(approved_go_live_at=timezone.now() + timedelta(days=1))
    args = [draft.pk, revision.pk]
    client.post(reverse("wagtailadmin_pages:revisions_unschedule", args=args))
    revision.refresh_from_db()
    assert revision.approved_go_live_at


def lock_and_unlock(client: Client, draft: Page, live: Page) -> None:
    for name in ("lock", "unlock"):
        for page in (draft, live):
            client.post(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))


def restrict(client: Client, draft: Page, live: Page) -> None:
    """Make the page, or the files of the agency, private."""
    data = {"restriction_type": "login"}
    client.post(reverse("wagtailadmin_pages:set_privacy", args=[live.pk]), data)
    root = Collection.get_first_root_node()
    client.post(reverse("wagtailadmin_collections:set_privacy", args=[root.pk]), data)
    assert not PageViewRestriction.objects.exists()
    assert not CollectionViewRestriction.objects.exists()


def act_by_api(client: Client, draft: Page, live: Page) -> None:
    """The actions of the admin's own API."""
    other = Page.objects.get(pk=draft.get_parent().pk).get_next_sibling()
    data: dict[str, dict[str, Any]] = {
        "publish": {},
        "unpublish": {"recursive": True},
        "move": {"destination_page_id": other.pk},
        "copy": {"keep_live": True, "recursive": True, "slug": "copied-by-api"},
        "create_alias": {"update_slug": "aliased-by-api"},
        "convert_alias": {},
        "copy_for_translation": {"locale": "en", "alias": True},
        "revert_to_page_revision": {"revision_id": live.get_latest_revision().pk},
        "delete": {},
    }
    pages, revisions = Page.objects.count(), live.revisions.count()
    for action, body in data.items():
        for page in (draft, live):
            url = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
            client.post(url, body, content_type="application/json")
    assert (Page.objects.count(), live.revisions.count()) == (pages, revisions)


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
    "move": move,
    "reorder": reorder,
    "convert alias": convert_alias,
    "unschedule": unschedule,
    "lock": lock_and_unlock,
    "privacy": restrict,
    "admin API": act_by_api,
}


@pytest.mark.parametrize("route", ROUTES.values(), ids=ROUTES.keys())
def test_no_route_goes_around_the_steps(
    route: Callable[[Client, Page, Page], None], live: LawPage
) -> None:
    every_role(lambda browser: ensure_no_way_around(route, browser, live))


def ensure_no_way_around(
    route: Callable[[Client, Page, Page], None], client: Client, live: LawPage
) -> None:
    """Go the ``route``; a draft and a ``live`` page must be no other than before."""
    draft = LawPageFactory(title="ฉบับร่าง")
    sealed, address = seal_of(live), live.url_path

    route(client, draft, live)

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
def test_nobody_weakens_the_workflow(live: LawPage, name: str, kind: str) -> None:
    workflow = live.get_workflow()
    target = workflow if kind == "workflow" else workflow.tasks.first()

    def weaken(browser: Client) -> None:
        for browse in (browser.get, browser.post):
            response = browse(reverse(name, args=[target.pk]), {"name": "อ่อนลง"})
            assert response.status_code == 403

    every_role(weaken)
    target.refresh_from_db()
    assert target.active
    assert target.name != "อ่อนลง"
    assert fresh(live).get_workflow().tasks.count() == 3


def test_there_is_no_public_api(client: Client) -> None:
    with pytest.raises(NoReverseMatch):
        reverse("wagtailapi:pages:listing")
    assert client.get(reverse("wagtailadmin_api:pages:listing")).status_code == 302  # to login


def test_a_draft_scheduled_by_sql_is_found(officers: Officers) -> None:
    draft = LawPageFactory(owner=officers.requester)
    past = timezone.now() - timedelta(hours=1)
    draft.revisions.update(approved_go_live_at=past)
    draft.go_live_at = past
    draft.save(clean=False)

    call_command("publish_scheduled")

    assert fresh(draft).live  # a shell can; it does not stay unseen
    assert page_status(draft.pk).drift


def test_an_editor_does_not_overwrite_the_revision_that_is_live(
    live: LawPage, officers: Officers, client_of: Callable[[Any], Client]
) -> None:
    """Whoever did could edit without being counted among those who edited since it was live."""
    client, before = client_of(officers.requester), live.live_revision.content
    data = typed(client, live) | {"overwrite_revision_id": live.live_revision_id}

    response = client.post(edit(live), data | {"title": "ทับของเดิม"})

    assert response.status_code == 302
    live.live_revision.refresh_from_db()
    assert live.live_revision.content == before
    latest = fresh(live).latest_revision
    assert (latest.object_str, latest.user) == ("ทับของเดิม", officers.requester)


def test_who_overwrote_the_live_revision_in_a_shell_counts_as_an_editor(
    live: LawPage, officers: Officers
) -> None:
    author = officers.requester
    live.title = "ทับของเดิม"
    live.save_revision(user=author, overwrite_revision=live.live_revision)
    assert author.pk in hands.editors_since_live(fresh(live))
