from search.analysis.one_question import one_question, read_once


def test_within_a_question_each_thing_is_read_once() -> None:
    values = iter("abcd")

    def ask(name: str) -> str:
        return read_once(name, lambda: next(values))

    with one_question():
        assert [ask("one"), ask("other"), ask("one")] == ["a", "b", "a"]
    with one_question():
        assert ask("one") == "c"


def test_outside_of_one_it_is_read_each_time() -> None:
    values = iter("ab")
    assert [read_once("one", lambda: next(values)) for _ in range(2)] == ["a", "b"]
