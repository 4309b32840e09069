"""Is the register what its anchors say that it was? They stand outside of the database.

1. Each line of the file names the hash of the line before, and this installation.
2. Each anchor that the database knows of stands in the file.
3. Each row that a line names stands in the register, with the hash that it had.

A database that was restored from a backup is older than its anchors. The row of the restore says
so; until an administrator accepts it, that row is what is reported instead.

What was appended after the newest anchor can be cut off unnoticed: some minutes, at most
(docs/features/proof.md).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils.translation import gettext as _

from home.thai.calendar import format_datetime
from ita.register.anchors import file
from ita.register.anchors.file import Line
from ita.register.anchors.models import Anchor, Installation
from ita.register.faults import Fault
from ita.register.models import RegisterEntry
from ita.register.restored import Restore, restores


@dataclass(frozen=True)
class Row:
    """What an anchor is compared with."""

    site_id: int
    sha256: str


def anchor_faults(copy: Path | None = None) -> Iterator[Fault]:
    """What of the anchors does not agree with the register, and what is wrong with their file.

    Args:
        copy: another file of anchors to compare with, such as one kept on another machine.
    """
    known_restores = restores()
    known_anchors = [] if copy else _known_anchors(known_restores)  # before the file: it may grow
    try:
        lines = file.read(copy)
    except OSError as error:
        yield Fault(_name(copy), _("The file cannot be read (%(error)s).") % {"error": error})
        return
    yield from _file_faults(lines, copy)
    yield from _missing_anchors(lines, known_anchors)
    yield from _row_faults(lines, known_restores)
    if not copy:
        yield from (_to_accept(restore) for restore in known_restores if not restore.accepted)


def _file_faults(lines: list[Line], copy: Path | None) -> Iterator[Fault]:
    """What is wrong with the file itself."""
    if copy and not lines:
        yield Fault(_name(copy), _("The file is missing or empty."))
    previous, own = "", Installation.known()
    known = {"", *(line.sha256 for line in lines)}
    strangers: dict[str, int] = {}
    for number, line in enumerate(lines):
        name = _("%(file)s line %(number)s") % {"file": _name(copy), "number": line.position}
        if line.facts is None:
            follower = lines[number + 1].facts if number + 1 < len(lines) else None
            # Torn off by a power cut: the system itself saw it, and its next line names its hash.
            if not follower or follower["previous"] != line.sha256:
                yield Fault(name, _("The line cannot be read: it was damaged or changed."))
        else:
            # A copy has no order: a line that was not taken at once comes later, or twice.
            follows = (
                line.facts["previous"] in known if copy else line.facts["previous"] == previous
            )
            if not follows:
                yield Fault(name, _("A line before this one was removed, inserted or changed."))
            if own and line.facts["installation"] != own:
                strangers.setdefault(line.facts["installation"], line.position)
        previous = line.sha256
    if lines and not own:
        problem = _(
            "The database does not know its own name, which stands in its anchors: it was emptied."
        )
        yield Fault(_name(copy), problem)
    for installation, position in strangers.items():
        name = _("%(file)s line %(number)s") % {"file": _name(copy), "number": position}
        yield Fault(
            name,
            _("The line belongs to another installation (%(key)s). Put our own file back.")
            % {"key": installation},
        )


def _known_anchors(known: list[Restore]) -> list[tuple[str, datetime]]:
    """(hash, time) of the anchors that the database knows of and no restore accounts for."""
    explained = max((restore.known_anchors for restore in known), default=0)
    anchors = Anchor.objects.filter(pk__gt=explained).values_list("sha256", "written_at")
    return list(anchors.order_by("pk"))


def _missing_anchors(lines: list[Line], known: list[tuple[str, datetime]]) -> Iterator[Fault]:
    """Anchors that the database knows of and the file does not have (any more)."""
    written = {line.sha256 for line in lines}
    missing = [time for sha256, time in known if sha256 not in written]
    if not missing:
        return
    facts = {"count": len(missing), "time": format_datetime(missing[0])}
    if not lines:
        yield Fault(
            _name(None),
            _(
                "The file is missing. The database knows of %(count)s anchors, the oldest of "
                "%(time)s. Put the file back from its copy; if it is lost, record the restore "
                "(record_restore)."
            )
            % facts,
        )
        return
    yield Fault(
        _name(None),
        _(
            "The file lacks %(count)s anchors that the database knows of, the oldest of %(time)s: "
            "it is older than the database, or was cut. Put the file back from its copy."
        )
        % facts,
    )


def _row_faults(lines: list[Line], known: list[Restore]) -> Iterator[Fault]:
    """Rows that are not what they were when they were anchored; one fault for each agency."""
    own = Installation.known()
    ours = [line for line in lines if line.facts and own in ("", line.facts["installation"])]
    if not ours:
        return
    rows = _rows()
    explained = _Explained(lines, known)
    last_sound: dict[int, str] = {}
    wrong: dict[int, list[Line]] = {}
    for line in ours:
        assert line.facts
        site_id = line.facts["site"]
        if rows.get(line.facts["id"]) == Row(site_id, line.facts["sha256"]):
            if site_id not in wrong:
                last_sound[site_id] = line.facts["number"]
        elif not explained.by_restore(line):
            wrong.setdefault(site_id, []).append(line)
    for site_id, bad in wrong.items():
        yield _row_fault(bad, rows, last_sound.get(site_id))


def _row_fault(wrong: list[Line], rows: dict[int, Row], last_sound: str | None) -> Fault:
    line = wrong[0]
    assert line.facts
    number, time = line.facts["number"], format_datetime(line.time)
    facts = {"time": time, "count": len(wrong), "last": last_sound or "–", "rows": len(rows)}
    name = f"{line.facts['agency']} {number} (id {line.facts['id']})"
    if line.facts["id"] not in rows:
        problem = _(
            "This row stood on the register at %(time)s and is gone (%(count)s anchors; agreeing "
            "until row %(last)s; %(rows)s rows are left in all). Rows were cut off, or the "
            "database is older than its anchors. If a backup was restored, record it "
            "(record_restore)."
        )
    else:
        problem = _(
            "This row is not the one that stood here at %(time)s (%(count)s anchors; agreeing "
            "until row %(last)s). The register was written anew from a row after that on."
        )
    return Fault(name, problem % facts)


class _Explained:
    """Which lines a recorded restore accounts for: what was appended between backup and restore,
    as far as the anchors of that time go, and nothing before."""

    def __init__(self, lines: list[Line], known: list[Restore]) -> None:
        self._positions = {line.sha256: line.position for line in lines}
        self._restores = known

    def by_restore(self, line: Line) -> bool:
        assert line.facts
        return any(
            restore.entry.site_id == line.facts["site"]
            and line.position <= self._positions.get(restore.newest_anchor, 0)
            and line.facts["rows"] > restore.rows
            for restore in self._restores
        )


def _to_accept(restore: Restore) -> Fault:
    details = restore.details
    head, anchor = details["head"], details["anchor"]
    lost = anchor.get("rows", 0) > head["rows"]
    problem = (
        _(
            "The database was restored from the backup %(backup)s. Lost are the rows after "
            "%(head)s up to %(anchor)s. An administrator has to accept this on the register's "
            "screen."
        )
        if lost
        else _(
            "The database was restored from the backup %(backup)s. As far as the anchors know, no "
            "row was lost. An administrator has to accept this on the register's screen."
        )
    )
    facts = {
        "backup": details["backup"],
        "head": head["number"] or "–",
        "anchor": anchor.get("number", "–"),
    }
    return Fault(str(restore.entry), problem % facts)


def _rows() -> dict[int, Row]:
    rows = RegisterEntry.objects.order_by().values_list("pk", "site_id", "sha256")
    return {pk: Row(site_id, sha256) for pk, site_id, sha256 in rows.iterator()}


def _name(copy: Path | None) -> str:
    return str(copy) if copy else file.path().name
