"""Rows of a framework file as they were read, each with its place in the file."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Row:
    """Values by the names of the JSON format, whatever the file was."""

    place: str
    values: dict[str, Any]
    position: int = 0


@dataclass
class Rows:
    """A whole file. An element's row names its item's code under ``item``."""

    head: Row
    indicators: list[Row] = field(default_factory=list)
    sub_indicators: list[Row] = field(default_factory=list)
    items: list[Row] = field(default_factory=list)
    elements: list[Row] = field(default_factory=list)
    deadlines: list[Row] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)  # what of the file was not understood
    warnings: list[str] = field(default_factory=list)
    is_guessed: bool = False  # read from a table that is not ours: an officer completes it
