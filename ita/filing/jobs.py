"""Freezes what is filed, and makes the packs, in the queue.

The queue ends a job after ten minutes, and a list can take longer. So a filing is frozen in pieces:
what is stored stays, and the next piece goes on from there.
"""

import errno
import logging

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from home.core.exceptions import NotAllowed
from home.core.jobs import claim, fail, finish, put_back, report
from home.core.schedules import every_night
from ita.filing import capture, freezing, stamping
from ita.filing.capture import Piece, TimeIsUp, Visitor
from ita.filing.erasure import finish_erasures
from ita.filing.models import Filing, Pack
from ita.filing.operations import AssessmentChanged, complete, discard
from ita.filing.packs.making import write_pack
from ita.filing.record import Snapshot, snapshot
from ita.monitoring.visits.operations import visit_evidence
from ita.monitoring.visits.visiting import Visitor as AssessorsVisitor

logger = logging.getLogger(__name__)
PIECE = 240  # seconds of one piece of work
LEAST = 30  # seconds of its part that looks as an assessor does
VISITED, PAPERS_DONE, WORKBOOK_DONE = 80, 88, 97  # percent
MOST_RESTARTS = 3
NIGHTLY_HOUR = 3  # Bangkok


class NotReached(Exception):
    """The website does not answer at its own address."""


def run_filing(filing_pk: int) -> None:
    """The queue's job: one piece of the work. The queue may deliver it again."""
    with translation.override("th"):
        filing = claim(Filing.objects.filter(pk=filing_pk))
        if filing is None:
            _discard_failed(filing_pk)
            return
        try:
            _freeze(filing)
        except TimeIsUp:
            _go_on(filing)
        except AssessmentChanged:
            _begin_again(filing)
        except Exception as error:  # whatever it was, the approver must not wait for ever
            logger.exception("Filing %s failed", filing_pk)
            if fail(filing, _sentence(error)):
                discard(filing)
        else:
            if settings.TIMESTAMP_URL:
                async_task("ita.filing.jobs.run_stamp", filing.pk)


def run_stamp(filing_pk: int) -> None:
    """The queue's job; what fails now is tried again each night."""
    for filing in Filing.objects.filed().filter(pk=filing_pk, stamp_sha256=""):
        stamping.stamp(filing)


def stamp_due() -> int:
    """Have stamped what has no time stamp yet; returns how many got one."""
    made = 0
    for filing in stamping.unstamped():
        if not stamping.stamp(filing):
            break  # an authority that hangs holds up the queue once
        made += 1
    return made


def run_pack(pack_pk: int) -> None:
    """The queue's job; what is finished stays as it is."""
    with translation.override("th"):
        pack = claim(Pack.objects.filter(pk=pack_pk))
        if pack is None:
            return
        try:
            pack.path.parent.mkdir(parents=True, exist_ok=True)
            write_pack(pack.filing, pack.code, pack.path, lambda done: report(pack, done))
        except Exception as error:
            logger.exception("Pack %s failed", pack_pk)
            fail(pack, _storing(error) or _pack_failed())
        else:
            finish(pack)


def finish_erased() -> int:
    """Remove what an erasure could not reach on the disk at once; returns how many files."""
    return finish_erasures()


def schedule() -> None:
    """Have the queue run the nightly jobs; can be repeated."""
    for name in ("stamp_due", "finish_erased"):
        every_night(f"filing_{name}", f"{__name__}.{name}", NIGHTLY_HOUR)


def _freeze(filing: Filing) -> None:
    piece = Piece(PIECE)
    framework, site = filing.framework, filing.site
    taken: Snapshot = snapshot(framework, site)
    visitor = Visitor(filing, piece, lambda done, of: report(filing, done * VISITED // of))
    visitor.visit_all([freezing.front_page(site)])
    if not filing.captures.exclude(hops=[]).filter(url=freezing.front_page(site).url).exists():
        raise NotReached(site.root_url)
    visitor.visit_all(freezing.targets(taken, framework, site))
    report(filing, VISITED)
    _look_as_assessor(filing, piece)
    freezing.freeze_papers(filing, taken, piece)
    report(filing, PAPERS_DONE)
    piece.begin()
    workbook = freezing.freeze_workbook(filing, lambda done: report(filing, _of_workbook(done)))
    complete(filing, taken, workbook)


def _look_as_assessor(filing: Filing, piece: Piece) -> None:
    """The visit that the workbook and the board tell of: redirects, title, login, click path."""
    visited = visit_evidence(
        filing.framework,
        filing.site,
        lambda done: report(filing, VISITED),
        since=filing.asked_at,
        seconds=max(piece.left, LEAST),
        visitor=AssessorsVisitor(filing.site, capture.visit),
    )
    if visited.left:
        raise TimeIsUp


def _of_workbook(done: int) -> int:
    return PAPERS_DONE + done * (WORKBOOK_DONE - PAPERS_DONE) // 100


def _go_on(filing: Filing) -> None:
    if put_back(filing):
        async_task("ita.filing.jobs.run_filing", filing.pk)


def _begin_again(filing: Filing) -> None:
    """What was frozen is not the assessment any more: all of it is visited anew."""
    if filing.restarts >= MOST_RESTARTS:
        sentence = _(
            "The evidence or the list was changed again and again while it was being filed, so "
            "nothing was filed. Please ask the officers to stop for a moment, then file again."
        )
        if fail(filing, sentence):
            discard(filing)
        return
    filing.captures.all().delete()
    if put_back(filing, restarts=filing.restarts + 1):
        async_task("ita.filing.jobs.run_filing", filing.pk)


def _discard_failed(filing_pk: int) -> None:
    """After a filing was given up: ``claim`` said so."""
    for filing in Filing.objects.filter(pk=filing_pk, state="failed", entry_id=0):
        discard(filing)


def _sentence(error: Exception) -> str:
    """What the officer is told; the log has the rest."""
    if isinstance(error, NotAllowed):
        return error.reason
    if isinstance(error, NotReached):
        return _(
            "The website did not answer at its own address %(address)s, so nothing was filed. "
            "Please tell the system administrator, then file again."
        ) % {"address": error.args[0]}
    return _storing(error) or _(
        "It could not be finished, and nothing was filed. Please try again; if it fails again, "
        "tell the system administrator."
    )


def _storing(error: Exception) -> str:
    """What is told where the disk is at fault; empty for anything else."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _("The disk is full. Please tell the system administrator, then try again.")
    if isinstance(error, OSError):
        return _("The file could not be stored. Please tell the system administrator.")
    return ""


def _pack_failed() -> str:
    return _(
        "The pack could not be made. Please try again; if it fails again, tell the system "
        "administrator."
    )
