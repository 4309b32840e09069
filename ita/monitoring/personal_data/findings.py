"""What was found, and where: never the number itself, nor a hash of it."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from home.personal_data import Kind, find_personal_data, masked, masked_label
from home.readers.everything import Part, Place, PlaceKind

MOST_FINDINGS = 100  # that are kept of one file
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
    for match in find_personal_data(part.text):
        place = part.place
        if place.kind == PlaceKind.LINE:
            place = place._replace(number=part.text.count("\n", 0, match.start) + 1)
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
