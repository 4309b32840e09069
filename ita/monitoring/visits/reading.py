"""What a visitor sees of a page that was served: its words, links, filters, and whether it asks who
they are. Of HTML as it came, without running its scripts."""

import re
import zlib
from dataclasses import dataclass
from email.message import Message
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from home.core.visits import KEEP, Answer

HTML = ("text/html", "application/xhtml+xml")
UNSEEN = ("script", "style", "template", "head")
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
    parser = _Parser(answer.final_url)
    parser.feed(_unpacked(answer).decode(_encoding(answer), errors="replace"))
    parser.close()
    return Reading(
        url=answer.final_url,
        text=one_line("".join(parser.words)),
        links=tuple(parser.links),
        ids=frozenset(parser.ids),
        options={name: frozenset(values) for name, values in parser.options.items()},
        asks_password=parser.asks_password,
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


class _Parser(HTMLParser):
    def __init__(self, url: str) -> None:
        super().__init__(convert_charrefs=True)
        self._url = url
        self._unseen: list[str] = []
        self._select = ""
        self.words: list[str] = []
        self.links: list[Link] = []
        self.ids: set[str] = set()
        self.options: dict[str, set[str]] = {}
        self.asks_password = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.add(given["id"])
        if tag in UNSEEN:
            self._unseen.append(tag)
        elif tag == "a" and "href" in given:
            self._add_link(given)
        elif tag == "select":
            self._select = given.get("name", "")
        elif tag == "option" and self._select:
            self.options.setdefault(self._select, set()).add(given.get("value", ""))
        elif tag == "input":
            self.asks_password |= given.get("type", "").lower() == "password"
        if tag not in ("b", "i", "em", "strong", "span", "a", "wbr"):
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._unseen and tag == self._unseen[-1]:
            self._unseen.pop()
        if tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.words.append(data)

    def _add_link(self, given: dict[str, str]) -> None:
        try:
            url = urljoin(self._url, given["href"].strip())
        except ValueError:
            return
        self.links.append(Link(url, frozenset(given.get("rel", "").lower().split())))
