"""What a workbook and each of its rows are about, in a hidden column.

The heading of that column is a signed token: of which agency, list and edition the workbook is. The
cells below say what their row is about and what it was made from, so that rows may be sorted and
filtered: the key goes with its row.
"""

import hashlib
import re
from dataclasses import dataclass

from django.core import signing
from wagtail.models import Site

from home.core.spreadsheets import excel_text
from ita.assessment.board.models import Assignment
from ita.assessment.coverage import ItemCoverage
from ita.assessment.covered import StandingVerdict
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework
from ita.assessment.verdicts.standing import fingerprint, judged

SALT = "ita.workbook.returned"
LENGTH = 12  # letters of a hash; enough to tell one text from another of the same row
NOTE, VERDICT, OWNER = "E", "J", "O"
PART = re.compile(r"([EJO])([0-9]{1,18})(?:\.([0-9]{1,18}))?:([0-9a-f:]+)")


@dataclass(frozen=True)
class Identity:
    """Of what a workbook was made."""

    site: int
    framework: int
    layout: str


@dataclass(frozen=True)
class Key:
    """What a row is about: evidence (its note), an item or an element of it (the verdict), an item
    (its owner). ``base`` is the hash of what stood there; ``seen`` of what would be judged."""

    kind: str
    number: int
    element: int | None
    base: str
    seen: str = ""


def token_of(framework: Framework, site: Site, layout: str) -> str:
    """The signed heading of the hidden column."""
    said = {"site": site.pk, "framework": framework.pk, "layout": layout}
    return signing.dumps(said, salt=SALT)


def identity_of(token: str) -> Identity | None:
    """What the heading says; None where this system did not write it."""
    try:
        said = signing.loads(token, salt=SALT)
        return Identity(int(said["site"]), int(said["framework"]), str(said["layout"]))
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None


def key_of(
    entry: ItemCoverage,
    evidence: Evidence | None,
    *,
    element_id: int | None,
    verdict: bool,
    owner: bool,
    assignment: Assignment | None,
) -> str:
    """The key of a row on which these things can be changed."""
    parts = []
    if evidence:
        parts.append(f"{NOTE}{evidence.pk}:{hash_of(evidence.note)}")
    if verdict:
        subject = f"{entry.item.pk}.{element_id}" if element_id else str(entry.item.pk)
        said, seen = verdict_of(entry, element_id), seen_of(entry, element_id)
        parts.append(f"{VERDICT}{subject}:{verdict_hash(said)}:{seen[:LENGTH]}")
    if owner:
        parts.append(f"{OWNER}{entry.item.pk}:{owner_hash(assignment)}")
    return " ".join(parts)


def keys_of(text: str) -> list[Key]:
    """The keys in a cell; what is none of ours is left out."""
    found = []
    for part in text.split():
        if match := PART.fullmatch(part):
            kind, number, element, hashes = match.groups()
            base, _colon, seen = hashes.partition(":")
            found.append(Key(kind, int(number), int(element) if element else None, base, seen))
    return found


def verdict_of(entry: ItemCoverage, element_id: int | None) -> StandingVerdict | None:
    """The verdict that stands on the item, or on the element of it."""
    if element_id is None:
        return entry.verdict
    return next((each.verdict for each in entry.elements if each.element.pk == element_id), None)


def seen_of(entry: ItemCoverage, element_id: int | None) -> str:
    """What a verdict would be given on now."""
    elements = {each.element.pk: each.element for each in entry.elements}
    element = elements.get(element_id) if element_id else None
    return fingerprint(judged(entry.item, entry.evidence, element))


def verdict_hash(said: StandingVerdict | None) -> str:
    return hash_of(str(said.is_met), said.reason) if said else hash_of("")


def owner_hash(assignment: Assignment | None) -> str:
    """By numbers: a unit that was named anew is still the same."""
    if assignment is None:
        return hash_of("", "")
    return hash_of(str(assignment.unit_id or ""), str(assignment.officer_id or ""))


def hash_of(*texts: str) -> str:
    """Of texts as a cell holds them: Excel's ends of lines and spaces at the ends do not count."""
    plain = "\0".join(as_in_cell(text) for text in texts)
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def as_in_cell(text: str) -> str:
    return excel_text(text).strip()
