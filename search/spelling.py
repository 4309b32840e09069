"""What was probably meant."""

from typing import Any

from search.reading import Reading


def correct(reading: Reading, lookup: Any, is_found: bool) -> str | None:
    return None
