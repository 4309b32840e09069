"""The manifest of a filing: what was filed, as canonical JSON. Its hash stands on the register.

Its form is frozen: old filings are verified by it. Another form takes the next ``VERSION``.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from ita.filing.models import Capture

VERSION = 1
Json = dict[str, Any]


def canonical(value: Any) -> bytes:
    """JSON with sorted keys and without spaces, as UTF-8."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace")


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def capture_record(capture: Capture) -> Json:
    """What the manifest says of one answer."""
    return {
        "url": capture.url,
        "kind": capture.kind,
        "name": capture.name,
        "page": capture.page_id,
        "shown_on": capture.shown_on,
        "hops": capture.hops,
        "sha256": capture.sha256,
        "size": capture.size,
        "seconds": capture.seconds,
        "error": capture.error,
        "visited_at": capture.visited_at.isoformat(),
    }


def capture_records(captures: Iterable[Capture]) -> list[Json]:
    return sorted((capture_record(each) for each in captures), key=lambda each: each["url"])


def hashes_of(manifest: Json) -> set[str]:
    """The hashes of all bytes that the manifest names."""
    named = {each["sha256"] for each in manifest["captures"] if each["sha256"]}
    return named | {manifest["workbook"], manifest["inside"]}
