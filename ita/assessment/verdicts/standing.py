"""What a verdict was given on, and whether that is still so.

A verdict says something of what its officer looked at, and of nothing else (design, invariant 7):
the live seal of each page of the evidence, the place in it that the evidence names, and the wording
of what was asked.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from ita.assessment.covered import EvidenceFacts, FallenVerdict, StandingVerdict
from ita.assessment.enums import Requirement
from ita.assessment.models import Element, Item
from ita.assessment.verdicts.models import Verdict

WORDING = "wording"  # every other key of what was judged is the number of a page
PLACE = ":"  # between the seal of a page and what of it the evidence names


def judged(
    item: Item, facts: Iterable[EvidenceFacts], element: Element | None = None
) -> dict[str, str]:
    """What a verdict on ``item``, or on ``element`` of it, is given on now."""
    places: dict[str, list[str]] = {}
    seals: dict[str, str] = {}
    for fact in _about(facts, element):
        key = str(fact.evidence.page_id)
        seals[key] = fact.seal
        places.setdefault(key, []).append(_place(fact))
    seen = {key: seal + _shown(places[key]) for key, seal in seals.items()}
    return {WORDING: _wording(item, element), **seen}


def fingerprint(seen: Mapping[str, str]) -> str:
    """What was judged in one word, for a screen that says what it showed."""
    return _hash([f"{key}={seen[key]}" for key in sorted(seen)])


def read(
    verdict: Verdict, item: Item, facts: Sequence[EvidenceFacts], element: Element | None = None
) -> StandingVerdict | FallenVerdict:
    """``verdict`` as it stands, or what changed since it was given."""
    said: dict[str, Any] = {
        "pk": verdict.pk,
        "is_met": verdict.is_met,
        "reason": verdict.reason,
        "name": verdict.name,
        "position": verdict.position,
        "given_at": verdict.given_at,
    }
    titles = {str(fact.evidence.page_id): fact.evidence.page.title for fact in facts}
    changes = _changes(verdict.judged, judged(item, facts, element), titles)
    return FallenVerdict(**said, changes=changes) if changes else StandingVerdict(**said)


def _about(facts: Iterable[EvidenceFacts], element: Element | None) -> Iterable[EvidenceFacts]:
    """Of an element what covers it; what must not be shown may stand on any page of the item."""
    if element is None or element.requirement == Requirement.MUST_NOT:
        return facts
    return [fact for fact in facts if element.pk in fact.element_ids]


def _place(fact: EvidenceFacts) -> str:
    row = fact.evidence
    named = (row.document_id, row.file_page, row.heading, row.filters, row.address)
    return json.dumps(named, ensure_ascii=False) if any(named) else ""


def _shown(places: list[str]) -> str:
    """Nothing where the whole page is the evidence."""
    return PLACE + _hash(sorted(places)) if any(places) else ""


def _wording(item: Item, element: Element | None) -> str:
    if element:
        return _hash([element.text])
    elements = sorted(item.elements.all(), key=lambda row: row.pk)  # another order says the same
    return _hash([item.title, *[row.text for row in elements]])


def _hash(texts: list[str]) -> str:
    text = json.dumps(texts, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _changes(
    before: Mapping[str, str], now: Mapping[str, str], titles: Mapping[str, str]
) -> tuple[str, ...]:
    found = []
    if before.get(WORDING) != now[WORDING]:
        found.append(_("the wording of what is required was changed"))
    if before.keys() - now.keys():
        found.append(_("evidence was removed"))
    for key in now.keys() - {WORDING}:
        if key not in before:
            found.append(_("“%(title)s” became evidence") % {"title": titles[key]})
        elif before[key].split(PLACE)[0] != now[key].split(PLACE)[0]:
            found.append(_("“%(title)s” was changed") % {"title": titles[key]})
        elif before[key] != now[key]:
            found.append(
                _("the evidence names another place of “%(title)s”") % {"title": titles[key]}
            )
    return tuple(found)
