import pytest

from ita.workbook.texts import safe_link


@pytest.mark.parametrize("url", ["https://example.go.th/ก/?a=1#b", "http://localhost:8000/"])
def test_web_addresses_become_links(url: str) -> None:
    assert safe_link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "file:///C:/secret.xlsx",
        "mailto:a@example.go.th",
        "https://",
        "http://[broken",
        "https://example.go.th/ a",
        "https://example.go.th/\ufffe",
        "https://example.go.th/" + "a" * 2_079,
    ],
)
def test_all_else_stays_plain_text(url: str) -> None:
    assert safe_link(url) is None
