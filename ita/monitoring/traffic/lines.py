"""What the log says of one request: who, when, from where, what. Nothing more personal.

Query strings are left out: they hold what people search for. So are the secrets that some
addresses carry, forms, headers and names of browsers: of these only whether it is a robot's.
"""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import SimpleLazyObject

from home.cases.throttle import address_of
from home.thai.calendar import BANGKOK
from ita.monitoring.traffic.robots import is_robot

LONGEST_PATH = 2000  # letters; one line is one write
LONGEST_WORD = 150
SECRETS = re.compile(
    r"(/assessor/|/mistake/[^/]+/|/password_reset/confirm/[^/]+/|/password_reset/confirm/)[^/]+"
)
HIDDEN = "***"


def line_of(request: HttpRequest, response: HttpResponseBase, now: datetime) -> bytes:
    """The line of a request that was answered; asks the database nothing."""
    account, number = _account(request)
    return encoded(
        {
            "time": time_text(now),
            "address": address_of(request)[:LONGEST_WORD],
            "user": number,
            "account": account,
            "method": (request.method or "")[:LONGEST_WORD],
            "path": without_secrets(request.path)[:LONGEST_PATH],
            "status": response.status_code,
            "bytes": _size(response),
            "robot": is_robot(request.headers.get("User-Agent", "")),
        }
    )


def gap_line(lost: int, since: datetime, now: datetime) -> bytes:
    """The line that says how many requests could not be written down, since when."""
    return encoded({"time": time_text(now), "lost": lost, "since": time_text(since)})


def encoded(facts: Mapping[str, Any]) -> bytes:
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace") + b"\n"


def parsed(line: bytes) -> dict[str, Any] | None:
    """What a line says; None for one that is no line of this log."""
    try:
        facts = json.loads(line)
    except ValueError:
        return None
    return facts if isinstance(facts, dict) and isinstance(facts.get("time"), str) else None


def time_text(moment: datetime) -> str:
    """Bangkok's time; such texts are in order as their moments are: the offset never changes."""
    return moment.astimezone(BANGKOK).isoformat(timespec="milliseconds")


def without_secrets(path: str) -> str:
    """``path`` without what opens a door by itself: links of assessors, answers to
    who reported a mistake, resets of passwords."""
    return SECRETS.sub(lambda found: _hidden(found.group(1)), path)


def _hidden(before: str) -> str:
    kept = "/password_reset/confirm/" if "password_reset" in before else before
    return kept + HIDDEN


def _account(request: HttpRequest) -> tuple[str, int]:
    """Name and number of the account that asked, or became known by asking; ("", 0) of nobody.

    Who did not ask for the account so far is not made to: that would be a query.
    """
    asked = getattr(request, "_cached_user", None)  # as Django's authentication keeps it
    user = request.__dict__.get("user")
    became = None if isinstance(user, SimpleLazyObject) else user
    known = next((each for each in (asked, became) if each and each.is_authenticated), None)
    return (known.get_username(), known.pk) if known else ("", 0)


def _size(response: HttpResponseBase) -> int | None:
    """Bytes of the body; None where nobody knows before it was sent."""
    if response.has_header("Content-Length"):
        text = response["Content-Length"]
        return int(text) if text.isdecimal() else None
    return len(response.content) if isinstance(response, HttpResponse) else None
