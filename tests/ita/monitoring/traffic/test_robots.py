import pytest

from ita.monitoring.traffic.robots import LONGEST_NAME, is_robot

PHONE = (
    "Mozilla/5.0 (Linux; Android 9; SM-A105F) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/96.0.4664.45 Mobile Safari/537.36"
)
LINE = "Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605 Line/13.16.0"


@pytest.mark.parametrize(
    "name",
    [
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "python-requests/2.31",
        "curl/8.1",
        "",
        "  ",
    ],
)
def test_programs_and_the_nameless_are_robots(name: str) -> None:
    assert is_robot(name)


@pytest.mark.parametrize("name", [PHONE, LINE])
def test_browsers_are_not(name: str) -> None:
    assert not is_robot(name)


def test_a_name_of_any_length_is_looked_at_as_far_as_it_may_be_long() -> None:
    assert not is_robot("a" * LONGEST_NAME + "Googlebot")
