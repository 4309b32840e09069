"""Security events for a collector: one line of JSON each, by the logger ``ita.security``.

Keys that every line has: ``event``, ``time`` (Bangkok). Others where they are known: ``agency``
(number of the site), ``account``, ``address``, ``about``. Settings say where the lines go.
"""

import json
import logging
from typing import Any

from django.utils import timezone

from home.thai.calendar import BANGKOK

logger = logging.getLogger("ita.security")


def send(event: str, *, is_fault: bool = False, **facts: Any) -> None:
    """Write the line of ``event``; facts without a value are left out."""
    time = timezone.now().astimezone(BANGKOK).isoformat(timespec="seconds")
    known = {name: value for name, value in facts.items() if value not in (None, "")}
    line = json.dumps({"event": event, "time": time} | known, ensure_ascii=False, default=str)
    logger.log(logging.ERROR if is_fault else logging.INFO, "%s", line)
