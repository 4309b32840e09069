"""What the papers of a request say: from the register and the sealed content alone, so that they
can be printed when users, pages and revisions are gone."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.apps import apps
from django.utils import translation
from wagtail.models import Revision

from home.enums import ContentKind
from home.models import Unit
from home.thai.calendar import format_period
from ita.integrity.models import Seal
from ita.integrity.seal import seal_of, sealed_documents
from ita.register.history import request_status
from ita.register.models import RegisterEntry
from ita.register.statuses import RequestStatus

ADDRESS = re.compile(r"https?://\S+")
LINK = re.compile(r'href="(https?://[^"]+)"')


@dataclass(frozen=True)
class Content:
    """The words of the content that a request is about; empty where nothing is kept of it."""

    type_name: str = ""
    summary: str = ""
    source: str = ""
    unit: str = ""
    kind: str = ""
    period: str = ""
    links: list[str] = field(default_factory=list)  # addresses outside of the website
    files: list[str] = field(default_factory=list)  # titles


@dataclass(frozen=True)
class RequestRecord:
    """One request: where it stands, and what it is about. ``for_public``: its papers leave out
    what officers wrote to each other."""

    status: RequestStatus
    content: Content
    for_public: bool = False

    @property
    def opening(self) -> RegisterEntry:
        """The row that numbers the request: when it was made, last."""
        return self.status.opening

    @property
    def note(self) -> str:
        """The requester's message to the officers."""
        return "" if self.for_public else self.opening.reason


def request_record(request_id: int) -> RequestRecord | None:
    """All that the register and the seals know of the request; None when it knows of none."""
    status = request_status(request_id)
    return RequestRecord(status, _content(status)) if status else None


def _content(status: RequestStatus) -> Content:
    row = status.sealed or status.last or status.first
    text = _canonical_text(row.request_id, row.revision_id)
    with translation.override("th"):  # papers are Thai, whoever asks
        return _read(json.loads(text)) if text else Content()


def _canonical_text(request_id: int, revision_id: int) -> str:
    seals = Seal.objects.filter(request_id=request_id).order_by("pk")
    if seal := seals.filter(revision_id=revision_id).last():
        return seal.content
    if revision := Revision.objects.filter(pk=revision_id).first():
        return seal_of(revision.as_object()).text
    earlier = seals.last()
    return earlier.content if earlier else ""


def _read(sealed: dict[str, Any]) -> Content:
    fields = sealed["fields"]
    unit = Unit.objects.filter(pk=fields.get("owner_unit", 0)).first()
    kind = fields.get("content_kind", "")
    return Content(
        type_name=_type_name(sealed["type"]),
        summary=fields.get("summary", ""),
        source=fields.get("source", ""),
        unit=unit.name if unit else "",
        kind=str(ContentKind(kind).label) if kind in ContentKind else "",
        period=format_period(_day(fields, "period_from"), _day(fields, "period_to")),
        links=list(dict.fromkeys(_addresses(fields))),
        files=[facts["title"] for facts in sealed_documents(sealed)],
    )


def _type_name(label: str) -> str:
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except LookupError:
        return ""


def _day(fields: dict[str, Any], name: str) -> date | None:
    return date.fromisoformat(fields[name]) if name in fields else None


def _addresses(value: object) -> Iterator[str]:
    """Addresses outside: whole values that are one, and links in rich text."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _addresses(part)
    elif isinstance(value, str):
        if ADDRESS.fullmatch(value):
            yield value
        yield from LINK.findall(value)
