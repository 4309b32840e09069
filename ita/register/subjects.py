"""What an act is about, where it is no page."""

from dataclasses import dataclass

from ita.register.enums import SubjectKind


@dataclass(frozen=True)
class Subject:
    """``key`` tells one subject of a kind from another, for good; ``label`` is its name today."""

    kind: SubjectKind
    key: str
    label: str
