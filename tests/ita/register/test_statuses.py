"""What was live before: put back it is bound as it was then, and only what stands is put back."""

import pytest

from ita.register.enums import Act
from ita.register.history import read_page
from ita.register.models import RegisterEntry
from tests.ita.register.test_history import number, page, row


def put_back(number: int, bound_by: int) -> RegisterEntry:
    """A row that puts back the content which row ``bound_by`` had made live."""
    entry = row(number, Act.PUT_BACK, 0)
    entry.revision_id, entry.seal_sha256 = bound_by, "5ea1"
    return entry


def bound(number: int, request: int, act: Act = Act.PUBLISHED) -> RegisterEntry:
    entry = row(number, act, request)
    entry.revision_id, entry.seal_sha256 = number, "5ea1"
    return entry


def test_what_was_put_back_is_bound_by_the_act_of_then() -> None:
    status = read_page(
        [
            bound(1, 7),
            row(2, Act.ARCHIVED, 0),
            bound(3, 8),
            row(4, Act.ARCHIVED, 0),
            bound(5, 9),
            row(6, Act.DRIFT_FOUND, 0),
            row(7, Act.ORAL_LAPSED, 9),
            put_back(8, bound_by=1),
        ]
    )
    assert (number(status.binding), number(status.archived), status.drift) == (1, 2, None)
    assert [number(each) for each in status.bound] == [1, 3, 5, 8]
    assert status.request and status.request.request_id == 7
    assert number(status.publication_of(row(8, Act.PUT_BACK, 0))) == 8
    assert status.publication_of(row(7, Act.ORAL_LAPSED, 9)) == row(5, Act.PUBLISHED)
    assert status.earlier is None  # as it was then


def test_what_nobody_knows_binds_by_its_own_row_where_it_was_put_back() -> None:
    assert number(read_page([put_back(1, bound_by=5)]).binding) == 1


SPEECH = (Act.CHECKED, Act.ORAL_APPROVED, Act.PUBLISHED)
WRITING = (Act.CHECKED, Act.APPROVED, Act.PUBLISHED)


@pytest.mark.parametrize(
    ("before", "earlier"),
    [
        ([], 0),
        ([(act, 7) for act in WRITING], 3),
        ([(act, 7) for act in (*WRITING, Act.ARCHIVED)], 3),
        ([(act, 7) for act in (*WRITING, Act.TAKEN_DOWN)], 0),
        ([*((act, 7) for act in WRITING), (Act.DRIFT_FOUND, 0)], 3),
        ([*((act, 7) for act in WRITING), (Act.DRIFT_CONFIRMED, 0)], 4),
        ([*((act, 7) for act in WRITING), *((act, 8) for act in SPEECH)], 3),
        ([(act, 7) for act in (*SPEECH, Act.ORAL_CONFIRMED)], 3),
        ([(act, 7) for act in (*SPEECH, Act.ORAL_LAPSED)], 0),
        ([(act, 7) for act in SPEECH], 0),
    ],
)
def test_the_earlier_content_is_what_was_live_before_and_approved_in_writing(
    before: list[tuple[Act, int]], earlier: int
) -> None:
    status = page(*before, *((act, 9) for act in SPEECH))
    assert number(status.earlier.binding if status.earlier else None) == earlier
