"""The agency itself: its site and settings, its divisions, its officers and their posts."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group as AuthGroup
from django.contrib.auth.models import User
from wagtail.models import Site
from wagtail.users.models import UserProfile

from home.models import AgencySettings, Unit
from ita.papers.models import PaperSettings
from ita.people.models import OfficerProfile
from ita_site.demo.content import read
from ita_site.setup import set_up


def site_address() -> tuple[str, int]:
    """Host name and port of SITE_URL."""
    address = urlsplit(settings.SITE_URL)
    return address.hostname or "localhost", address.port or (
        443 if address.scheme == "https" else 80
    )


def set_up_agency() -> Site:
    """The site with the agency's name and address, at SITE_URL."""
    agency = read("agency")
    hostname, port = site_address()
    site = set_up(agency["settings"]["name"], hostname, port)
    site.site_name = agency["settings"]["name"]
    site.save()
    for model, part in ((AgencySettings, "settings"), (PaperSettings, "papers")):
        settings_of_site = model.for_site(site)
        for name, value in agency[part].items():
            setattr(settings_of_site, name, value)
        settings_of_site.save()
    move_to_address(site)
    return site


def move_to_address(site: Site) -> bool:
    """Let the site answer at SITE_URL; returns whether that was a change."""
    hostname, port = site_address()
    if (site.hostname, site.port) == (hostname, port):
        return False
    site.hostname, site.port = hostname, port
    site.save()
    return True


def make_units(site: Site) -> dict[str, Unit]:
    """The divisions by name."""
    names = read("agency")["units"]
    return {
        name: Unit.objects.create(site=site, name=name, sort_order=order)
        for order, name in enumerate(names, start=1)
    }


def make_users(units: dict[str, Unit], password: str) -> dict[str, User]:
    """The demo accounts by user name, each with Thai admin, groups and post."""
    # One hash for all: they share the password, and a slow hash is most of what a user costs.
    hashed = make_password(password)
    return {raw["username"]: _make_user(raw, units, hashed) for raw in read("agency")["users"]}


def set_passwords(password: str) -> None:
    """Give all demo accounts ``password``."""
    names = [raw["username"] for raw in read("agency")["users"]]
    User.objects.filter(username__in=names).update(password=make_password(password))


def _make_user(raw: dict[str, Any], units: dict[str, Unit], hashed: str) -> User:
    superuser = raw.get("superuser", False)
    user = User.objects.create(
        username=raw["username"],
        password=hashed,
        first_name=raw["first_name"],
        last_name=raw["last_name"],
        email=f"{raw['username']}@example.org",
        is_staff=superuser,
        is_superuser=superuser,
    )
    user.groups.set(AuthGroup.objects.filter(name__in=raw["groups"]))
    UserProfile.objects.create(user=user, preferred_language="th")
    if "position" in raw:
        OfficerProfile.objects.create(
            user=user,
            full_name=f"{raw['title']}{raw['first_name']} {raw['last_name']}",
            position=raw["position"],
            unit=units[raw["unit"]],
            order_number=read("agency")["order_number"],
            valid_from=date.fromisoformat(read("agency")["order_date"]),
        )
    return user
