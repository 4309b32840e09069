"""An agency itself: its site and settings, its divisions, its officers and their posts.

``content`` is what its file says (``content/agency.json``, ``content/health.json``).
"""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from wagtail.models import Site
from wagtail.users.models import UserProfile

from home.models import AgencySettings, Unit
from ita.papers.models import PaperSettings
from ita.people.groups import mirror_duties
from ita.people.models import OfficerProfile
from ita_site.demo.content import read
from ita_site.setup import add, host_and_port, set_up

AGENCIES = ("agency", "health")
HEALTH_HOST = "health.localhost"  # browsers find it without a name server


def set_up_agency() -> Site:
    """The first agency's site, at SITE_URL."""
    content = read("agency")
    site = set_up(content["settings"]["name"], *host_and_port(settings.SITE_URL))
    fill_in(site, content)
    move_to_address(site)
    return site


def set_up_health() -> Site:
    """The second agency's site, at the port of SITE_URL."""
    content = read("health")
    site = add(content["settings"]["name"], HEALTH_HOST, host_and_port(settings.SITE_URL)[1])
    fill_in(site, content)
    return site


def fill_in(site: Site, content: dict[str, Any]) -> None:
    """What header, footer and papers of the agency say."""
    site.site_name = content["settings"]["name"]
    site.save()
    for model, part in ((AgencySettings, "settings"), (PaperSettings, "papers")):
        settings_of_site = model.for_site(site)
        for name, value in content[part].items():
            setattr(settings_of_site, name, value)
        settings_of_site.save()


def move_to_address(site: Site) -> bool:
    """Let the first agency answer at SITE_URL, and the others at its port; returns whether that
    was a change."""
    hostname, port = host_and_port(settings.SITE_URL)
    Site.objects.filter(hostname=HEALTH_HOST).update(port=port)
    if (site.hostname, site.port) == (hostname, port):
        return False
    site.hostname, site.port = hostname, port
    site.save()
    return True


def make_units(site: Site, content: dict[str, Any]) -> dict[str, Unit]:
    """The divisions by name."""
    return {
        name: Unit.objects.create(site=site, name=name, sort_order=order)
        for order, name in enumerate(content["units"], start=1)
    }


def make_users(
    site: Site, content: dict[str, Any], units: dict[str, Unit], password: str
) -> dict[str, User]:
    """The demo accounts by user name, each with Thai admin, post and duties."""
    # One hash for all: they share the password, and a slow hash is most of what a user costs.
    hashed = make_password(password)
    return {
        raw["username"]: _make_user(raw, site, content, units, hashed) for raw in content["users"]
    }


def accounts() -> list[dict[str, Any]]:
    """What the content says of every demo account."""
    return [raw for name in AGENCIES for raw in read(name)["users"]]


def full_name(raw: dict[str, Any]) -> str:
    """The name with its title, as the content has them."""
    return f"{raw['title']}{raw['first_name']} {raw['last_name']}"


def set_passwords(password: str) -> None:
    """Give all demo accounts ``password``."""
    names = [raw["username"] for raw in accounts()]
    User.objects.filter(username__in=names).update(password=make_password(password))


def _make_user(
    raw: dict[str, Any],
    site: Site,
    content: dict[str, Any],
    units: dict[str, Unit],
    hashed: str,
) -> User:
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
    UserProfile.objects.create(user=user, preferred_language="th")
    # Posts that begin or end later are entered by the administrator on their day (``posts``).
    if "position" in raw and "from" not in raw:
        post = OfficerProfile.objects.create(
            user=user,
            site=site,
            full_name=full_name(raw),
            position=raw["position"],
            unit=units[raw["unit"]],
            order_number=content["order_number"],
            valid_from=date.fromisoformat(content["order_date"]),
        )
        for duty in raw["duties"]:
            post.duties.create(duty=duty)
    mirror_duties(user)
    return user
