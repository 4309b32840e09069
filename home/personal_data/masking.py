"""Showing where something stands without telling it."""

import re

from home.personal_data.finding import find_personal_data
from home.personal_data.labels import MAIL
from home.personal_data.matches import Match

CONTEXT = 40  # characters before and after
EDGE = 400  # an address that the excerpt's edge cuts is known by what stands beyond
MORE = "…"
HIDDEN = "•••••"  # of one length for all: how long something is tells too
SECRET = re.compile(rf"{MAIL.pattern}|\d")
LONG = re.compile(rf"{HIDDEN}•+")
BLANKS = re.compile(r"\s+")


def masked(text: str, match: Match) -> str:
    """Some of ``text`` around ``match``, which is hidden, as is every digit and address there."""
    before = _veiled(text[max(0, match.start - EDGE) : match.start]).lstrip()
    after = _veiled(text[match.end : match.end + EDGE]).rstrip()
    before = f"{MORE}{before[-CONTEXT:]}" if len(before) > CONTEXT else before
    after = f"{after[:CONTEXT]}{MORE}" if len(after) > CONTEXT else after
    return BLANKS.sub(" ", LONG.sub(HIDDEN, f"{before}{HIDDEN}{after}"))


def masked_label(text: str) -> str:
    """``text``, the name of a file or a sheet, with what is found in it hidden."""
    parts, done = [], 0
    for match in find_personal_data(text):
        parts += [text[done : match.start], HIDDEN]
        done = match.end
    return "".join([*parts, text[done:]])


def _veiled(text: str) -> str:
    return SECRET.sub(lambda found: "•" * len(found[0]), text)
