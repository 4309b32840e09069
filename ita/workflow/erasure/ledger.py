"""The list of erasures outside of the database, by which a restore erases again what the backup
brings back: one JSON object a line, with numbers and hashes only.

It lies beside the anchors (``$DATA_DIR/anchors/erasures.jsonl``); keep it out of what a restore
overwrites.
"""

import fcntl
import json
import os
from pathlib import Path
from typing import Any

from django.conf import settings

from ita.register.models import RegisterEntry
from ita.register.sealed import SHOWN_FILES
from ita.workflow.erasure.erased import AGAIN_FOR, Erased


def path() -> Path:
    return Path(settings.ANCHOR_ROOT) / "erasures.jsonl"


def note(entry: RegisterEntry) -> None:
    """Write down what ``entry`` erased, once; on the disk when it returns.

    Raises:
        OSError: it could not be written.
    """
    path().parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path(), os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o640)
    with os.fdopen(descriptor, "r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        content = file.read()
        if any(line["sha256"] == entry.sha256 for line in _lines(content)):
            return
        torn = b"\n" if content and not content.endswith(b"\n") else b""
        file.write(torn + _text(entry) + b"\n")
        file.flush()
        os.fsync(file.fileno())


def read() -> list[dict[str, Any]]:
    """Each erasure that was not itself one after a restore: ``site``, ``page``, ``subject``,
    ``act``, ``number`` and ``sha256`` of the row, and what it ``erased`` as its details say.

    Raises:
        OSError: it is there and cannot be read.
    """
    try:
        return [line for line in _lines(path().read_bytes()) if not line["again"]]
    except FileNotFoundError:
        return []


def _text(entry: RegisterEntry) -> bytes:
    facts = {
        "site": entry.site_id,
        "page": entry.page_id,
        "number": entry.label,
        "sha256": entry.sha256,
        "time": entry.occurred_at.isoformat(),
        "again": AGAIN_FOR in entry.details,
        "act": entry.act,
        "subject": [entry.subject_kind, entry.subject_key, entry.subject_label],
        "erased": Erased.of(entry).as_details()
        | {key: value for key, value in entry.details.items() if key == SHOWN_FILES},
    }
    return json.dumps(facts, sort_keys=True, separators=(",", ":")).encode()


def _lines(content: bytes) -> list[dict[str, Any]]:
    """Without a line that a power cut tore off: its job is open still, and writes it again."""
    found = []
    for text in content.splitlines():
        try:
            found.append(json.loads(text))
        except ValueError:
            continue
    return found
