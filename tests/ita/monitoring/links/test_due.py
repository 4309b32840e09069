"""Each address has its night of the week."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from ita.monitoring.links.due import WEEK, is_due, night_of
from ita.monitoring.links.enums import LinkKind
from ita.monitoring.links.models import LinkAddress

TEN = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)  # in the evening, in Bangkok


def row(number: int = 0, **fields: object) -> LinkAddress:
    return LinkAddress(key=LinkAddress.key_of(LinkKind.OUTSIDE, f"https://x/{number}"), **fields)


def asked(each: LinkAddress, nights: int, *, is_ordered: bool = False) -> list[int]:
    """In which of so many nights it is asked, where each answer is good."""
    found = []
    for night in range(nights):
        begun = TEN + timedelta(days=night)
        if is_due(each, begun, is_ordered=is_ordered):
            found.append(night)
            each.checked_at = begun + timedelta(minutes=5)
    return found


def test_what_was_never_asked_is_asked() -> None:
    assert is_due(row(), TEN, is_ordered=False)


def test_then_once_a_week() -> None:
    nights = asked(row(), 40)
    assert nights[0] == 0 and nights[1] <= WEEK
    assert {later - sooner for sooner, later in pairwise(nights[1:])} == {7}


def test_every_night_has_its_share() -> None:
    shares = [0] * WEEK
    for number in range(7000):
        shares[night_of(row(number))] += 1
    assert min(shares) > 850 and max(shares) < 1150


def test_what_was_missing_is_asked_the_next_night_until_it_is_known() -> None:
    yesterday = TEN - timedelta(days=1)
    fresh = {"checked_at": yesterday, "gone_on": yesterday.date()}
    other = next(n for n in range(99) if night_of(row(n)) != TEN.weekday())
    for days, expected in ((1, True), (2, True), (3, False)):
        each = row(other, gone_days=days, **fresh)
        assert is_due(each, TEN, is_ordered=False) is expected
    today = {"checked_at": TEN, "gone_on": TEN.date(), "gone_days": 1}
    assert not is_due(row(other, **today), TEN + timedelta(hours=1), is_ordered=False)


def test_a_night_that_was_missed_is_made_up_for() -> None:
    other = next(n for n in range(99) if night_of(row(n)) != TEN.weekday())
    for days, expected in ((9, False), (10, True)):
        each = row(other, checked_at=TEN - timedelta(days=days))
        assert is_due(each, TEN, is_ordered=False) is expected


def test_an_officer_has_everything_asked_that_was_not_asked_lately() -> None:
    other = next(n for n in range(99) if night_of(row(n)) != TEN.weekday())
    for hours, expected in ((11, False), (12, True)):
        each = row(other, checked_at=TEN - timedelta(hours=hours))
        assert is_due(each, TEN, is_ordered=True) is expected
