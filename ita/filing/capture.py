"""Visits what is filed as a stranger, and stores what is answered.

It can be begun again: what was answered for a filing is not asked again, so a worker that is killed
loses one answer.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urlsplit

from django.utils import timezone
from wagtail.models import Page, Site

from home.core.printable import printable
from home.core.visits import Answer
from home.core.visits import visit as visit  # for those who visit in the same round
from ita.filing import content, store
from ita.filing.enums import CaptureKind
from ita.filing.models import LONGEST_ADDRESS, Capture, Filing
from ita.filing.sub_resources import links_of, origin_of, resources_of_css, resources_of_html

MOST = {  # bytes of an answer
    CaptureKind.PAGE: 32 * 1024**2,
    CaptureKind.RESOURCE: 64 * 1024**2,
    CaptureKind.FILE: 2 * 1024**3,
    CaptureKind.ELSEWHERE: 64 * 1024**2,
}
SECONDS = 60  # for one answer
MOST_LISTED = 500  # pages of one list, with the pages that it lists
ERASED = "erased"


@dataclass(frozen=True)
class Target:
    """An address to visit. ``below``: of a list, its path: what it lists is visited too."""

    url: str
    kind: CaptureKind
    name: str = ""
    page_id: int = 0
    below: str = ""


class TimeIsUp(Exception):
    """The queue's time for one piece of work is over; the rest is done in the next."""


class Piece:
    """One piece of work of the queue: it does something, however short its time is."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self._began = False

    @property
    def left(self) -> float:
        """Seconds."""
        return max(self._until - time.monotonic(), 0)

    def begin(self) -> None:
        """Something new is about to be done.

        Raises:
            TimeIsUp: not in this piece any more.
        """
        if self._began and not self.left:
            raise TimeIsUp
        self._began = True


class Visitor:
    """Visits the targets of one filing, with all that their pages need."""

    def __init__(self, filing: Filing, piece: Piece, tell: Callable[[int, int], None]) -> None:
        self._filing, self._piece, self._tell = filing, piece, tell
        self._own = origins_of(filing.site)
        self._captures = {each.url: each for each in filing.captures.all()}
        self._seen: set[str] = set()
        self._shown_on: dict[str, set[int]] = {}
        self._listed: dict[str, int] = {}

    def visit_all(self, targets: Iterable[Target]) -> None:
        """
        Raises:
            TimeIsUp: call it again.
            OSError: an answer could not be stored.
        """
        queue = deque(targets)
        done = 0
        while queue:
            target = queue.popleft()
            done += 1
            if len(target.url) > LONGEST_ADDRESS:
                continue
            self._shown_on.setdefault(target.url, set()).add(target.page_id)
            if target.url not in self._seen:
                self._seen.add(target.url)
                queue.extend(self._led_to(target, self._captured(target)))
                self._tell(done, done + len(queue))
        self._note_pages()

    def _captured(self, target: Target) -> Capture:
        if known := self._captures.get(target.url):
            return known
        self._piece.begin()
        made = capture(self._filing, target, self._own)
        made.leads_to = [
            [each.url, each.kind, each.page_id, each.below] for each in self._read(target, made)
        ]
        made.save(force_insert=True)
        self._captures[target.url] = made
        return made

    def _led_to(self, target: Target, made: Capture) -> list[Target]:
        """What is to be visited because of this answer; what a page of another page shows, that
        one shows too."""
        found = []
        for url, kind, page_id, below in made.leads_to:
            if kind == CaptureKind.PAGE and not self._is_within_list(url, target.below):
                continue
            number = page_id or target.page_id
            found.append(Target(url, CaptureKind(kind), page_id=number, below=below))
        return found

    def _is_within_list(self, url: str, below: str) -> bool:
        """A list that goes on and on is visited to its limit."""
        if url in self._seen:
            return True
        self._listed[below] = self._listed.get(below, 0) + 1
        return self._listed[below] <= MOST_LISTED

    def _read(self, target: Target, made: Capture) -> list[Target]:
        """What the answer shows and, where it is a list, lists."""
        if not made.is_whole or target.kind == CaptureKind.ELSEWHERE:
            return []
        base = made.final_url
        if content.is_css(made):
            return self._resources(resources_of_css(content.text_of(made), base))
        if target.kind != CaptureKind.PAGE or not content.is_html(made):
            return []
        html = content.text_of(made)
        found = self._resources(resources_of_html(html, base))
        return found + (self._list(links_of(html, base), target.below) if target.below else [])

    def _resources(self, urls: set[str]) -> list[Target]:
        return [
            Target(url, CaptureKind.RESOURCE) for url in sorted(urls) if origin_of(url) in self._own
        ]

    def _list(self, urls: set[str], below: str) -> list[Target]:
        """What a list shows: its next pages, and the pages that stand in it."""
        found = []
        for url in sorted(urls):
            path = urlsplit(url).path
            if origin_of(url) not in self._own or not path.startswith(below):
                continue
            again = below if path == below else ""
            number = page_at(self._filing.site, path)
            found.append(Target(url, CaptureKind.PAGE, page_id=number, below=again))
        return found[:MOST_LISTED]

    def _note_pages(self) -> None:
        """Which pages show what was captured; a later page may show what an earlier one did."""
        changed = []
        for url, pages in self._shown_on.items():
            made, shown_on = self._captures.get(url), sorted(pages)
            if made and made.shown_on != shown_on:
                made.shown_on = shown_on
                changed.append(made)
        Capture.objects.bulk_update(changed, ["shown_on"], batch_size=500)


def capture(filing: Filing, target: Target, own: frozenset[str]) -> Capture:
    """Visit ``target`` and store the bytes of its answer; the row is the caller's to save."""
    began = timezone.now()
    with store.incoming(filing.site_id) as file:
        answer = visit(
            target.url,
            own=own if target.kind != CaptureKind.ELSEWHERE else frozenset(),
            timeout=SECONDS,
            most=MOST[target.kind],
            keep=0,
            into=file,
        )
        error, sha256 = answer.error, ""
        if answer.hops and not error:
            try:
                sha256 = store.keep(filing.site_id, file)
            except store.Erased:  # an act said that these bytes are not to be had
                error = ERASED
    return Capture(
        filing=filing,
        url=target.url,
        kind=target.kind,
        name=target.name[:300],
        page_id=target.page_id,
        hops=_hops(answer),
        sha256=sha256,
        size=answer.size if sha256 else 0,
        seconds=round(answer.seconds, 3),
        error=error,
        visited_at=began,
    )


def origins_of(site: Site) -> frozenset[str]:
    """Of the agency's own website, with its port."""
    parts = urlsplit(site.root_url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    named = {origin_of(site.root_url), f"{parts.scheme}://{parts.hostname}:{port}"}
    return frozenset(named)


def page_at(site: Site, path: str) -> int:
    """The number of the agency's page at the path of an address; 0 where there is none."""
    url_path = f"{site.root_page.url_path.rstrip('/')}{path}"
    pages = Page.objects.filter(url_path=unquote(url_path)).values_list("pk", flat=True)
    return pages.first() or 0


def plain(url: str) -> str:
    """What is asked for: the address without its fragment."""
    return urldefrag(url).url


def _hops(answer: Answer) -> list[dict[str, object]]:
    return [
        {
            "url": hop.url,
            "status": hop.status,
            "headers": [[printable(name), printable(value)] for name, value in hop.headers],
        }
        for hop in answer.hops
    ]
