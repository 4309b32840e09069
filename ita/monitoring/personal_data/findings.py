"""What was found, and where: never the number itself, nor a hash of it."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from home.personal_data import Kind, find_personal_data, masked, masked_label
from home.readers.everything import Part, Place, PlaceKind

MOST_HOLDING = 100  # that are kept of one file; a search ends with these
MOST_POINTED_OUT = 50
LONGEST_NAME = 120


class Finding(NamedTuple):
    """``where`` is a place in words where it is in a page, ``place`` where it is in a file."""

    kind: Kind
    excerpt: str
    place: Place | None = None
    where: str = ""

    @property
    def holds(self) -> bool:
        return self.kind.holds

    @property
    def place_label(self) -> str:
        return self.place.label if self.place else self.where

    @property
    def label(self) -> str:
        return f"{self.kind.label}: {self.place_label}"

    def stored(self) -> dict[str, Any]:
        """As JSON."""
        place = [str(self.place.kind), *self.place[1:]] if self.place else None
        return {
            "kind": str(self.kind),
            "excerpt": self.excerpt,
            "place": place,
            "where": self.where,
        }


def from_stored(raw: dict[str, Any]) -> Finding:
    place = raw["place"]
    where = Place(PlaceKind(place[0]), *place[1:]) if place else None
    return Finding(Kind(raw["kind"]), raw["excerpt"], where, raw["where"])


def findings_in(part: Part) -> Iterator[Finding]:
    """Of what is only pointed out no more than is kept."""
    pointed_out = 0
    for match in find_personal_data(part.text):
        pointed_out += not match.kind.holds
        if not match.kind.holds and pointed_out > MOST_POINTED_OUT:
            continue
        place = part.place
        if place.kind == PlaceKind.LINE:
            place = place._replace(number=place.number + part.text.count("\n", 0, match.start))
        yield Finding(match.kind, masked(part.text, match), without_numbers(place))


def without_numbers(place: Place) -> Place:
    """``place`` with the names of sheets and files masked: they can be a person's number too."""
    name, inside = (masked_label(each)[:LONGEST_NAME] for each in (place.name, place.inside))
    return place._replace(name=name, inside=inside)


def once_each(findings: Iterable[Finding]) -> Iterator[Finding]:
    """One of each kind and place, the exact place before that of its row."""
    seen: set[tuple[object, ...]] = set()
    for finding in findings:
        place = finding.place
        key = (finding.kind, place or finding.where)
        row = (finding.kind, place.kind, place.name, place.number, place.inside) if place else key
        is_row = place is not None and place.kind == PlaceKind.CELL and not place.cell
        if key in seen or (is_row and row in seen):
            continue
        seen |= {key, row} if place and place.kind == PlaceKind.CELL else {key}
        yield finding


def kept(findings: Iterable[Finding]) -> list[Finding]:
    """Those that are stored: what holds before what is only pointed out, of which a directory of
    telephones has thousands."""
    holding: list[Finding] = []
    pointed_out: list[Finding] = []
    for finding in findings:
        if finding.holds:
            holding.append(finding)
        elif len(pointed_out) < MOST_POINTED_OUT:
            pointed_out.append(finding)
        if len(holding) == MOST_HOLDING:
            break
    return holding + pointed_out
