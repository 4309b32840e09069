"""Where evidence goes when a file takes away what it stands on, or gives it another meaning.

Each ``Loss`` is asked on the preview; the answers (``Moves``) are {key of the loss: chosen value}.
Until each is answered, loading is refused (design, invariant 6).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from ita.assessment.evidence.models import Evidence
from ita.assessment.frameworks.data import ElementData, FrameworkData, ItemData
from ita.assessment.frameworks.meaning import likeness, same_meaning
from ita.assessment.frameworks.protection import (
    why_not_lose,
    why_not_lose_item,
    why_not_recode,
    why_not_reuse,
)
from ita.assessment.models import Element, Framework, Item

Moves = Mapping[str, str]
STAYS = "="  # no code is that
DROPPED = "-"  # of an element alone: the evidence covers it no longer
SUGGESTED_FROM = 0.5


@dataclass(frozen=True)
class Loss:
    """What evidence would lose, why that is refused, and where it can go."""

    key: str
    reason: str
    choices: tuple[tuple[str, str], ...]
    suggested: str = ""
    only_if: str = ""  # the key of a loss that must have been answered with STAYS

    def is_asked(self, moves: Moves) -> bool:
        return not self.only_if or moves.get(self.only_if) == STAYS

    def is_answered(self, moves: Moves) -> bool:
        return moves.get(self.key) in {value for value, _label in self.choices}


def losses(framework: Framework, data: FrameworkData) -> tuple[Loss, ...]:
    """Everything that loading ``data`` would take from evidence. A fixed number of queries for
    items, one more for each that would lose something."""
    entries = {entry.code: entry for entry in data.items}
    codes_of_title = {entry.title: entry.code for entry in data.items}
    covered = Prefetch(
        "elements", Element.objects.filter(evidence__isnull=False).distinct(), to_attr="covered"
    )
    used = Item.objects.filter(framework=framework, evidence__isnull=False).distinct()
    found: list[Loss] = []
    for item in used.order_by("sort_order").prefetch_related(covered):
        found += _losses(item, entries, codes_of_title.get(item.title, ""))
    return tuple(found)


def unanswered(found: tuple[Loss, ...], moves: Moves) -> list[Loss]:
    return [loss for loss in found if loss.is_asked(moves) and not loss.is_answered(moves)]


def moved_codes(moves: Moves) -> dict[str, str]:
    """{code of the item that evidence leaves: code of the one it goes to}."""
    pairs = {key.removeprefix("item:"): value for key, value in moves.items() if key[:5] == "item:"}
    return {old: new for old, new in pairs.items() if new not in (STAYS, "")}


def moved_elements(moves: Moves) -> dict[int, tuple[str, str]]:
    """{element that goes: (code of its item, number of the new element in the file or DROPPED)}."""
    found = {}
    for key, value in moves.items():
        kind, _colon, rest = key.partition(":")
        number, _colon, code = rest.partition(":")
        if kind == "element" and number.isdecimal():
            found[int(number)] = (code, value)
    return found


def _losses(item: Item, entries: dict[str, ItemData], code_of_title: str) -> Iterator[Loss]:
    entry = entries.get(item.code)
    key = f"item:{item.code}"
    choices = tuple((code, f"{code} {row.title}") for code, row in entries.items())
    if entry is None:
        reason = why_not_recode(item, code_of_title) if code_of_title else why_not_lose_item(item)
        yield Loss(key, reason or "", choices, code_of_title or _likest(item, entries))
        return
    only_if = ""
    recoded = code_of_title not in ("", item.code)
    if recoded or not same_meaning(item.title, entry.title):
        only_if = key
        reason = (
            why_not_recode(item, code_of_title) if recoded else why_not_reuse(item, entry.title)
        )
        stays = (STAYS, _("Stays with %(code)s: the meaning is the same") % {"code": item.code})
        yield Loss(key, reason or "", (stays, *choices), code_of_title or "")
    kept = {element.key for element in entry.elements}
    for element in item.covered:
        if (element.number, element.section, element.text) not in kept:
            yield _element_loss(item, element, entry, only_if)


def _element_loss(item: Item, element: Element, entry: ItemData, only_if: str) -> Loss:
    choices = [
        (str(number), row.text) for number, row in enumerate(entry.elements) if not row.heading
    ]
    likest = max(choices, key=lambda row: likeness(row[1], element.text), default=("", ""))
    suggested = likest[0] if likeness(likest[1], element.text) >= SUGGESTED_FROM else ""
    dropped = (DROPPED, _("The evidence covers none of them"))
    key = f"element:{element.pk}:{item.code}"
    reason = why_not_lose(item, [element]) or ""
    return Loss(key, reason, (*choices, dropped), suggested, only_if)


def _likest(item: Item, entries: dict[str, ItemData]) -> str:
    best = max(entries.values(), key=lambda row: likeness(row.title, item.title), default=None)
    return best.code if best and likeness(best.title, item.title) >= SUGGESTED_FROM else ""


@dataclass
class Leaving:
    """Evidence that leaves its item or an element, read before anything is changed."""

    of_item: dict[str, list[Evidence]]
    texts: dict[int, list[str]]  # of the elements that each piece covers
    of_element: dict[tuple[str, str], list[Evidence]]


def leaving(framework: Framework, moves: Moves) -> Leaving:
    of_item: dict[str, list[Evidence]] = defaultdict(list)
    texts: dict[int, list[str]] = {}
    codes = moved_codes(moves)
    rows = Evidence.objects.of_framework(framework).select_related("item__framework", "page")
    for row in rows.filter(item__code__in=codes).prefetch_related("elements").order_by("pk"):
        of_item[row.item.code].append(row)
        texts[row.pk] = [element.text for element in row.elements.all()]
    of_element: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for pk, (code, number) in moved_elements(moves).items():
        if number != DROPPED and code not in codes:
            of_element[code, number] += rows.filter(elements=pk, item__code=code)
    return Leaving(of_item, texts, of_element)


def same_texts(elements: list[Element], texts: list[str]) -> list[Element]:
    """Those of ``elements`` that have one of ``texts``."""
    return [row for row in elements if any(same_meaning(row.text, text) for text in texts)]


def wanted_element(entry: ItemData, number: str) -> ElementData | None:
    at = int(number) if number.isdecimal() else -1
    return entry.elements[at] if 0 <= at < len(entry.elements) else None
