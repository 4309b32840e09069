from collections.abc import Iterator

import pytest
from django.test import RequestFactory

from home.models import Unit
from home.page_cache.generations import Number
from home.remembered import count_of, forget, once_a_generation, remembered, rows_of, serving
from tests.factories import UnitFactory

NUMBER = Number(1, 1)


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    yield
    forget()


def test_a_generation_remembers_for_all_requests(rf: RequestFactory) -> None:
    values = iter("abcd")

    def ask(site: int, number: Number) -> str:
        with serving(site, number):
            return remembered(rf.get("/"), "letter", lambda: next(values))

    assert [ask(1, NUMBER), ask(1, NUMBER)] == ["a", "a"]
    assert [ask(2, NUMBER), ask(1, Number(1, 2)), ask(1, Number(2, 1))] == ["b", "c", "d"]
    assert ask(1, NUMBER) == "a"


def test_without_one_a_request_remembers_for_itself(rf: RequestFactory) -> None:
    values = iter("ab")
    first, second = rf.get("/"), rf.get("/")

    def ask(request: object) -> str:
        return remembered(request, "letter", lambda: next(values))  # type: ignore[arg-type]

    assert [ask(first), ask(first), ask(second)] == ["a", "a", "b"]


def test_who_knows_no_request_remembers_for_a_generation_only() -> None:
    values = iter("abcd")

    def ask() -> str:
        return once_a_generation("letter", lambda: next(values))

    with serving(1, NUMBER):
        assert [ask(), ask()] == ["a", "a"]
    assert [ask(), ask()] == ["b", "c"]


@pytest.mark.django_db
def test_a_question_is_known_by_what_it_asks(site: object) -> None:
    UnitFactory(name="หนึ่ง")
    named = Unit.objects.filter(name="หนึ่ง").values_list("name", flat=True)
    other = Unit.objects.filter(name="สอง").values_list("name", flat=True)

    assert count_of(named) == 1
    with serving(1, NUMBER):
        assert (rows_of(named), count_of(named), rows_of(other.all())) == (["หนึ่ง"], 1, [])
        UnitFactory(name="สอง")
        assert rows_of(other.all()) == []  # the caller would have another generation by now
        assert rows_of(Unit.objects.none()) == []
    assert rows_of(other.all()) == ["สอง"]
