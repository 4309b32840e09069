"""What the self-assessment asks, as data: nothing of it is confirmed yet."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "website_security.json"


@dataclass(frozen=True)
class Requirement:
    """``code`` names it in the answers, for good."""

    code: str
    group: str
    text: str


@dataclass(frozen=True)
class Standard:
    title: str
    source: str
    confirmed: bool
    requirements: tuple[Requirement, ...]


@cache
def standard() -> Standard:
    raw = json.loads(DATA.read_text(encoding="utf-8"))
    requirements = tuple(Requirement(**each) for each in raw["requirements"])
    return Standard(raw["title"], raw["source"], raw["confirmed"], requirements)
