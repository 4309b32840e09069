"""Whose information was published, by today's units.

The unit is that of the content that was approved. A unit that was renamed since counts under
today's name, one that is gone under that of the unit which has the page today; each with its
former names in brackets.
"""

import json
from collections.abc import Iterable
from datetime import date

from wagtail.models import Site

from home.models import ContentPage, Unit
from home.thai.calendar import local_date
from ita.integrity.models import Seal
from ita.register.allowed import values_over_time
from ita.register.enums import SubjectKind
from ita.register.models import RegisterEntry

UNKNOWN = "ไม่ระบุหน่วยงานเจ้าของข้อมูล"


class Units:
    """The unit of each publication, and what the memo calls it; four queries."""

    def __init__(self, site: Site, rows: Iterable[RegisterEntry], first: date) -> None:
        rows = list(rows)
        self._names: dict[int, str] = dict(Unit.objects.filter(site=site).values_list("pk", "name"))
        self._changes = values_over_time(site, SubjectKind.UNIT, "name")
        self._first = first
        self._today: dict[int, int | None] = dict(
            ContentPage.objects.filter(pk__in={row.page_id for row in rows}).values_list(
                "pk", "owner_unit_id"
            )
        )
        sealed = _sealed_units(rows)
        self._merged: dict[int, set[int]] = {}
        self._of = {row.pk: self._unit_of(row, sealed.get(row.pk)) for row in rows}

    def of(self, row: RegisterEntry) -> int:
        """The number of the unit; 0 where nobody can say any more."""
        return self._of[row.pk]

    def name(self, number: int) -> str:
        """Today's name, with the former ones of these days on in brackets."""
        if number == 0:
            return UNKNOWN
        gone = self._last_name(number)
        name = self._names.get(number) or f"{gone} (ปัจจุบันไม่มีแล้ว)"
        former = [old for old in self._former(number) if old != name]
        return f"{name} (เดิม {', '.join(former)})" if former else name

    def _unit_of(self, row: RegisterEntry, sealed: int | None) -> int:
        if sealed is None or sealed in self._names:
            return sealed or 0
        today = self._today.get(row.page_id)
        if today is None or today not in self._names:
            return sealed
        self._merged.setdefault(today, set()).add(sealed)
        return today

    def _former(self, number: int) -> list[str]:
        changes = self._changes.get(str(number), [])
        renamed = [
            old for row, old, _new in changes if local_date(row.occurred_at) >= self._first and old
        ]
        merged = [self._last_name(gone) for gone in sorted(self._merged.get(number, ()))]
        return list(dict.fromkeys([*renamed, *merged]))

    def _last_name(self, number: int) -> str:
        changes = self._changes.get(str(number), [])
        return changes[-1][2] if changes else f"หน่วยงานหมายเลข {number}"


def _sealed_units(rows: list[RegisterEntry]) -> dict[int, int]:
    """{number of the row: unit of the content that it published}, where the seal still says it."""
    seals = Seal.objects.filter(request_id__in={row.request_id for row in rows})
    owners: dict[tuple[int, str], int] = {}
    for request_id, sha256, text in seals.values_list("request_id", "sha256", "content"):
        if unit := _owner(text):
            owners[request_id, sha256] = unit
    found = ((row.pk, owners.get((row.request_id, row.seal_sha256))) for row in rows)
    return {number: unit for number, unit in found if unit}


def _owner(sealed: str) -> int | None:
    """The unit in a sealed text; None where it was erased."""
    unit = json.loads(sealed)["fields"].get("owner_unit") if sealed else None
    return int(unit) if unit else None
