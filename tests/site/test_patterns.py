"""The pattern page: for officers, unknown to visitors, and complete."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as django_settings
from django.test import Client

from ita_site.patterns import TOKENS
from tests.factories import UserFactory
from tests.site.reading import assert_well_built

pytestmark = pytest.mark.django_db
CSS = django_settings.BASE_DIR / "ita_site/static/css"


def test_visitors_do_not_find_it(site: Any, client: Client) -> None:
    assert client.get("/patterns/").status_code == 404
    assert client.get("/en/patterns/").status_code == 404


@pytest.mark.parametrize("role", ["requester", "webmaster", "admin"])
def test_officers_see_every_component(
    role: str, site: Any, client_of: Callable[[Any], Client]
) -> None:
    response = client_of(UserFactory(**{role: True})).get("/patterns/")
    assert response.status_code == 200
    html = response.content.decode()
    assert '<meta name="robots" content="noindex">' in html
    assert_well_built(BeautifulSoup(html, "html.parser"), language="th")
    for part in ("table-scroll", "person", "steps", "file-list", "notice-error", "state-complete"):
        assert part in html, part


def test_the_tokens_are_those_of_the_style_sheets() -> None:
    light = (CSS / "site.css").read_text("utf-8")
    shown = (CSS / "patterns.css").read_text("utf-8")
    for token in TOKENS.split():
        assert f"--{token}: " in light, token
        assert f".pattern-{token} {{ background: var(--{token}); }}" in shown, token
