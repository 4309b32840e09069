"""WARC records (ISO 28500) of frozen answers, and their index (CDXJ).

Made anew from the frozen bytes each time, and the same each time: ids and times are those of the
filing. What was erased is left out; the manifest still has its hash.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import responses
from io import BytesIO
from typing import IO, Any
from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from ita.filing import store
from ita.filing.enums import CaptureKind
from ita.filing.models import Capture

FILE_NAME = "data.warc.gz"
SOFTWARE = "ita-site"
# Of how it travelled; what is stored is what arrived.
OF_THE_WAY = {"transfer-encoding", "connection", "keep-alive"}


@dataclass(frozen=True)
class Line:
    """A line of the index."""

    key: str
    timestamp: str
    facts: dict[str, str]

    def __str__(self) -> str:
        return f"{self.key} {self.timestamp} {json.dumps(self.facts, ensure_ascii=True)}"


def write_warc(captures: Iterable[Capture], out: IO[bytes], made_at: datetime) -> list[Line]:
    """Write the records of ``captures``; returns their index, unsorted.

    Raises:
        FileNotFoundError: frozen bytes are missing.
    """
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    _write_info(writer, made_at)
    return [line for each in captures for line in _write(writer, out, each)]


def surt(url: str) -> str:
    """The address as an index sorts it: "th,go,phaya)/law?year=2569"."""
    parts = urlsplit(url.lower())
    if not parts.hostname:
        return url.lower()
    host = ",".join(reversed(parts.hostname.removeprefix("www.").split(".")))
    port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return f"{host}{port}){parts.path.rstrip('/') or '/'}" + (f"?{query}" if query else "")


def warc_date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _write_info(writer: Any, made_at: datetime) -> None:
    record = writer.create_warcinfo_record(
        FILE_NAME, {"software": SOFTWARE, "format": "WARC File Format 1.1"}
    )
    record.rec_headers.replace_header("WARC-Date", warc_date(made_at))
    record.rec_headers.replace_header("WARC-Record-ID", _record_id(f"info {made_at}", 0))
    writer.write_record(record)


def _write(writer: Any, out: IO[bytes], capture: Capture) -> Iterable[Line]:
    if capture.error or not capture.sha256:
        return
    try:
        content = store.open_object(capture.filing.site_id, capture.sha256)
    except store.Erased:
        return
    with content:
        if capture.kind == CaptureKind.PAPER:
            yield _resource(writer, out, capture, content)
            return
        for number, hop in enumerate(capture.hops[:-1]):
            yield _response(writer, out, capture, number, hop, BytesIO(), 0)
        last = len(capture.hops) - 1
        yield _response(writer, out, capture, last, capture.hops[-1], content, capture.size)


def _response(
    writer: Any,
    out: IO[bytes],
    capture: Capture,
    number: int,
    hop: dict[str, Any],
    content: IO[bytes],
    size: int,
) -> Line:
    status = hop["status"]
    sent = [(name, value) for name, value in hop["headers"] if name.lower() not in OF_THE_WAY]
    reason = responses.get(status, "")
    headers = StatusAndHeaders(f"{status} {reason}".strip(), sent, protocol="HTTP/1.1")
    record = writer.create_warc_record(
        hop["url"],
        "response",
        payload=content,
        length=size,
        http_headers=headers,
        warc_headers_dict=_headers(capture, number, sha256=capture.sha256 if size else ""),
    )
    return _written(writer, out, record, capture, hop["url"], str(status))


def _resource(writer: Any, out: IO[bytes], capture: Capture, content: IO[bytes]) -> Line:
    record = writer.create_warc_record(
        capture.url,
        "resource",
        payload=content,
        length=capture.size,
        warc_content_type=capture.media_type,
        warc_headers_dict=_headers(capture, 0, sha256=capture.sha256),
    )
    return _written(writer, out, record, capture, capture.url, "200")


def _headers(capture: Capture, number: int, sha256: str) -> dict[str, str]:
    headers = {
        "WARC-Record-ID": _record_id(f"{capture.filing_id} {capture.url}", number),
        "WARC-Date": warc_date(capture.visited_at),
    }
    if sha256:
        headers["WARC-Payload-Digest"] = f"sha256:{sha256}"
    return headers


def _written(
    writer: Any, out: IO[bytes], record: Any, capture: Capture, url: str, status: str
) -> Line:
    offset = out.tell()
    writer.write_record(record)
    is_last = url == capture.final_url
    facts = {
        "url": url,
        "mime": (capture.media_type if is_last else "") or "unk",
        "status": status,
        "digest": record.rec_headers.get_header("WARC-Payload-Digest") or "",
        "length": str(out.tell() - offset),
        "offset": str(offset),
        "filename": FILE_NAME,
    }
    timestamp = capture.visited_at.astimezone(UTC).strftime("%Y%m%d%H%M%S")
    return Line(surt(url), timestamp, facts)


def _record_id(name: str, number: int) -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, f'ita-site {name} {number}')}>"
