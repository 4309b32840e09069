from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.current_first import CurrentFirst
from home.enums import Section
from home.models import SectionPage
from tests.factories import LawPageFactory

LONG_AGO = date(2020, 1, 1)


@pytest.mark.parametrize("part", [slice(0, 2), slice(1, 4), slice(2, 5), slice(3, 9), slice(0, 9)])
def test_a_part_is_what_it_is_of_the_whole_list(
    section: Callable[[Section], SectionPage], part: slice
) -> None:
    for is_past in (True, False, True, False, False):
        LawPageFactory(live=True, publication_end_date=LONG_AGO if is_past else None)
    pages = section(Section.LAW).pages()

    found = CurrentFirst(pages)

    assert len(found) == 5
    assert found[part] == list(pages)[part]
    assert list(found) == list(pages)


def test_the_past_is_asked_for_only_where_it_is_shown(
    section: Callable[[Section], SectionPage],
) -> None:
    for _ in range(3):
        LawPageFactory(live=True)
    found = CurrentFirst(section(Section.LAW).pages())

    with CaptureQueriesContext(connection) as queries:
        found[0:2]

    assert len(queries) == 2  # how many are current, and these two
