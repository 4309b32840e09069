"""What a visit amounts to, in words: what was found, and what an officer does about it.

A fault on the way (no answer, too slow) says nothing about the page; nor does a visit that is old,
or older than the page: that is not known, and never called fine.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.core import visits
from ita.monitoring.visits.enums import Condition, Walk
from ita.monitoring.visits.models import EvidenceVisit

TOO_OLD = timedelta(days=2)  # it is visited each night
SERVER_FAULT = 500

FAULTS: dict[str, tuple[Any, Any]] = {  # by the code: what was found, what to do
    visits.REFUSED: (
        gettext_lazy("The address lies inside a network that the public cannot reach."),
        gettext_lazy("Link a page or file that everybody can open."),
    ),
    visits.CERTIFICATE: (
        gettext_lazy("The certificate of the website is not valid; browsers warn of it."),
        gettext_lazy("Tell the system administrator, or the owner of that website."),
    ),
    visits.LOOP: (
        gettext_lazy("The address sends the visitor round in circles."),
        gettext_lazy("Link the address that really opens, or tell the system administrator."),
    ),
}
NOT_KNOWN: dict[str, tuple[Any, Any]] = {
    visits.UNREACHABLE: (
        gettext_lazy("The website did not answer. Whether the page is there is not known."),
        gettext_lazy("Visit again later; if it stays so, tell the system administrator."),
    ),
    visits.TIMEOUT: (
        gettext_lazy("The answer did not come in time. Whether the page is there is not known."),
        gettext_lazy("Visit again later; if it stays so, tell the system administrator."),
    ),
    visits.TOO_LARGE: (
        gettext_lazy("The answer is too large to be examined whole."),
        gettext_lazy("Open it yourself, and say in the explanation what you saw."),
    ),
}
GONE = frozenset({404, 410})
FORBIDDEN = frozenset({401, 403, 407})
TOO_OFTEN = frozenset({429, 503})


@dataclass(frozen=True)
class Finding:
    """``words``: what was found; ``todo``: what an officer does about it."""

    condition: Condition
    words: str
    todo: str


def condition_of(findings: tuple[Finding, ...]) -> Condition:
    """What evidence with these findings is as a whole."""
    found = {finding.condition for finding in findings}
    if Condition.FAULT in found:
        return Condition.FAULT
    return Condition.UNKNOWN if found else Condition.FINE


def findings_of(
    visit: EvidenceVisit | None, address: str, published_at: datetime | None, now: datetime
) -> tuple[Finding, ...]:
    """All that keeps the evidence from being fine; nothing where it is.

    Args:
        address: the evidence's today.
        published_at: when its page was published last.
    """
    why_stale = _why_stale(visit, address, published_at, now)
    if visit is None or why_stale:
        return (_unknown(why_stale, _("Have the address visited now.")),)
    return (*_of_answer(visit), *_of_files(visit), *_of_walk(visit))


def _why_stale(
    visit: EvidenceVisit | None, address: str, published_at: datetime | None, now: datetime
) -> str:
    if visit is None:
        return _("The address was not visited yet.")
    if visit.address != address:
        return _("The evidence has another address since it was visited.")
    if published_at and published_at > visit.visited_at:
        return _("The page was published anew since it was visited.")
    if now - visit.visited_at > TOO_OLD:
        return _("The last visit is too old to say how it is today.")
    return ""


def _of_answer(visit: EvidenceVisit) -> Iterator[Finding]:
    if visit.error in FAULTS:
        yield _fault(*FAULTS[visit.error])
    elif visit.error:
        yield _unknown(*NOT_KNOWN.get(visit.error, NOT_KNOWN[visits.UNREACHABLE]))
    elif visit.asks_login or visit.status in FORBIDDEN:
        yield _fault(
            _("Who opens the address is asked for a login, or is turned away."),
            _("Take the restriction off, or link a page that everybody can open."),
        )
    elif visit.status in GONE:
        yield _fault(
            _("There is no page at the address (code %(code)s).") % {"code": visit.status},
            _("Link the page where it is now, or publish it again."),
        )
    elif visit.status in TOO_OFTEN:
        yield _unknown(
            _("The website asked not to be visited now (code %(code)s).") % {"code": visit.status},
            _("Visit again later; if it stays so, tell the system administrator."),
        )
    elif visit.status != 200:
        yield _fault(
            _("The website answered with the code %(code)s.") % {"code": visit.status},
            _("Open the address yourself; tell the system administrator if nothing opens."),
        )
    elif visit.title_shown is False:
        yield _fault(
            _("What opens does not show the title of the page."),
            _("Open the address yourself, and link the page that is meant."),
        )


def _of_files(visit: EvidenceVisit) -> Iterator[Finding]:
    for file in visit.files:
        name = {"file": file["title"], "code": file["status"]}
        if file["is_approved"]:
            continue
        if file["is_approved"] is False:
            yield _fault(
                _("The file “%(file)s” that is served is not the one that was approved.") % name,
                _("Tell the webmaster: replace the file, or restore the backup."),
            )
        elif file["error"]:
            yield _unknown(
                _("The file “%(file)s” could not be fetched whole.") % name,
                _("Visit again later; if it stays so, tell the system administrator."),
            )
        elif file["status"] != 200:
            yield _fault(
                _("The file “%(file)s” does not open (code %(code)s).") % name,
                _("Tell the webmaster: the file must be published with its page."),
            )
        else:
            yield _unknown(
                _("Which file “%(file)s” was approved is not known.") % name,
                _("Compare the file with the approved paper yourself."),
            )


def _of_walk(visit: EvidenceVisit) -> Iterator[Finding]:
    step = {"step": visit.walk_step}
    if visit.walk == Walk.BROKEN:
        yield _fault(
            _("The click path ends before “%(step)s”: what stands open does not lead there.")
            % step,
            _("Walk it yourself from the front page, and mend page or menu."),
        )
    elif visit.walk != Walk.WALKED and not visit.error:
        yield _unknown(
            _("The click path was not walked to its end (“%(step)s”).") % step,
            _("Have the address visited now."),
        )


def _fault(words: Any, todo: Any) -> Finding:
    return Finding(Condition.FAULT, str(words), str(todo))


def _unknown(words: Any, todo: Any) -> Finding:
    return Finding(Condition.UNKNOWN, str(words), str(todo))
