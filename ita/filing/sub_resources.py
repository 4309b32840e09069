"""What a page needs to be seen as it was: style sheets, pictures, fonts. And what it links to."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from django.utils.encoding import iri_to_uri

# "url(x)", 'url("x")', '@import "x"' of a style sheet.
CSS_ADDRESS = re.compile(
    r"""url\(\s*(?P<quote>["']?)(?P<url>[^"')]+)(?P=quote)\s*\)"""
    r"""|@import\s+(?P<mark>["'])(?P<imported>[^"']+)(?P=mark)"""
)
SHOWN = {"img": "src", "source": "src", "video": "poster", "audio": "src", "input": "src"}
STYLE_LINKS = {"stylesheet", "icon", "apple-touch-icon"}


def resources_of_html(html: str, base: str) -> set[str]:
    """Whole addresses of what the page at ``base`` shows and is dressed in."""
    soup = BeautifulSoup(html, "lxml")
    found: set[str] = set()
    for name, attribute in SHOWN.items():
        for tag in soup.find_all(name):
            found.update(_of(tag, attribute))
            found.update(srcset_addresses(_text(tag, "srcset")))
    for tag in soup.find_all("video"):
        found.update(_of(tag, "src"))
    for tag in soup.find_all("link"):
        if rels(tag) & STYLE_LINKS:
            found.update(_of(tag, "href"))
    for tag in soup.find_all("style"):
        found.update(_css_addresses(tag.get_text()))
    for tag in soup.find_all(style=True):
        found.update(_css_addresses(_text(tag, "style")))
    return set(whole(found, base))


def resources_of_css(css: str, base: str) -> set[str]:
    """Whole addresses of what the style sheet at ``base`` needs."""
    return set(whole(_css_addresses(css), base))


def links_of(html: str, base: str) -> set[str]:
    """Whole addresses to which the page at ``base`` links, without their fragments."""
    soup = BeautifulSoup(html, "lxml")
    found = {_text(tag, "href") for tag in soup.find_all(["a", "area"], href=True)}
    return set(whole(found, base))


def title_of(html: str) -> str:
    title = BeautifulSoup(html, "lxml").title
    return " ".join(title.get_text().split()) if title else ""


def srcset_addresses(srcset: str) -> list[str]:
    return [each.split()[0] for each in srcset.split(",") if each.strip()]


def whole(addresses: Iterable[str], base: str) -> Iterator[str]:
    """Without fragments; nothing of ``data:``, ``mailto:`` and the like."""
    for address in addresses:
        try:
            url = iri_to_uri(urldefrag(urljoin(base, address.strip())).url)
            if urlsplit(url).scheme in ("http", "https"):
                yield url
        except ValueError:
            continue


def origin_of(url: str) -> str:
    """Scheme, host and port of an address: "https://host:port"."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()


def rels(tag: Tag) -> set[str]:
    found = tag.get("rel") or ""
    named = found.split() if isinstance(found, str) else found
    return {str(each).lower() for each in named}


def _css_addresses(css: str) -> set[str]:
    matches = CSS_ADDRESS.finditer(css)
    return {(found["url"] or found["imported"]).strip() for found in matches}


def _of(tag: Tag, attribute: str) -> list[str]:
    address = _text(tag, attribute)
    return [address] if address else []


def _text(tag: Tag, attribute: str) -> str:
    value = tag.get(attribute)
    return value if isinstance(value, str) else ""
