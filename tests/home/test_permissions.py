"""Nobody publishes or moves a page by hand, and what the public can see is not deleted."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PagePermissionTester

from home.enums import Section
from home.models import HomePage, LawPage, PublicPage, SectionPage
from home.permissions import PublicationPermissionTester
from tests.factories import CONTENT_PAGE_FACTORIES, LawPageFactory
from tests.home.editor import add_url, edit_url, shown

pytestmark = pytest.mark.django_db

ClientOf = Callable[[Any], Client]
SectionOf = Callable[[Section], SectionPage]


def act(client: Client, name: str, page: Page) -> Any:
    """POST to one of Wagtail's page actions."""
    return client.post(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))


def act_in_bulk(client: Client, name: str, page: Page) -> Any:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", name])
    return client.post(f"{url}?id={page.pk}", {"include_descendants": "on"})


def permissions_of(page: Page, user: User) -> PagePermissionTester:
    return page.permissions_for_user(user)


def test_every_page_type_asks_our_rules(superuser: User) -> None:
    types = [HomePage, SectionPage, *(factory._meta.model for factory in CONTENT_PAGE_FACTORIES)]
    for model in types:
        assert issubclass(model, PublicPage)
        assert isinstance(permissions_of(model(), superuser), PublicationPermissionTester)


def test_not_even_a_superuser_may_publish_or_unpublish(
    superuser: User, section: SectionOf, home_page: HomePage
) -> None:
    for page in (LawPageFactory(), LawPageFactory(live=True), section(Section.LAW), home_page):
        permissions = permissions_of(page, superuser)
        assert not permissions.can_publish()
        assert not permissions.can_publish_subpage()
        assert not permissions.can_unpublish()
        assert not permissions.can_unschedule()


def test_the_editor_does_not_publish_for_a_superuser(
    superuser: User, client_of: ClientOf, section: SectionOf
) -> None:
    client, url = client_of(superuser), add_url(LawPage, section(Section.LAW))
    client.post(url, shown(client, url, title="ลัด", **{"action-publish": "1"}))
    draft = LawPageFactory()
    client.post(edit_url(draft), shown(client, edit_url(draft), **{"action-publish": "1"}))
    assert not LawPage.objects.live().exists()


def test_bulk_actions_publish_and_unpublish_nothing(superuser: User, client_of: ClientOf) -> None:
    draft, live = LawPageFactory(), LawPageFactory(live=True)
    client = client_of(superuser)
    act_in_bulk(client, "publish", draft)
    act_in_bulk(client, "unpublish", live)
    act(client, "unpublish", live)
    assert list(LawPage.objects.live()) == [live]


def test_a_live_page_is_not_deleted(superuser: User, client_of: ClientOf) -> None:
    page, client = LawPageFactory(live=True), client_of(superuser)
    assert not permissions_of(page, superuser).can_delete()
    act(client, "delete", page)
    act_in_bulk(client, "delete", page)
    assert LawPage.objects.exists()


@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize("who", ["requester", "superuser"])
def test_nobody_moves_a_page_not_even_a_draft_within_its_section(
    request: pytest.FixtureRequest, client_of: ClientOf, section: SectionOf, who: str, live: bool
) -> None:
    user = request.getfixturevalue(who)
    client, page = client_of(user), LawPageFactory(live=live, owner=user)
    permissions, path = permissions_of(page, user), page.path
    assert not permissions.can_move()
    for target in (section(Section.NEWS), section(Section.LAW)):
        assert not permissions.can_move_to(target)
        client.post(reverse("wagtailadmin_pages:move", args=[page.pk]))
        client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk]))
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
        client.post(f"{url}?id={page.pk}", {"chooser": target.pk, "move_applicable": "on"})
        assert LawPage.objects.get().path == path


def test_nobody_reorders_what_the_public_sees(superuser: User, home_page: HomePage) -> None:
    assert not permissions_of(home_page, superuser).can_reorder_children()


def test_a_section_with_live_pages_is_not_deleted(
    superuser: User, client_of: ClientOf, section: SectionOf
) -> None:
    LawPageFactory(live=True)
    law = section(Section.LAW)
    Page.objects.filter(pk=law.pk).update(live=False)
    assert not permissions_of(Page.objects.get(pk=law.pk).specific, superuser).can_delete()
    act(client_of(superuser), "delete", law)
    act_in_bulk(client_of(superuser), "delete", law)
    assert LawPage.objects.exists()


@pytest.mark.parametrize("role", ["requester", "superuser"])
def test_wagtails_own_routes_delete_no_draft(
    role: str, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    user = request.getfixturevalue(role)
    draft = LawPageFactory(owner=user)
    act(client_of(user), "delete", draft)
    act_in_bulk(client_of(user), "delete", draft)
    assert LawPage.objects.filter(pk=draft.pk).exists()


def test_a_copy_of_a_live_page_is_a_draft(superuser: User, client_of: ClientOf) -> None:
    page = LawPageFactory(live=True)
    data = {
        "new_title": "สำเนา",
        "new_slug": "copy",
        "new_parent_page": page.get_parent().pk,
        "publish_copies": "on",
    }
    client_of(superuser).post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
    copies = LawPage.objects.exclude(pk=page.pk)
    assert not copies.live().exists()


def test_a_section_is_not_copied(
    superuser: User, client_of: ClientOf, section: SectionOf, home_page: HomePage
) -> None:
    law = section(Section.LAW)
    data = {"new_title": "กฎหมาย 2", "new_slug": "law-2", "new_parent_page": home_page.pk}
    client_of(superuser).post(reverse("wagtailadmin_pages:copy", args=[law.pk]), data)
    assert SectionPage.objects.child_of(home_page).filter(section=Section.LAW).count() == 1
