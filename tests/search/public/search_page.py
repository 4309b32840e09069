"""What a visitor reads on the search page."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client


def found(client: Client, query: str, path: str = "/search/", **filters: Any) -> list[str]:
    response = client.get(path, {"q": query, **filters})
    assert response.status_code == 200
    return [hit.page.title for hit in response.context["found"].hits]


def text_of(client: Client, query: str, path: str = "/search/", **filters: Any) -> str:
    return str(client.get(path, {"q": query, **filters}).content.decode())


class Marks(HTMLParser):
    """The texts of a page's <mark> elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self._inside = self._inside or tag == "mark"

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "mark"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts.append(data)
