"""Which items of the year before an item comes from: those that it names, or where it names none,
the one with its title."""

from collections.abc import Iterable, Sequence

from ita.assessment.offers.editions import without_years

CodesByTitle = dict[str, list[str]]


def codes_by_title(rows: Iterable[tuple[str, str]]) -> CodesByTitle:
    """The codes of (code, title) by title, without its years."""
    found: CodesByTitle = {}
    for code, title in rows:
        found.setdefault(without_years(title), []).append(code)
    return found


def codes_before(title: str, predecessors: Sequence[str], by_title: CodesByTitle) -> list[str]:
    """Codes in the list of the year before, whose titles are ``by_title``."""
    return list(predecessors) or by_title.get(without_years(title), [])
