"""Which addresses a cell of a workbook may link to."""

from urllib.parse import urlsplit

from home.core.spreadsheets import excel_text

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_LINK = 2_079  # Excel's limit for the address of a hyperlink


def safe_link(url: str) -> str | None:
    """``url`` if a cell may link to it: http or https, with a host, not too long."""
    is_odd = url != excel_text(url) or any(character.isspace() for character in url)
    if len(url) > MAX_LINK or is_odd:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
