"""Around the pages: sites, redirects, locales, collections, settings × roles. What was published
stays at its address; what an administrator can still do there is found."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Locale, Site

from home.enums import Section
from home.models import AgencySettings, LawPage, SectionPage
from ita.workflow import operations
from tests.factories import UserFactory
from tests.ita.conftest import ROLES, Officers, browser_of, fresh

NOT_ADMINISTRATORS = [role for role in ROLES if role != "superuser"]
NAME_KEEPERS = ("webmaster", "two duties")  # they hold home.change_agencysettings


def redirect_away(client: Client, live: LawPage) -> None:
    """Send readers of the live page elsewhere."""
    other = {
        "old_path": live.url,
        "site": "",
        "is_permanent": "on",
        "redirect_link": "https://example.com/",
    }
    client.post(reverse("wagtailredirects:add"), other)


def move_the_site(client: Client, site: Site) -> None:
    another = SectionPage.objects.get(section=Section.NEWS, locale__language_code="th")
    data = {
        "hostname": site.hostname,
        "port": site.port,
        "site_name": site.site_name,
        "is_default_site": "on",
        "root_page": another.pk,
    }
    client.post(reverse("wagtailsites:edit", args=[site.pk]), data)
    client.post(reverse("wagtailsites:add"), data | {"hostname": "other.example", "port": 8080})


def remove_around(client: Client, site: Site) -> Any:
    for locale in Locale.objects.all():
        client.post(reverse("wagtaillocales:delete", args=[locale.pk]))
    for collection in Collection.objects.all():
        client.post(reverse("wagtailadmin_collections:delete", args=[collection.pk]))
    client.post(reverse("wagtailadmin_collections:add"), {"name": "ลับ"})
    return client.post(reverse("wagtailsites:delete", args=[site.pk]), follow=True)


@pytest.mark.parametrize("role", NOT_ADMINISTRATORS)
def test_only_an_administrator_changes_what_stands_around_the_pages(
    site: Site, live: LawPage, role: str, client: Client
) -> None:
    browser = browser_of(role)
    before = (site.root_page_id, Locale.objects.count(), Collection.objects.count())

    redirect_away(browser, live)
    move_the_site(browser, site)
    remove_around(browser, site)

    (after,) = Site.objects.all()
    assert (after.root_page_id, Locale.objects.count(), Collection.objects.count()) == before
    assert not Redirect.objects.exists()
    assert live.title in client.get(live.url).content.decode()


@pytest.mark.parametrize("role", [r for r in NOT_ADMINISTRATORS if r not in NAME_KEEPERS])
def test_the_agencys_name_is_the_webmasters_to_change(site: Site, role: str) -> None:
    before = AgencySettings.for_site(site).name
    url = reverse("wagtailsettings:edit", args=["home", "agencysettings", site.pk])
    browser_of(role).post(url, {"name": "หน่วยงานปลอม"})
    assert AgencySettings.for_site(site).name == before


def test_not_even_an_administrator_redirects_by_one_hand(live: LawPage, client: Client) -> None:
    redirect_away(browser_of("superuser"), live)
    assert not Redirect.objects.exists()


def test_no_redirect_hides_a_live_page(live: LawPage, client: Client) -> None:
    Redirect.objects.create(old_path=live.url.rstrip("/"), redirect_link="https://example.com/")
    response = client.get(live.url)
    assert response.status_code == 200
    assert live.title in response.content.decode()


def test_an_administrator_who_moves_the_site_is_found(site: Site, live: LawPage) -> None:
    move_the_site(browser_of("superuser"), site)
    assert Site.objects.get(pk=site.pk).root_page_id != site.root_page_id
    with pytest.raises(CommandError):
        call_command("verify_live")


def test_nothing_in_use_is_deleted_around_the_pages(site: Site, live: LawPage) -> None:
    response = remove_around(browser_of("superuser"), site)
    assert response.status_code == 403  # in words, not as a fault of the database
    assert Site.objects.filter(pk=site.pk).exists()
    assert Locale.objects.count() == 2
    assert fresh(live).live
    call_command("verify_live")


def test_a_decision_in_a_window_of_the_editor_is_refused_where_it_was_made(
    draft: LawPage, officers: Officers, client_of: Any
) -> None:
    """A script that asked for a window cannot show the review screen in it."""
    state = operations.request_publication(draft, officers.requester).current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "pass", state.pk])
    client = client_of(officers.approver)  # it is the checker's step
    assert client.post(url, headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403
    assert client.post(url).status_code == 302


def test_the_bulk_screen_names_no_draft_to_who_has_no_page(draft: LawPage, client_of: Any) -> None:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client = client_of(UserFactory(admin=True))
    assert draft.title not in client.get(f"{url}?id={draft.pk}", follow=True).content.decode()
