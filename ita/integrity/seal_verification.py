"""Are the seals what was sealed? Each is compared with its own hash and with the rows that bind it.

1. The text of each seal must have its hash; where it was erased, the row that it names must say so.
2. Each seal must be named by a row: of the act that made it, or of the frame.
3. Each row that bound what is live to a seal must find it.

Seals of the frame of an installation that was set up before there was ``Act.FRAME_SET`` are named
by no row until ``setup_site`` has been run once more.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ita.integrity.models import Seal
from ita.register.faults import Fault
from ita.register.sealed import Key, erased_seals, frame_seals, keeps_seal, naming_seals

CHUNK = 200
COLUMNS = ("page_id", "seal_sha256", "act", "number", "fiscal_year")


@dataclass
class _Rows:
    """What the register says of seals."""

    named: set[Key] = field(default_factory=set)
    needed: dict[Key, str] = field(default_factory=dict)  # and the row that needs it
    frame: set[Key] = field(default_factory=set)
    erased: dict[int, set[str]] = field(default_factory=dict)  # hashes, by the row that erased


def seal_faults() -> Iterator[Fault]:
    """All faults of all seals."""
    rows = _read_rows()
    found: set[Key] = set()
    for seal in Seal.objects.order_by("pk").iterator(CHUNK):
        key = (seal.page_id, seal.sha256)
        found.add(key)
        name = _("seal %(number)s of page %(page)s") % {"number": seal.pk, "page": seal.page_id}
        if problem := _text_problem(seal, rows):
            yield Fault(name, problem)
        if key not in rows.named | rows.frame and (seal.request_id or rows.frame):
            yield Fault(name, _("No row of the register names this seal: nobody approved it."))
    for key, row in rows.needed.items():
        if key not in found:
            yield Fault(row, _("The seal that this row names is gone: its content is not proven."))
    for page_id, sha256 in sorted(rows.frame - found):
        name = _("seal %(number)s of page %(page)s") % {"number": sha256[:12], "page": page_id}
        yield Fault(name, _("The seal of the frame is gone."))


def _text_problem(seal: Seal, rows: _Rows) -> str | None:
    if seal.erased_by:
        if seal.content:
            return _("It says that it was erased, and has a text.")
        if seal.sha256 in rows.erased.get(seal.erased_by, set()):
            return None
        return _("Its text was erased, and no row of the register says so.")
    digest = hashlib.sha256(seal.content.encode("utf-8", "surrogatepass")).hexdigest()
    if digest != seal.sha256:
        return _("Its text is not the one that was sealed: it was changed.")
    return None


def _read_rows() -> _Rows:
    rows = _Rows()
    for row in naming_seals().only(*COLUMNS).iterator():
        key = (row.page_id, row.seal_sha256)
        rows.named.add(key)
        if keeps_seal(row.act):
            rows.needed.setdefault(key, f"{row.label} (id {row.pk})")
    rows.frame = frame_seals()
    rows.erased = erased_seals()
    return rows
