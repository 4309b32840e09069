import pytest
from django.test import RequestFactory

from home.core.origins import is_own_form


@pytest.mark.parametrize(
    ("headers", "is_own"),
    [
        ({"HTTP_ORIGIN": "http://testserver"}, True),
        ({"HTTP_ORIGIN": "https://TESTSERVER"}, True),
        ({"HTTP_REFERER": "http://testserver/survey/1/"}, True),
        ({"HTTP_ORIGIN": "http://evil.example", "HTTP_REFERER": "http://testserver/"}, False),
        ({"HTTP_ORIGIN": "null", "HTTP_REFERER": "http://testserver/"}, False),
        ({"HTTP_ORIGIN": "http://testserver.evil.example"}, False),
        ({"HTTP_ORIGIN": "http://testserver:8080"}, False),
        ({"HTTP_REFERER": "not an address"}, False),
        ({}, False),
    ],
)
def test_only_a_form_of_this_very_host_is_its_own(
    rf: RequestFactory, headers: dict[str, str], is_own: bool
) -> None:
    assert is_own_form(rf.post("/", **headers)) is is_own
