"""Frozen pages for a reader without the website: no scripts, no requests, links where they lead.

``where`` answers for a whole address where its frozen copy is, or None. What is not frozen is not
asked for; a link to it keeps its address on the web, for whoever follows it.
"""

import re
from collections.abc import Callable
from urllib.parse import urldefrag

from bs4 import BeautifulSoup, Tag

from ita.filing.sub_resources import CSS_ADDRESS, STYLE_LINKS, rels, srcset_addresses, whole

Where = Callable[[str], str | None]
GONE = ("script", "noscript", "iframe", "frame", "object", "embed", "base", "template")
SHOWN = ("src", "poster", "data-src")
# Other attributes by which a browser asks for something.
ASKS = frozenset(
    {
        *("background", "xlink:href", "data", "manifest", "lowsrc", "imagesrcset", "ping"),
        *("integrity", "crossorigin", "nonce", "codebase", "archive", "formaction"),
    }
)
SAFE = ("http:", "https:", "mailto:", "tel:", "#")


def rewrite_html(html: str, base: str, where: Where, note: str = "") -> bytes:
    """The page at ``base`` as a copy, with ``note`` above it."""
    soup = BeautifulSoup(html, "lxml")
    for tag in soup.find_all(GONE):
        tag.decompose()
    for tag in soup.find_all("meta"):
        if tag.get("http-equiv") or tag.get("charset"):
            tag.decompose()
    for tag in soup.find_all(True):
        _rewrite_tag(tag, base, where)
    _dress(soup, note)
    return soup.encode("utf-8", formatter="html5")


def rewrite_css(css: str, base: str, where: Where) -> str:
    """The style sheet, or a piece of one, with its addresses as copies; others show nothing."""

    def replaced(found: re.Match[str]) -> str:
        address = (found["url"] or found["imported"]).strip()
        if address.startswith("data:") and found["url"]:
            return found[0]
        place = _place(address, base, where) or "data:,"
        return f'url("{place}")' if found["url"] else f'@import "{place}"'

    return CSS_ADDRESS.sub(replaced, css)


def _rewrite_tag(tag: Tag, base: str, where: Where) -> None:
    for name in list(tag.attrs):
        if name.lower().startswith("on") or name.lower() in ASKS:
            del tag[name]
    if tag.name == "style" and tag.string:
        tag.string = rewrite_css(tag.string, base, where)
    if isinstance(style := tag.get("style"), str):
        tag["style"] = rewrite_css(style, base, where)
    if tag.name == "form":
        tag.attrs.pop("action", None)
    if tag.name == "link":
        _rewrite_link(tag, base, where)
        return
    if isinstance(href := tag.get("href"), str):
        _rewrite_href(tag, href, base, where)
    _rewrite_shown(tag, base, where)


def _rewrite_link(tag: Tag, base: str, where: Where) -> None:
    href = tag.get("href")
    place = _place(href, base, where) if isinstance(href, str) else None
    if place and rels(tag) & STYLE_LINKS:
        tag["href"] = place
    else:
        tag.decompose()


def _rewrite_href(tag: Tag, href: str, base: str, where: Where) -> None:
    """A link: to the copy; else to the web, where it is an address that is safe to follow."""
    if href.startswith("#"):
        return
    fragment = urldefrag(href).fragment
    if place := _place(href, base, where):
        tag["href"] = f"{place}#{fragment}" if fragment else place
        return
    outside = next(whole([href], base), href)
    if not outside.lower().startswith(SAFE):
        del tag["href"]
        return
    tag["href"] = f"{outside}#{fragment}" if fragment and outside != href else outside
    if tag.name != "a":  # an SVG's image or use would ask for it
        del tag["href"]
        return
    tag["rel"] = "noreferrer noopener"
    tag["target"] = "_blank"


def _rewrite_shown(tag: Tag, base: str, where: Where) -> None:
    for name in SHOWN:
        value = tag.get(name)
        if not isinstance(value, str) or value.startswith("data:"):
            continue
        if place := _place(value, base, where):
            tag[name] = place
        else:
            del tag[name]
    srcset = tag.get("srcset")
    if isinstance(srcset, str):
        known = [place for each in srcset_addresses(srcset) if (place := _place(each, base, where))]
        del tag["srcset"]
        if known and not tag.get("src") and tag.name == "img":
            tag["src"] = known[-1]
        elif known and tag.name == "source":
            tag["srcset"] = known[-1]


def _place(address: str, base: str, where: Where) -> str | None:
    for url in whole([address], base):
        return where(url)
    return None


def _dress(soup: BeautifulSoup, note: str) -> None:
    """The encoding, that nothing is fetched, and the note of whoever made the copy."""
    if soup.html is None:
        return
    head = soup.head
    if head is None:
        head = soup.new_tag("head")
        soup.html.insert(0, head)
    head.insert(0, soup.new_tag("meta", charset="utf-8"))
    if note and soup.body is not None:
        bar = soup.new_tag("p", attrs={"style": BAR, "role": "note"})
        bar.string = note
        soup.body.insert(0, bar)


BAR = (
    "position:static;margin:0;padding:.75rem 1rem;background:#fff3cd;color:#3b2f00;"
    "border-bottom:2px solid #b58900;font:16px/1.6 sans-serif;overflow-wrap:anywhere"
)
