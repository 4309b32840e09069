"""Reading public pages in tests as a browser would."""

import re

from bs4 import BeautifulSoup
from django.test import Client

NAMED_ONLY = {"canonical", "alternate"}  # links that name an address and load nothing


def soup_of(client: Client, url: str, status: int = 200) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def addresses_loaded(soup: BeautifulSoup) -> list[str]:
    """What a browser fetches by itself, or sends a form to."""
    tags = soup.find_all(["img", "script", "iframe", "link", "form", "source", "video", "object"])
    tags = [tag for tag in tags if not NAMED_ONLY.intersection(tag.get("rel") or [])]
    values = [tag.get(name) for tag in tags for name in ("src", "srcset", "href", "action", "data")]
    return [value for value in values if value]


def assert_well_built(soup: BeautifulSoup, language: str = "th") -> None:
    assert soup.html and soup.html["lang"] == language
    assert len(soup.find_all("h1")) == 1
    for landmark in ("header", "nav", "main", "footer"):
        assert soup.find(landmark)
    first_link = soup.body.find("a") if soup.body else None
    assert first_link and first_link["href"] == "#main"
    assert soup.find("main", id="main")
    assert not [a for a in addresses_loaded(soup) if re.match(r"(https?:)?//", a)]
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
