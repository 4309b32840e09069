"""The security events of an agency, of all sources, newest first."""

from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Site

from ita.monitoring.security.sources import Happened, sources

MOST = 300  # of each source; a shorter period shows the rest


@dataclass(frozen=True)
class Events:
    """``is_cut``: there are more in the period than are shown."""

    shown: list[Happened]
    is_cut: bool


def events_of(site: Site, since: datetime, until: datetime, topic: str = "") -> Events:
    """What happened in the period, of one topic or of all; a fixed number of queries."""
    found: list[Happened] = []
    is_cut = False
    for source in sources():
        of_source = list(source(site, since, until, MOST + 1))
        is_cut = is_cut or len(of_source) > MOST
        found += of_source[:MOST]
    chosen = [event for event in found if topic in ("", event.topic)]
    return Events(sorted(chosen, key=lambda event: event.at, reverse=True), is_cut)
