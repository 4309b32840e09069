"""An event as a file that calendars on phones and computers take (iCalendar, RFC 5545)."""

from datetime import UTC, datetime
from typing import Any

FILE_NAME = "event.ics"
ADDRESS = "calendar"  # below that of the event's page; Wagtail takes no dot in one
LINE = 75  # octets, at most; what is longer goes on in the next line behind a space


def event_file(page: Any) -> str:
    """The text of the calendar file of ``page``, a page of news with an event."""
    stamp = page.last_published_at or page.event_from
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Public agency website//Events//TH",
        "BEGIN:VEVENT",
        f"UID:{page.translation_key}",
        f"DTSTAMP:{_moment(stamp)}",
        f"DTSTART:{_moment(page.event_from)}",
        *([f"DTEND:{_moment(page.event_until)}"] if page.event_until else []),
        f"SUMMARY:{_text(page.title)}",
        f"DESCRIPTION:{_text(page.summary)}",
        *([f"LOCATION:{_text(page.event_place)}"] if page.event_place else []),
        f"URL:{page.full_url}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """Backslash, semicolon and comma have a meaning, and a line ends a value."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> str:
    """Never within a character: a Thai one has three octets."""
    parts, size = [""], 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > LINE:
            parts.append(" ")
            size = 1
        parts[-1] += sign
        size += octets
    return "\r\n".join(parts)
