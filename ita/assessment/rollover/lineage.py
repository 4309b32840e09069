"""What becomes of the items of a list in the next year, each with its reason. Plain data."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ita.assessment.frameworks.meaning import same_meaning
from ita.assessment.offers.predecessors import codes_before, codes_by_title
from ita.assessment.rollover.enums import Lineage


@dataclass(frozen=True)
class Entry:
    """An item, as two lists are compared."""

    code: str
    title: str
    predecessors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Succession:
    """An item of the new year, those of the year before that it comes from, and why."""

    entry: Entry
    before: tuple[Entry, ...]
    kind: Lineage
    explanation: str


@dataclass(frozen=True)
class Gone:
    """An item of the year before that no item succeeds."""

    entry: Entry
    explanation: str

    kind = Lineage.GONE


def successions(new: Sequence[Entry], old: Sequence[Entry], year: int) -> list[Succession]:
    """Where each of ``new`` comes from; ``year`` (B.E.) is that of ``old``."""
    by_title = codes_by_title((entry.code, entry.title) for entry in old)
    known = {entry.code: entry for entry in old}
    named = {entry.code: codes_before(entry.title, entry.predecessors, by_title) for entry in new}
    uses = Counter(code for codes in named.values() for code in dict.fromkeys(codes))
    found = []
    for entry in new:
        before = tuple(known[code] for code in named[entry.code] if code in known)
        parts = [other.code for other in new if _is_sibling(other, entry, named)]
        kind = _kind(entry, before, uses)
        found.append(Succession(entry, before, kind, _explain(entry, before, kind, parts, year)))
    return found


def gone(found: Iterable[Succession], old: Sequence[Entry], year: int) -> list[Gone]:
    """The items of ``old`` (of ``year``, B.E.) from which none of the new ones comes."""
    used = {entry.code for succession in found for entry in succession.before}
    said = _("No item of the new list says that it succeeds %(code)s of %(year)s")
    return [
        Gone(entry, said % {"code": entry.code, "year": year})
        for entry in old
        if entry.code not in used
    ]


def _is_sibling(other: Entry, entry: Entry, named: dict[str, list[str]]) -> bool:
    return other is not entry and bool(set(named[other.code]) & set(named[entry.code]))


def _kind(entry: Entry, before: tuple[Entry, ...], uses: Counter[str]) -> Lineage:
    if not before:
        return Lineage.UNKNOWN if entry.predecessors else Lineage.NEW
    if len(before) > 1:
        return Lineage.MERGED
    (one,) = before
    if uses[one.code] > 1:
        return Lineage.SPLIT
    if not same_meaning(one.title, entry.title):
        return Lineage.RENAMED
    return Lineage.SAME if one.code == entry.code else Lineage.RECODED


def _explain(
    entry: Entry, before: tuple[Entry, ...], kind: Lineage, parts: list[str], year: int
) -> str:
    named = {
        "codes": ", ".join(row.code for row in before) or ", ".join(entry.predecessors),
        "parts": ", ".join(parts),
        "year": year,
        "title": before[0].title if before else "",
    }
    said = {
        Lineage.NEW: _("It names no item of %(year)s, and none has its title"),
        Lineage.UNKNOWN: _("It names %(codes)s, which the list of %(year)s does not have"),
        Lineage.MERGED: _("It succeeds %(codes)s of %(year)s together"),
        Lineage.SPLIT: _("It succeeds %(codes)s of %(year)s, as %(parts)s does"),
        Lineage.RENAMED: _(
            "It succeeds %(codes)s of %(year)s, which read “%(title)s”: read what is asked now"
        ),
        Lineage.RECODED: _("It succeeds %(codes)s of %(year)s"),
        Lineage.SAME: _("It succeeds %(codes)s of %(year)s"),
    }[kind]
    if before and not entry.predecessors:
        said = _("It names none; %(codes)s of %(year)s has the same title")
    return said % named
