"""Is what was filed still what was filed? From the register's row down to the last byte.

1. Each filing's row stands on the register, and names its manifest.
2. The manifest's bytes have that hash, and so has everything that the manifest names; what was
   erased, a row of the register says so.
3. The rows of the database say what the manifest says.
4. The time stamp is about the manifest.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from ita.filing import stamping, store
from ita.filing.erasure import ERASED
from ita.filing.manifest import Json, capture_records, hashes_of
from ita.filing.models import Filing, FrozenObject
from ita.filing.operations import MANIFEST
from ita.register.faults import Fault
from ita.register.models import RegisterEntry
from ita.register.sealed import filing_rows


@dataclass
class Verified:
    """What was compared; ``erased``: {hash: the row by which it was erased}."""

    filings: int = 0
    objects: int = 0
    erased: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def verify_filings() -> Verified:
    """All filings of all agencies."""
    result = Verified()
    rows = filing_rows()
    known: set[int] = set()
    for filing in Filing.objects.filed().select_related("framework", "site").order_by("pk"):
        result.filings += 1
        known.add(filing.entry_id)
        for problem in _Filing(filing, rows.get(filing.entry_id), result).problems():
            result.faults.append(Fault(_name(filing), problem))
    for pk, row in rows.items():
        if pk not in known:
            lost = _("What this row filed is gone: the database does not know of it.")
            result.faults.append(Fault(f"{row.label} (id {pk})", lost))
    return result


class _Filing:
    """One filing under the comparison."""

    def __init__(self, filing: Filing, row: RegisterEntry | None, result: Verified) -> None:
        self._filing, self._row, self._result = filing, row, result
        self._site_id = filing.site_id

    def problems(self) -> Iterator[str]:
        named = self._row.details.get(MANIFEST) if self._row else None
        if named != self._filing.manifest_sha256:
            yield _("No row of the register filed this manifest.")
        if problem := self._problem_of(self._filing.manifest_sha256):
            yield _("manifest: %(problem)s") % {"problem": problem}
            return
        try:
            manifest = json.loads(store.read(self._site_id, self._filing.manifest_sha256))
        except store.Erased:
            return
        for sha256 in sorted(hashes_of(manifest)):
            if problem := self._problem_of(sha256):
                yield f"{_place(manifest, sha256)}: {problem}"
        yield from self._differences(manifest)
        if self._filing.stamp_sha256 and (
            problem := self._problem_of(self._filing.stamp_sha256)
            or stamping.why_stamp_not_sound(self._filing)
        ):
            yield _("time stamp: %(problem)s") % {"problem": problem}

    def _problem_of(self, sha256: str) -> str | None:
        self._result.objects += 1
        row = FrozenObject.objects.filter(site_id=self._site_id, sha256=sha256).first()
        if row and row.erased_by:
            return self._problem_of_erased(row)
        problem = store.why_not_sound(self._site_id, sha256)
        if problem is None and row is None:
            return _("The database does not know these bytes any more.")
        return problem

    def _problem_of_erased(self, row: FrozenObject) -> str | None:
        entry = RegisterEntry.objects.filter(pk=row.erased_by, site_id=row.site_id).first()
        if entry is None or row.sha256 not in entry.details.get(ERASED, []):
            return _("It is marked as erased, and no row of the register says so.")
        if store.path_of(row.site_id, row.sha256).exists():
            still = _("It was erased by register number %(number)s, and its bytes are still there.")
            return still % {"number": entry.label}
        self._result.erased[row.sha256] = entry.label
        return None

    def _differences(self, manifest: Json) -> Iterator[str]:
        stored = [row.record for row in self._filing.items.order_by("position")]
        if stored != manifest["items"]:
            yield _("The items in the database are not those of the manifest.")
        if capture_records(self._filing.captures.all()) != manifest["captures"]:
            yield _("The answers in the database are not those of the manifest.")


def _place(manifest: Json, sha256: str) -> str:
    """What the bytes are: their address, or which part of the filing."""
    if sha256 == manifest["workbook"]:
        return str(_("workbook"))
    if sha256 == manifest["inside"]:
        return str(_("what officers alone read"))
    urls: list[Any] = [each["url"] for each in manifest["captures"] if each["sha256"] == sha256]
    return urls[0] if urls else sha256


def _name(filing: Filing) -> str:
    return f"{filing} (id {filing.pk})"
