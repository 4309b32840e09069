"""One round of visits: each address is asked once, and a server that stays silent is left alone."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from home.core import visits
from home.core.addresses import origin
from home.core.visits import Answer
from ita.monitoring.visits.reading import Reading, is_html, read, same
from ita.monitoring.visits.targets import FileTarget, Target
from ita.monitoring.visits.walking import walk

FILE_SECONDS = 60
TARGET_SECONDS = 120  # for all of one piece of evidence; what is left over then is not known
MOST_ELSEWHERE = 20 * 1024 * 1024  # bytes of an answer
SILENT_AFTER = 3  # faults on the way, one after the other
LOGIN_CODES = frozenset({401, 407})
LOGIN_VIEWS = ("wagtailadmin_login", "wagtailcore_login")


@dataclass(frozen=True)
class FileVisit:
    """What was found at the address of a file. ``is_approved``: whether it is the very file that
    was approved; None where that is not known."""

    title: str
    url: str
    status: int | None
    error: str
    size: int | None
    sha256: str
    is_approved: bool | None

    def stored(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class _Seen:
    """An answer without its body, what it says if it is a page, and when it came."""

    answer: Answer
    reading: Reading | None
    at: datetime


class Visitor:
    """Visits as a stranger, for the agency of ``site``; remembers what it saw in this round."""

    def __init__(self, site: Site, visit: Callable[..., Answer] | None = None) -> None:
        self._own = frozenset({origin(site.root_url)})
        self._root_url = site.root_url
        self._visit = visit or visits.visit
        self._seen: dict[str, _Seen] = {}
        self._faults: Counter[str] = Counter()
        self._until = 0.0

    def facts(self, target: Target) -> dict[str, Any]:
        """The fields of an ``EvidenceVisit``."""
        self._until = time.monotonic() + TARGET_SECONDS
        seen = self._ask(target.address, self._limits(target))
        files = [self._file(file) for file in target.files]
        walked = walk(target.steps, self.look)
        answer = seen.answer
        is_read = not answer.error and bool(answer.sha256)
        return {
            "address": target.address,
            "visited_at": seen.at,
            "error": answer.error,
            "status": answer.status,
            "redirects": [[hop.url, hop.status] for hop in answer.hops[:-1]],
            "final_url": answer.final_url if answer.hops else "",
            "seconds": round(answer.seconds, 3),
            "size": answer.size if is_read else None,
            "sha256": answer.sha256,
            "title_shown": _shows(seen, target.title),
            "asks_login": self._asks_login(seen),
            "files": [file.stored() for file in files],
            "walk": walked.outcome,
            "walk_step": walked.step,
        }

    def look(self, url: str) -> Reading | None:
        """What stands at ``url``; None where that is not known."""
        seen = self._ask(url, {})
        if seen.answer.error:
            return None
        nothing = Reading(url, "", (), frozenset(), {}, False)
        return seen.reading or nothing

    def is_silent(self, url: str) -> bool:
        """Whether its server did not answer so often that it is asked no more in this round."""
        return self._faults[origin(url)] >= SILENT_AFTER

    @property
    def silent(self) -> list[str]:
        return sorted(name for name, count in self._faults.items() if count >= SILENT_AFTER)

    def _limits(self, target: Target) -> dict[str, Any]:
        if target.is_elsewhere:
            return {"most": MOST_ELSEWHERE}
        return {"timeout": FILE_SECONDS} if target.evidence.document_id else {}

    def _file(self, file: FileTarget) -> FileVisit:
        answer = self._ask(file.url, {"timeout": FILE_SECONDS}).answer
        is_read = not answer.error and answer.status == 200
        return FileVisit(
            title=file.title,
            url=file.url,
            status=answer.status,
            error=answer.error,
            size=answer.size if is_read else None,
            sha256=answer.sha256 if is_read else "",
            is_approved=answer.sha256 == file.approved if is_read and file.approved else None,
        )

    def _ask(self, url: str, limits: dict[str, Any]) -> _Seen:
        address = url.partition("#")[0]
        if address not in self._seen:
            if reason := self._why_not_ask(address):
                nothing = Answer(address, (), 0, 0, "", b"", reason)
                return _Seen(nothing, None, timezone.now())
            answer = self._visit(address, own=self._own, **limits)
            reading = read(answer) if is_html(answer) else None
            self._seen[address] = _Seen(replace(answer, body=b""), reading, timezone.now())
            self._count(address, answer)
        return self._seen[address]

    def _why_not_ask(self, address: str) -> str:
        if self.is_silent(address):
            return visits.UNREACHABLE
        return visits.TIMEOUT if time.monotonic() > self._until else ""

    def _count(self, address: str, answer: Answer) -> None:
        server = origin(address)
        self._faults[server] = self._faults[server] + 1 if answer.error in visits.ON_THE_WAY else 0

    def _asks_login(self, seen: _Seen) -> bool | None:
        answer = seen.answer
        if answer.error or not answer.hops:
            return None
        if answer.status in LOGIN_CODES or (seen.reading and seen.reading.asks_password):
            return True
        logins = {same(f"{self._root_url}{reverse(name)}")[:3] for name in LOGIN_VIEWS}
        return any(same(hop.url)[:3] in logins for hop in answer.hops)


def _shows(seen: _Seen, title: str) -> bool | None:
    """Whether the page shows ``title``; None where it need not, or where no page came."""
    if not title or seen.answer.error or seen.answer.status != 200:
        return None
    return bool(seen.reading and seen.reading.shows(title))
