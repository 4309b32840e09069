"""The style sheet of an agency's colours: linked by every page, kept for ever under its address."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from home.models import AgencySettings

pytestmark = pytest.mark.django_db


def link(client: Client, host: str = "") -> str:
    """The address that the front page names; "" where it names none."""
    page = client.get("/", headers={"host": host} if host else {}).content.decode()
    found = re.search(r'href="(/colours/[0-9a-f]{12}\.css)"', page)
    return found[1] if found else ""


def choose(site: Site, **values: str) -> None:
    AgencySettings.objects.update_or_create(site=site, defaults=values)


def test_without_colours_nothing_is_linked(site: Site, client: Client) -> None:
    assert link(client) == ""
    response = client.get("/colours/0123456789ab.css")
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["Cache-Control"] == "no-cache"


def test_the_page_links_the_agencys_colours_at_an_address_of_their_own(
    site: Site, client: Client
) -> None:
    choose(site, colour="#5b2d8e", accent_colour="#ffd98d")
    first = link(client)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(first)
    assert len(queries) <= 2
    assert response.headers["Content-Type"] == "text/css"
    assert "immutable" in response.headers["Cache-Control"]
    assert "--agency-colour: #5b2d8e" in response.content.decode()
    assert "--agency-accent: #ffd98d" in response.content.decode()
    assert '<meta name="theme-color" content="#5b2d8e">' in client.get("/").content.decode()

    choose(site, colour="#1c6b3c")
    assert link(client) != first
    assert client.get(first).headers["Location"] == link(client)


def test_agencies_have_each_their_own(site: Site, other_agency: Site, client: Client) -> None:
    choose(site, colour="#5b2d8e")
    assert link(client) and not link(client, other_agency.hostname)


def test_a_stored_value_that_is_no_colour_never_comes_into_css(site: Site, client: Client) -> None:
    choose(site, colour="red;}*{", accent_colour="}")
    assert link(client) == ""
    assert b"red" not in client.get("/colours/0123456789ab.css").content
    assert b"red;" not in client.get("/").content
