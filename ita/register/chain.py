"""The hash chain of the register: each row carries the hash of its own words and of the row before.

The format is frozen by ``CHAIN_VERSION``: a new rule gets a new number beside the old one, so that
old rows stay verifiable. Imported by migrations: nothing of ours is imported here.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

CHAIN_VERSION = 2
FIRST = ""  # what stands for the hash before an agency's first row

FIELDS_V1 = (
    "id",
    "site_id",
    "agency",
    "fiscal_year",
    "number",
    "act",
    "occurred_at",
    "actor_id",
    "actor_username",
    "actor_name",
    "actor_position",
    "reason",
    "page_id",
    "page_title",
    "page_url",
    "content_kind",
    "request_id",
    "revision_id",
    "details",
    "seal_version",
    "seal_sha256",
    "chain_version",
    "previous_sha256",
)
SUBJECT = ("subject_kind", "subject_key", "subject_label")
FIELDS_V2 = (*FIELDS_V1, *SUBJECT)


def row_hash(row: Mapping[str, Any]) -> str:
    """SHA-256 (hexadecimal) of a register row given as {column: value}.

    Raises:
        KeyError: no rule has the row's ``chain_version``.
    """
    return _RULES[row["chain_version"]](row)


def _hash(names: tuple[str, ...], row: Mapping[str, Any]) -> str:
    words = {name: _plain(row[name]) for name in names}
    text = json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: object) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value


_RULES: dict[int, Callable[[Mapping[str, Any]], str]] = {
    1: partial(_hash, FIELDS_V1),  # knows acts on pages only
    2: partial(_hash, FIELDS_V2),
}
