"""What the public reads beside pages: facts of the agency, of its units, …, and whether they are
what was allowed.

A kind of fact is data (``FactKind``). The rooms above add theirs by the hook
``register_fact_kind``. Which value was allowed is on the register (``ita.register.allowed``); who
may propose and allow another, in ``ita.workflow.changes``.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Site

from home.core.duties import Group
from home.models import AgencyDocument, AgencyImage, AgencySettings, Unit
from home.models.settings import FACTS
from ita.integrity.disk import Disk
from ita.register import allowed
from ita.register.allowed import Allowed
from ita.register.enums import SubjectKind
from ita.register.subjects import Subject

FACT_KIND_HOOK = "register_fact_kind"
LONGEST_KEY = 18  # digits of a number that the database holds
NEW = "new"  # the key of a thing that does not exist yet


def value_of(thing: Any, field: str) -> Any:
    """The field as JSON; a file by its number, its name and the hash of its bytes."""
    value: Any = getattr(thing, field)
    if isinstance(value, AgencyDocument | AgencyImage):
        return {"id": value.pk, "title": value.title, "sha256": value.sha256}
    return value


@dataclass(frozen=True)
class FactKind:
    """Things of one model whose ``fields`` the public reads.

    ``derived`` names what the public reads of a thing that is computed, {attribute: label}: it is
    allowed together with the fields.
    """

    kind: SubjectKind
    model: type[Model]
    fields: tuple[str, ...]
    proposers: Group | None  # the duty that proposes a change; None where acts of their own make it
    key: str = "pk"  # the attribute that tells one thing of an agency from another
    # What a key names that is not stored yet; None where there is no such thing.
    blank: Callable[[Site, str], Model | None] = lambda site, key: None
    things: Callable[[Site], QuerySet[Any]] | None = None  # all stored things of the agency
    value: Callable[[Any, str], Any] = value_of
    can_be_put_back: bool = True  # whether the values say enough to make the thing so again
    derived: Mapping[str, Any] = field(default_factory=dict)
    # What else makes the thing so, beside storing its fields.
    make: Callable[[Any, Mapping[str, Any]], None] | None = None
    shown_at: Callable[[str], str] | None = None  # by key, the screen that shows all of the thing

    def all(self, site: Site) -> QuerySet[Any]:
        return self.things(site) if self.things else self.model._default_manager.filter(site=site)

    def find(self, site: Site, key: str) -> Any:
        """The agency's thing that ``key`` names, stored or blank; None where there is none."""
        stored = None
        if key.isdecimal() and len(key) <= LONGEST_KEY:
            stored = self.all(site).filter(**{self.key: key}).first()
        return stored or self.blank(site, key)

    def values(self, thing: Any) -> dict[str, Any]:
        return {name: self.value(thing, name) for name in (*self.fields, *self.derived)}

    def key_of(self, thing: Any) -> str:
        return str(getattr(thing, self.key) or NEW)

    def subject(self, thing: Any) -> Subject:
        return Subject(self.kind, self.key_of(thing), label_of(thing))

    def label(self, name: str) -> str:
        if name in self.derived:
            return str(self.derived[name])
        return str(self.model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


AGENCY = FactKind(
    SubjectKind.AGENCY,
    AgencySettings,
    FACTS,  # rows of before a field existed do not name it, which says that it is blank
    Group.WEBMASTERS,
    key="site_id",
    blank=lambda site, key: AgencySettings(site=site) if key == str(site.pk) else None,
)
UNIT = FactKind(
    SubjectKind.UNIT,
    Unit,
    ("name", "sort_order"),
    Group.WEBMASTERS,
    blank=lambda site, key: Unit(site=site) if key == NEW else None,
)


def fact_kinds() -> dict[str, FactKind]:
    """All kinds by name, those of the rooms above too."""
    added = [add() for add in hooks.get_hooks(FACT_KIND_HOOK)]
    return {kind.kind.value: kind for kind in (AGENCY, UNIT, *added)}


def label_of(thing: Any) -> str:
    """What people call ``thing``."""
    return str(thing.name if hasattr(thing, "name") else thing)


def same(one: object, other: object) -> bool:
    """Whether two values say the same; what is blank says nothing. Of a file its title, which
    the public does not read here, may differ."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return (one["id"], one["sha256"]) == (other["id"], other["sha256"])
    return (one or None) == (other or None)


def changes_in_words(
    kind: FactKind, old: Mapping[str, Any], new: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """What a row of the register keeps of a change: it must be read when the field is gone."""
    return [
        {
            "field": name,
            "label": kind.label(name),
            "old": old.get(name),
            "new": new.get(name),
        }
        for name in new
    ]


@dataclass(frozen=True)
class FactDrift:
    """A thing that is not what was allowed; ``live`` has its fields that differ, as JSON, and is
    empty where the thing is gone."""

    kind: FactKind
    subject: Subject
    problem: str
    fields: tuple[str, ...] = ()
    live: tuple[tuple[str, Any], ...] = ()

    @property
    def changed(self) -> list[str]:
        """Labels of the fields that differ."""
        return [self.kind.label(name) for name in self.fields]

    def __str__(self) -> str:
        what = f" ({get_text_list(self.changed, _('and'))})" if self.fields else ""
        return f"{self.subject.kind.label} {self.subject.label}: {self.problem}{what}"


def fact_drifts(site: Site) -> Iterator[FactDrift]:
    """Every thing of the agency that is not what was allowed. Nothing where the facts with which
    the agency began do not stand on its register (``allowed.has_frame``)."""
    known = allowed.allowed_things(site)
    if not allowed.has_frame(site):
        return
    disk = Disk()
    for name, kind in fact_kinds().items():
        keys = set()
        for thing in kind.all(site):
            keys.add(key := kind.key_of(thing))
            if drift := _drift_of(kind, thing, known.get((name, key)), disk):
                yield drift
        yield from _missing(kind, known, keys)


def fact_drift(kind: FactKind, thing: Any, site: Site) -> FactDrift | None:
    """The drift of one thing, as ``fact_drifts`` would find it."""
    if not allowed.has_frame(site):
        return None
    return _drift_of(kind, thing, allowed.allowed_of(site, kind.kind, kind.key_of(thing)), Disk())


def _drift_of(kind: FactKind, thing: Any, known: Allowed | None, disk: Disk) -> FactDrift | None:
    live = kind.values(thing)
    if known is None or known.row is None:
        if not any(live.values()):
            return None
        unknown = _("No act on the register says that it may be read.")
        return FactDrift(kind, kind.subject(thing), unknown, tuple(live), tuple(live.items()))
    differ = [name for name in live if not same(live[name], known.value(name))]
    if differ:
        found = tuple((name, live[name]) for name in differ)
        text = _("It differs from what was allowed.")
        return FactDrift(kind, kind.subject(thing), text, tuple(differ), found)
    files = [name for name in live if isinstance(live[name], Mapping)]
    if faults := disk.faults({f"image:{live[name]['id']}": live[name] for name in files}):
        return FactDrift(kind, kind.subject(thing), " ".join(faults), tuple(files))
    return None


def _missing(
    kind: FactKind, known: Mapping[allowed.Key, Allowed], keys: set[str]
) -> Iterator[FactDrift]:
    for (name, key), thing in known.items():
        if name == kind.kind and key not in keys and thing.row and any(dict(thing.values).values()):
            subject = Subject(kind.kind, key, thing.row.subject_label)
            yield FactDrift(kind, subject, _("It is gone, and no act on the register says why."))
