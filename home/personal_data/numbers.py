"""Numbers as people write them: groups of digits, and what stands between them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from home.thai.normal import INVISIBLE

DASHES = "-\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u30fc"
# Groups of digits in any script; a character that nobody sees parts no group.
GROUP = re.compile(rf"\d(?:[{INVISIBLE}]*\d)*")
UNSEEN = re.compile(f"[{INVISIBLE}]+")
# What may part the groups of one number, with at most one line end among it.
GAP = re.compile(rf"[^\S\r\n]{{0,3}}[{DASHES}._]?[^\S\r\n]{{0,3}}")
LINE_GAP = re.compile(rf"[^\S\r\n]{{0,12}}[{DASHES}._]?[^\S\r\n]{{0,12}}(?:\r\n|[\r\n\v\f\u2028])"
                      rf"[^\S\r\n]{{0,12}}[{DASHES}._]?[^\S\r\n]{{0,12}}")  # fmt: skip
SIGN = re.compile(f"[{DASHES}._]")


class Group(NamedTuple):
    """A group of digits at ``start`` to ``end`` of the text. ``gap`` is what parts it from the
    group before, without what nobody sees; None where the two cannot be one number."""

    digits: str
    start: int
    end: int
    gap: str | None


class Number(NamedTuple):
    """Groups that may be one number. ``cuts`` says after how many digits each gap stands."""

    digits: str
    start: int
    end: int
    cuts: dict[int, str]
    before: str | None  # the gaps around it, as in Group
    after: str | None

    @property
    def sizes(self) -> tuple[int, ...]:
        ends = [*self.cuts, len(self.digits)]
        return tuple(end - start for start, end in zip([0, *ends], ends, strict=False))

    @property
    def is_signed(self) -> bool:
        """Whether dashes or dots part all its groups."""
        return bool(self.cuts) and all(SIGN.search(gap) for gap in self.cuts.values())

    @property
    def line_ends(self) -> list[int]:
        """After how many digits a line ends and nothing else parts them."""
        return [at for at, gap in self.cuts.items() if is_line_end(gap) and not SIGN.search(gap)]


def is_line_end(gap: str) -> bool:
    return bool(gap) and len(gap.splitlines()) + gap.endswith(("\n", "\r")) > 1


def groups_of(text: str) -> list[Group]:
    """All groups of digits in ``text``, their digits in Arabic."""
    found: list[Group] = []
    for each in GROUP.finditer(text):
        digits = "".join(str(int(char)) for char in each[0] if char.isdecimal())
        gap = _gap(text, found[-1].end, each.start()) if found else None
        found.append(Group(digits, each.start(), each.end(), gap))
    return found


def numbers_at(groups: list[Group], first: int, lengths: range) -> Iterator[Number]:
    """The numbers of so many digits that begin with the group at ``first``, the shortest first."""
    count = 0
    for last in range(first, len(groups)):
        if last > first and groups[last].gap is None:
            return
        count += len(groups[last].digits)
        if count >= lengths.stop:
            return
        if count >= lengths.start:
            yield _number(groups, first, last)


def _number(groups: list[Group], first: int, last: int) -> Number:
    digits, cuts = groups[first].digits, {}
    for group in groups[first + 1 : last + 1]:
        cuts[len(digits)] = group.gap or ""
        digits += group.digits
    after = groups[last + 1].gap if last + 1 < len(groups) else None
    return Number(digits, groups[first].start, groups[last].end, cuts, groups[first].gap, after)


def _gap(text: str, start: int, end: int) -> str | None:
    if end - start > 64:
        return None
    gap = UNSEEN.sub("", text[start:end])
    return gap if GAP.fullmatch(gap) or LINE_GAP.fullmatch(gap) else None
