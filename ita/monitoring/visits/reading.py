"""What a visitor sees of a page that was served: its words, links, filters, and whether it asks who
they are. Of HTML as it came, without running its scripts."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from bs4.exceptions import ParserRejectedMarkup

from home.core.visits import KEEP, Answer
from home.readable import OWN_ELEMENTS

HTML = ("text/html", "application/xhtml+xml")
UNSEEN = ["script", "style", "template", "head"]
WITHIN_A_LINE = frozenset({"b", "i", "em", "strong", "span", "a", "wbr"}) | OWN_ELEMENTS
ANY_WINDOW = 47  # zlib's number for "gzip or deflate, of any size"
SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Link:
    """Where a link leads, whole; ``rel`` are the words of its attribute."""

    url: str
    rel: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Reading:
    """``options``: what each list of choices offers; ``ids``: the parts an address can name."""

    url: str
    text: str
    links: tuple[Link, ...]
    ids: frozenset[str]
    options: dict[str, frozenset[str]]
    asks_password: bool

    def shows(self, words: str) -> bool:
        """Whether ``words`` stand on the page."""
        return one_line(words) in self.text

    def leads_to(self, url: str) -> bool:
        wanted = same(url)
        return any(same(link.url) == wanted for link in self.links)

    @property
    def next_url(self) -> str:
        """The next page of a list; empty where there is none."""
        return next((link.url for link in self.links if "next" in link.rel), "")


def is_html(answer: Answer) -> bool:
    """Whether the answer is a page that came whole."""
    content_type = str(answer.headers.get("Content-Type", ""))
    return not answer.error and content_type.partition(";")[0].strip().lower() in HTML


def read(answer: Answer) -> Reading:
    """What the page says that ``answer`` brought."""
    soup = _parsed(_unpacked(answer).decode(_encoding(answer), errors="replace"))
    ids = frozenset(str(tag["id"]) for tag in soup.find_all(id=True))
    for tag in soup.find_all(UNSEEN):
        tag.extract()
    return Reading(
        url=answer.final_url,
        text=one_line("".join(_words(soup))),
        links=tuple(_links(soup, answer.final_url)),
        ids=ids,
        options=_options(soup),
        asks_password=any(
            str(tag.get("type", "")).lower() == "password" for tag in soup.find_all("input")
        ),
    )


def one_line(words: str) -> str:
    return SPACES.sub(" ", words).strip()


def same(url: str) -> tuple[str, ...]:
    """What two addresses have in common that open the same page: not the part, nor choices that
    were left empty, nor the order of them."""
    parts = urlsplit(urldefrag(url).url)
    chosen = sorted(f"{name}={value}" for name, value in parse_qsl(parts.query))
    return (parts.scheme, parts.netloc.lower(), parts.path or "/", *chosen)


def _unpacked(answer: Answer) -> bytes:
    """Some servers pack what they were asked not to; no more of it than is kept of others."""
    if str(answer.headers.get("Content-Encoding", "")).lower() not in ("gzip", "deflate"):
        return answer.body
    try:
        return zlib.decompressobj(ANY_WINDOW).decompress(answer.body, KEEP)
    except zlib.error:
        return b""


def _encoding(answer: Answer) -> str:
    header = Message()
    header["Content-Type"] = str(answer.headers.get("Content-Type", ""))
    named = header.get_content_charset() or "utf-8"
    try:
        "".encode(named)
    except LookupError:
        return "utf-8"
    return named


def _parsed(html: str) -> BeautifulSoup:
    """What no parser takes says nothing."""
    try:
        return BeautifulSoup(html, "html.parser")
    except ParserRejectedMarkup:
        return BeautifulSoup("", "html.parser")


def _words(soup: BeautifulSoup) -> Iterator[str]:
    """A block stands apart from what is before it; what is within a line does not."""
    for part in soup.descendants:
        if isinstance(part, Tag):
            yield "" if part.name in WITHIN_A_LINE else " "
        elif type(part) is NavigableString:  # no comment, no declaration
            yield str(part)


def _links(soup: BeautifulSoup, url: str) -> Iterator[Link]:
    for tag in soup.find_all("a", href=True):
        try:
            address = urljoin(url, str(tag["href"]).strip())
        except ValueError:
            continue
        yield Link(
            address, frozenset(word.lower() for word in tag.get_attribute_list("rel") if word)
        )


def _options(soup: BeautifulSoup) -> dict[str, frozenset[str]]:
    return {
        str(name): frozenset(
            str(option.get("value", ""))
            for choice in soup.find_all("select", attrs={"name": name})
            for option in choice.find_all("option")
        )
        for name in {choice["name"] for choice in soup.find_all("select", attrs={"name": True})}
    }
