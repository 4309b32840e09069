"""How a list is scored, as far as its data say it.

No scheme is scored by its name: what the file states under ``scoring`` is read, and of a list whose
scoring is not stated, or stated in words that are not understood, nothing is forecast.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

WHOLE = Fraction(100)
ALL_OR_NOTHING = re.compile(r"\s*100\b.*\botherwise 0\b", re.DOTALL)
MEAN_OF_SUB_INDICATORS = re.compile(r"\s*mean of sub-indicators\b")
SHARE = re.compile(r"\s*(\d{1,3}(?:\.\d+)?) x mean\(")
SPLIT = re.compile(r"\b(\d{1,3})/(\d{1,3})/(\d{1,3}) split\b")


@dataclass(frozen=True)
class Scoring:
    """An item counts 100 or 0, an indicator is the mean of its sub-indicators, the list the mean of
    its indicators. ``share`` is how many of 100 points the list gives; ``iit`` and ``eit`` how many
    the two surveys give (None: not stated)."""

    share: Fraction
    iit: Fraction | None
    eit: Fraction | None
    is_unconfirmed: bool  # the data say themselves that part of it is not confirmed


def scoring_of(stated: Any) -> Scoring | None:
    """What ``Framework.scoring`` states; None where it states nothing that can be reckoned with."""
    if not isinstance(stated, dict):
        return None
    words = {key: value for key, value in stated.items() if isinstance(value, str)}
    if not ALL_OR_NOTHING.match(words.get("per_item", "")):
        return None
    if not MEAN_OF_SUB_INDICATORS.match(words.get("indicator", "")):
        return None
    share, iit, eit = _shares(words.get("oit_share", ""))
    if share is None:
        return None
    return Scoring(share, iit, eit, any("unconfirmed" in value for value in words.values()))


def _shares(stated: str) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    """Of the list and the two surveys; a list without any statement is worth all points."""
    if not stated:
        return WHOLE, None, None
    if not (found := SHARE.match(stated)):
        return None, None, None
    share = Fraction(found[1])
    if not 0 < share <= WHOLE:
        return None, None, None
    iit, eit = _surveys(stated, share)
    return share, iit, eit


def _surveys(stated: str, share: Fraction) -> tuple[Fraction | None, Fraction | None]:
    """Only where it cannot matter which of the two comes first."""
    if not (found := SPLIT.search(stated)):
        return None, None
    parts = [Fraction(part) for part in found.groups()]
    if share not in parts or sum(parts) != WHOLE:
        return None, None
    parts.remove(share)
    return (parts[0], parts[1]) if parts[0] == parts[1] else (None, None)
