"""The two agencies of the demonstration with all that a story needs, as the database holds them."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from wagtail.models import Site

from home.models import ContentPage, Unit
from ita_site.demo.agency import HEALTH_HOST
from ita_site.demo.content import read
from ita_site.demo.library import Library
from ita_site.demo.pages import Builder, thai_sections
from ita_site.demo.story import Officers

HEALTH_PREFIX = "health_"


@dataclass(frozen=True)
class Office:
    """``users`` by the duties' names, ``pages`` by slug."""

    site: Site
    users: dict[str, User]
    builder: Builder
    officers: Officers
    pages: dict[str, ContentPage]


def municipality() -> Office:
    """The first agency."""
    return _office(Site.objects.get(is_default_site=True), read("agency"), "")


def health_office() -> Office:
    """The second agency."""
    return _office(Site.objects.get(hostname=HEALTH_HOST), read("health"), HEALTH_PREFIX)


def _office(site: Site, content: dict[str, Any], prefix: str) -> Office:
    names = [raw["username"] for raw in content["users"]]
    users = {
        user.username.removeprefix(prefix): user for user in User.objects.filter(username__in=names)
    }
    units = {unit.name: unit for unit in Unit.objects.filter(site=site)}
    pages = ContentPage.objects.descendant_of(site.root_page).specific()
    builder = Builder(thai_sections(site.root_page), units, Library(site, users["webmaster"]))
    return Office(site, users, builder, Officers(users, site), {page.slug: page for page in pages})
