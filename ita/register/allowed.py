"""What the register last allowed of a thing that is no page: the agency's facts, a unit, …

A thing's rows are read oldest first. What the installation set up, a change that an approver
allowed, and a find that an approver confirmed say what its fields are from then on; the other rows
leave them as they are. A find is open until one of these, or its undoing, follows.

The rows' ``details`` hold ``changes``: for each field its name, its label of that day, the old and
the new value as JSON.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef
from wagtail.models import Site

from ita.register.enums import Act
from ita.register.models import RegisterEntry, RegisterEntryQuerySet

ALLOW = {Act.FACTS_SET, Act.CHANGE_ALLOWED, Act.CHANGE_CONFIRMED}
# By one hand: what it puts before the public was approved for itself.
ALLOW |= {Act.EVIDENCE_LINKED, Act.EVIDENCE_CHANGED, Act.EVIDENCE_UNLINKED, Act.SEARCH_CHANGED}
ABOUT_FACTS = ALLOW | {Act.CHANGE_FOUND, Act.CHANGE_UNDONE}
Key = tuple[str, str]  # kind and key of a subject


@dataclass(frozen=True)
class Allowed:
    """What may be read of a thing; ``row`` is the last that says so."""

    row: RegisterEntry | None = None
    values: tuple[tuple[str, Any], ...] = ()  # (field, value as JSON)
    found: RegisterEntry | None = None  # changed without approval, and nobody answered for it

    def value(self, field: str) -> Any:
        """None for a field of which no row speaks."""
        return dict(self.values).get(field)


def allowed_things(site: Site) -> dict[Key, Allowed]:
    """Of everything on the agency's register that is no page; one query."""
    things: dict[Key, Allowed] = {}
    for row in RegisterEntry.objects.of_site(site).filter(act__in=ABOUT_FACTS).order_by("pk"):
        key = (row.subject_kind, row.subject_key)
        things[key] = _after(things.get(key, Allowed()), row)
    return things


def allowed_of(site: Site, kind: str, key: str) -> Allowed:
    """Of one thing; nothing in it where the register does not know the thing."""
    allowed = Allowed()
    for row in RegisterEntry.objects.of_site(site).about(kind, key).order_by("pk"):
        allowed = _after(allowed, row)
    return allowed


def values_over_time(
    site: Site, kind: str, field: str
) -> dict[str, list[tuple[RegisterEntry, str, str]]]:
    """{key: (row, old value, new value) of each time that the field changed, oldest first} of all
    things of the ``kind``; one query."""
    changes: dict[str, list[tuple[RegisterEntry, str, str]]] = {}
    rows = RegisterEntry.objects.of_site(site).filter(subject_kind=kind, act__in=ALLOW)
    for row in rows.order_by("pk"):
        for change in row.details.get("changes", []):
            if change["field"] == field:
                told = (row, str(change["old"] or ""), str(change["new"] or ""))
                changes.setdefault(row.subject_key, []).append(told)
    return changes


def open_finds(site: Site | None = None) -> RegisterEntryQuerySet:
    """Rows of what was found changed without approval and nobody answered for, oldest first; of
    all agencies unless one is given."""
    same_thing = {name: OuterRef(name) for name in ("site_id", "subject_kind", "subject_key")}
    later = RegisterEntry.objects.filter(**same_thing, pk__gt=OuterRef("pk"))
    rows = RegisterEntry.objects.filter(act=Act.CHANGE_FOUND)
    rows = rows.exclude(Exists(later.filter(act__in=ABOUT_FACTS))).order_by("pk")
    return rows.of_site(site) if site else rows


def has_frame(site: Site) -> bool:
    """Whether the facts with which the agency began stand on its register."""
    return RegisterEntry.objects.of_site(site).filter(act=Act.FACTS_SET).exists()


def has_acts(site: Site) -> bool:
    """Whether an officer ever acted in the agency's publication: its first hour is over then."""
    before = {Act.FACTS_SET, Act.FRAME_SET, Act.POST_CHANGED, Act.ADMINISTERED}
    before |= {Act.TRAFFIC_CLOSED, Act.TRAFFIC_REMOVED}
    return RegisterEntry.objects.of_site(site).exclude(act__in=before).exists()


def _after(allowed: Allowed, row: RegisterEntry) -> Allowed:
    if row.act in ALLOW:
        new = {change["field"]: change["new"] for change in row.details.get("changes", [])}
        values = tuple((dict(allowed.values) | new).items())
        return Allowed(row, values)
    if row.act == Act.CHANGE_FOUND:
        return replace(allowed, found=row)
    return replace(allowed, found=None) if row.act == Act.CHANGE_UNDONE else allowed
