"""WACZ 1.1.1: a ZIP with the records, their index, a list of pages, and the hashes of all of it."""

import json
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from typing import IO
from uuid import NAMESPACE_URL, uuid5

from ita.filing.models import Capture
from ita.filing.warc import FILE_NAME, SOFTWARE, warc_date, write_warc
from ita.filing.zipped import Zipped, add_file

VERSION = "1.1.1"
IN_MEMORY = 16 * 1024 * 1024


@dataclass(frozen=True)
class ListedPage:
    """A page with which a viewer begins."""

    url: str
    title: str
    visited_at: datetime


def write_wacz(
    captures: Iterable[Capture],
    pages: Iterable[ListedPage],
    out: IO[bytes],
    *,
    title: str,
    made_at: datetime,
) -> None:
    """Write the web archive of ``captures`` to ``out``; the same bytes each time.

    Raises:
        FileNotFoundError: frozen bytes are missing.
    """
    listed = list(pages)
    with (
        tempfile.SpooledTemporaryFile(IN_MEMORY) as warc,
        zipfile.ZipFile(out, "w", zipfile.ZIP_STORED, allowZip64=True) as archive,
    ):
        index = write_warc(captures, warc, made_at)
        lines = "".join(f"{line}\n" for line in sorted(map(str, index))).encode()
        warc.seek(0)
        add = partial(_add, archive, made_at.astimezone(UTC))
        parts = [
            add(f"archive/{FILE_NAME}", warc),
            add("indexes/index.cdxj", BytesIO(lines)),
            add("pages/pages.jsonl", BytesIO(_pages(listed))),
        ]
        package = _package(parts, listed, title, made_at)
        described = add("datapackage.json", BytesIO(package))
        digest = {"path": described.path, "hash": f"sha256:{described.sha256}"}
        add("datapackage-digest.json", BytesIO(_json(digest)))


def _pages(pages: list[ListedPage]) -> bytes:
    head = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
    rows = [
        {
            "id": str(uuid5(NAMESPACE_URL, page.url)),
            "url": page.url,
            "ts": warc_date(page.visited_at),
            "title": page.title,
        }
        for page in pages
    ]
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in (head, *rows))


def _package(parts: list[Zipped], pages: list[ListedPage], title: str, made_at: datetime) -> bytes:
    facts: dict[str, object] = {
        "profile": "data-package",
        "wacz_version": VERSION,
        "title": title,
        "software": SOFTWARE,
        "created": warc_date(made_at),
        "resources": [
            {
                "name": part.path.rpartition("/")[2],
                "path": part.path,
                "hash": f"sha256:{part.sha256}",
                "bytes": part.size,
            }
            for part in parts
        ],
    }
    if pages:
        facts |= {"mainPageUrl": pages[0].url, "mainPageDate": warc_date(pages[0].visited_at)}
    return _json(facts)


def _add(archive: zipfile.ZipFile, moment: datetime, path: str, content: IO[bytes]) -> Zipped:
    return add_file(archive, path, content, moment, packed=False)


def _json(facts: object) -> bytes:
    return json.dumps(facts, ensure_ascii=False, indent=2).encode()
