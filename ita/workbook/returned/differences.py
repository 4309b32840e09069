"""What a workbook that came back says other than the website, and what of it can be taken over.

A row says what it was made from. Where its cell still says that, the officer changed nothing. Where
the website says what the cell says, there is nothing to take over (any more). Where the website
moved since, nobody's words are written over: the difference is shown, and decided by hand.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Site

from home.models import Unit
from ita.assessment.board.rows import assignments_of, name_of_owner, names_of_officers
from ita.assessment.coverage import ItemCoverage, coverage
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework
from ita.workbook.keys import (
    LENGTH,
    NOTE,
    OWNER,
    VERDICT,
    Key,
    as_in_cell,
    hash_of,
    owner_hash,
    seen_of,
    verdict_hash,
    verdict_of,
)
from ita.workbook.returned.reading import ReturnedRow
from ita.workbook.words import MET, NOT_MET


@dataclass(frozen=True)
class Difference:
    """``before`` is what the website says, ``after`` what the workbook says. ``why_not`` is why it
    cannot be taken over; empty where it can."""

    row: ReturnedRow
    code: str
    what: str
    before: str
    after: str
    why_not: str = ""

    @property
    def key(self) -> str:
        """By which it is chosen."""
        return f"{self.row.key.kind}{self.row.key.number}-{self.row.key.element or ''}"


@dataclass(frozen=True)
class OnSite:
    """What the website says now, for a whole list."""

    entries: dict[int, ItemCoverage]
    evidence: dict[int, Evidence]
    owners: dict[int, object]
    officers: dict[int, str]
    units: dict[str, Unit]


def on_site(framework: Framework, site: Site) -> OnSite:
    """A fixed number of queries."""
    entries = {entry.item.pk: entry for entry in coverage(framework, site)}
    return OnSite(
        entries=entries,
        evidence={f.evidence.pk: f.evidence for e in entries.values() for f in e.evidence},
        owners=dict(assignments_of(framework, site)),
        officers=names_of_officers(site),
        units={unit.name: unit for unit in Unit.objects.filter(site=site)},
    )


def differences(rows: Iterable[ReturnedRow], now: OnSite) -> list[Difference]:
    """All differences, in the order of the workbook; those of one thing that is written twice in
    two ways cannot be taken over."""
    found: dict[str, list[Difference]] = defaultdict(list)
    for row in rows:
        if difference := _difference(row, now):
            found[difference.key].append(difference)
    return [_one_of(same) for same in found.values()]


def _one_of(same: list[Difference]) -> Difference:
    first = same[0]
    if all(each.after == first.after for each in same):
        return first
    places = ", ".join(each.row.place for each in same)
    return _refused(
        first, _("The workbook says two things of it: %(places)s.") % {"places": places}
    )


def _difference(row: ReturnedRow, now: OnSite) -> Difference | None:
    makers = {NOTE: _of_note, VERDICT: _of_verdict, OWNER: _of_owner}
    return makers[row.key.kind](row, row.key, now)


def _of_note(row: ReturnedRow, key: Key, now: OnSite) -> Difference | None:
    if hash_of(row.note) == key.base:
        return None
    evidence = now.evidence.get(key.number)
    if evidence is None:
        what = _("Explanation")
        return Difference(row, "", what, "", row.note, _("This evidence was removed meanwhile."))
    if as_in_cell(evidence.note) == as_in_cell(row.note):
        return None
    title = evidence.page.title
    what = _("Explanation of “%(title)s”") % {"title": title}
    code = now.entries[evidence.item_id].item.code
    difference = Difference(row, code, what, evidence.note, row.note)
    return difference if hash_of(evidence.note) == key.base else _moved(difference)


def _of_verdict(row: ReturnedRow, key: Key, now: OnSite) -> Difference | None:
    if _said_hash(row) == key.base:
        return None
    entry = now.entries.get(key.number)
    elements = {each.element.pk: each.element for each in entry.elements} if entry else {}
    if entry is None or (key.element and key.element not in elements):
        why = _("This item or element was removed meanwhile.")
        return Difference(row, "", _("Verdict"), "", _said(row.verdict, row.reason), why)
    said = verdict_of(entry, key.element)
    if verdict_hash(said) == _said_hash(row):
        return None
    before = _said(str(MET if said.is_met else NOT_MET), said.reason) if said else ""
    what = _("Verdict on the item as a whole")
    if key.element:
        what = _("Verdict on “%(element)s”") % {"element": elements[key.element].text}
    after = _said(row.verdict, row.reason)
    difference = Difference(row, entry.item.code, what, before, after)
    if row.verdict not in (str(MET), str(NOT_MET)):
        return _refused(difference, _why_no_verdict(row))
    if not row.reason:
        return _refused(difference, _("A verdict needs a reason: what was looked at and found."))
    if verdict_hash(said) != key.base or seen_of(entry, key.element)[:LENGTH] != key.seen:
        return _moved(difference)
    return difference


def _why_no_verdict(row: ReturnedRow) -> str:
    if not row.verdict:
        return _("A verdict is taken back on the screen of the item, with a reason.")
    words = {"met": MET, "not_met": NOT_MET}
    return _("A verdict is “%(met)s” or “%(not_met)s”.") % words


def _of_owner(row: ReturnedRow, key: Key, now: OnSite) -> Difference | None:
    entry = now.entries.get(key.number)
    if entry is None:
        return None  # told with the verdict on it
    owner: object = now.owners.get(key.number)
    unit = owner.unit.name if owner and owner.unit else ""  # type: ignore[attr-defined]
    officer = name_of_owner(owner, now.officers)  # type: ignore[arg-type]
    if (as_in_cell(unit), as_in_cell(officer)) == (row.unit, row.officer):
        return None
    before, after = _owned(unit, officer), _owned(row.unit, row.officer)
    difference = Difference(row, entry.item.code, _("Who answers for it"), before, after)
    if row.unit and row.unit not in now.units:
        why = _("The agency has no unit “%(name)s”.") % {"name": row.unit}
        return _refused(difference, why)
    if row.officer and row.officer not in now.officers.values() and row.officer != officer:
        why = _("No officer with a duty in publication is called “%(name)s”.")
        return _refused(difference, why % {"name": row.officer})
    if owner_hash(owner) != key.base:  # type: ignore[arg-type]
        return None if not _was_written(row, key, now) else _moved(difference)
    return difference


def _was_written(row: ReturnedRow, key: Key, now: OnSite) -> bool:
    """Whether the officer named another owner than the one that the row was made from: the row
    knows that one by numbers only."""
    unit = now.units.get(row.unit)
    officer = next((pk for pk, name in now.officers.items() if name == row.officer), "")
    return hash_of(str(unit.pk if unit else ""), str(officer)) != key.base


def _said_hash(row: ReturnedRow) -> str:
    if not row.verdict and not row.reason:
        return hash_of("")
    return hash_of(str(row.verdict == str(MET)), row.reason)


def _said(verdict: str, reason: str) -> str:
    return ": ".join(part for part in (verdict, reason) if part)


def _owned(unit: str, officer: str) -> str:
    return ", ".join(part for part in (unit, officer) if part) or _("Nobody yet")


def _moved(difference: Difference) -> Difference:
    why = _("It was changed on the website since the workbook was made. Look at it there.")
    return _refused(difference, why)


def _refused(difference: Difference, why: str) -> Difference:
    return Difference(
        difference.row,
        difference.code,
        difference.what,
        difference.before,
        difference.after,
        why,
    )
