import pytest

from ita.workbook.texts import MAX_LINK, safe_link

LONGEST = "https://example.go.th/".ljust(MAX_LINK, "a")


@pytest.mark.parametrize(
    "url", ["https://example.go.th/ก/?a=1#b", "http://localhost:8000/", LONGEST]
)
def test_web_addresses_become_links(url: str) -> None:
    assert safe_link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "file:///C:/secret.xlsx",
        "ftp://example.go.th/",
        "file://server/secret.xlsx",
        "mailto:a@example.go.th",
        "https://",
        "http://[broken",
        "https://example.go.th/ a",
        "https://example.go.th/\ufffe",
        LONGEST + "a",
        "https://example.go.th/_x0041_",
    ],
)
def test_all_else_stays_plain_text(url: str) -> None:
    assert safe_link(url) is None
