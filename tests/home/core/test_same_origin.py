import pytest
from django.test import RequestFactory

from home.core.same_origin import is_same_origin


@pytest.mark.parametrize(
    ("headers", "answer"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "same-site", "origin": "http://testserver"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"origin": "http://testserver"}, True),
        ({"origin": "https://testserver"}, False),
        ({"origin": "http://testserver.evil.example"}, False),
        ({"origin": "http://testserver:8080"}, False),
        ({"origin": "null"}, False),
        ({"origin": "null", "referer": "http://testserver/"}, False),
        ({"referer": "not an address"}, False),
        ({"referer": "http://testserver/law/"}, True),
        ({"origin": "http://evil.example", "referer": "http://testserver/"}, False),
        ({}, False),
    ],
)
def test_a_form_comes_from_here_or_not(headers: dict[str, str], answer: bool) -> None:
    assert is_same_origin(RequestFactory().post("/", headers=headers)) is answer
