"""What a collector of security events would read."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.told: list[dict[str, Any]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(json.loads(record.getMessage()))


@contextmanager
def collecting() -> Iterator[list[dict[str, Any]]]:
    """The lines that are written meanwhile, read as JSON."""
    logger, handler = logging.getLogger("ita.security"), _Collector()
    logger.addHandler(handler)
    try:
        yield handler.told
    finally:
        logger.removeHandler(handler)
