"""How an agency's log stands, for its screen and the administrator's first screen."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Site

from ita.monitoring.traffic.checking import TrafficFault, known_faults
from ita.monitoring.traffic.clock import is_set_by_time_server
from ita.monitoring.traffic.files import why_not_writable
from ita.monitoring.traffic.models import TrafficCheck
from ita.monitoring.traffic.selectors import (
    agencies_with_clock_behind,
    closed_in_term,
    is_clock_behind,
    keep_days,
    last_written,
    readings_of,
)
from ita.register.log_rows import ClosedPart
from ita.register.models import RegisterEntry

SHOWN_READINGS = 20


@dataclass(frozen=True)
class LogState:
    standstill: str  # why no line is written now; empty while it is
    is_clock_behind: bool
    is_clock_set: bool | None  # by a time server; None: the machine does not say
    last_written: datetime | None
    keep_days: int
    parts: list[ClosedPart]
    readings: list[RegisterEntry]
    checked: TrafficCheck | None
    faults: list[TrafficFault]


def log_state(site: Site) -> LogState:
    checked = TrafficCheck.objects.filter(site=site).first()
    parts = sorted(closed_in_term(site).values(), key=lambda part: part.row.pk, reverse=True)
    return LogState(
        standstill=why_standing_still(site),
        is_clock_behind=is_clock_behind(site),
        is_clock_set=is_set_by_time_server(),
        last_written=last_written(site),
        keep_days=keep_days(site),
        parts=parts,
        readings=list(readings_of(site)[:SHOWN_READINGS]),
        checked=checked,
        faults=known_faults(checked) if checked else [],
    )


def why_standing_still(site: Site) -> str:
    """Why the agency's requests cannot be written down now; empty where they can."""
    if not settings.TRAFFIC_LOG:
        return _("The settings of the server (TRAFFIC_LOG) have it turned off.")
    error = why_not_writable(site.pk)
    if error is None:
        return ""
    facts = {"error": error.strerror or str(error), "folder": error.filename or ""}
    return _("The server cannot write to its folder: %(error)s %(folder)s") % facts


def faults_of_all() -> list[tuple[Site, list[str]]]:
    """Of each agency whose log wants an administrator, in words; three queries."""
    checks = {each.site_id: each for each in TrafficCheck.objects.all()}
    behind = agencies_with_clock_behind()
    found = []
    for site in Site.objects.order_by("pk"):
        standstill = why_standing_still(site)
        said = [standstill] if standstill else []
        if site.pk in behind:
            said.append(_("The clock of the server stands before a day that is closed already."))
        said += [str(fault) for fault in known_faults(checks[site.pk])] if site.pk in checks else []
        if said:
            found.append((site, said))
    return found
