"""Rows of the register as workbooks show them."""

from collections.abc import Container
from dataclasses import replace

from home.enums import ContentKind
from ita.register.facts import reason_of
from ita.register.models import RegisterEntry
from ita.workbook.rows import RegisterRow

KINDS = dict(ContentKind.choices)


def register_row(entry: RegisterEntry, live: Container[int]) -> RegisterRow:
    """``entry`` for a sheet; ``live`` holds the ids of pages that can be opened today."""
    return RegisterRow(
        number=entry.label,
        act=entry.get_act_display(),
        at=entry.occurred_at,
        name=entry.actor_name,
        position=entry.actor_position,
        reason=reason_of(entry),
        page_title=entry.title,
        url=entry.page_url,
        is_live=entry.page_id in live,
        content_kind=str(KINDS.get(entry.content_kind, "")),
        seal=entry.seal_sha256,
        sha256=entry.sha256,
        previous_sha256=entry.previous_sha256,
    )


def outside_row(entry: RegisterEntry, title: str) -> RegisterRow:
    """``entry`` about a page that everybody can open, without reasons; under the ``title`` that the
    public reads: on the day of the act it may have been another one, of a draft."""
    return replace(register_row(entry, {entry.page_id}), reason="", page_title=title)
