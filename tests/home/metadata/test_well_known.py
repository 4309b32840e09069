"""robots.txt, favicon.ico and security.txt say what the agency's facts say."""

from datetime import datetime, timedelta

from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from home.models import AgencySettings
from tests.factories import ImageFactory


def told(client: Client) -> dict[str, str]:
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return dict(line.split(": ", 1) for line in response.content.decode().splitlines())


def test_security_txt_names_the_agencys_address(client: Client, site: Site) -> None:
    agency = AgencySettings.for_site(site)
    agency.email = "saraban@example.go.th"
    agency.save()
    assert told(client)["Contact"] == "mailto:saraban@example.go.th"
    agency.security_email = "security@example.go.th"
    agency.save()
    assert told(client)["Contact"] == "mailto:security@example.go.th"
    left = datetime.fromisoformat(told(client)["Expires"]) - timezone.now()
    assert timedelta(days=90) < left < timedelta(days=365)


def test_without_an_address_there_is_no_security_txt(client: Client, site: Site) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404


def test_robots_are_led_to_all_pages(client: Client, site: Site) -> None:
    text = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {site.root_url}/sitemap.xml" in text.splitlines()
    assert "Disallow: /admin/" in text


def test_the_icon_is_the_emblem_or_the_systems_own(client: Client, site: Site) -> None:
    assert client.get("/favicon.ico")["Location"].endswith(".svg")
    agency = AgencySettings.for_site(site)
    agency.emblem = ImageFactory()
    agency.save()
    assert client.get("/favicon.ico")["Location"].endswith(".png")
