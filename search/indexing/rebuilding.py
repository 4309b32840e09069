"""Making the index again: who ordered it, how far it is."""

import logging
import math
from datetime import timedelta
from io import TextIOBase
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_q.tasks import async_task
from modelsearch.index import get_indexed_models

from search.models import Rebuild, RebuildState
from search.models.rebuild import OPEN

logger = logging.getLogger(__name__)

COMMAND = "manage.py update_index"
JOB = "search.indexing.rebuilding.run"
CHUNK = 200  # objects; after each the officer sees how far it is
LONGEST_RUN = timedelta(hours=3)
MAX_ATTEMPTS = 3  # the queue does not count workers that were killed
WAITS_IN_VAIN = timedelta(seconds=30)
SEEMS_DEAD = timedelta(minutes=10)  # without a chunk


def last_rebuild() -> Rebuild | None:
    return Rebuild.objects.first()


def order(user: Any) -> Rebuild:
    """Have the queue make the index again; the one that is already ordered, where there is one."""
    _give_up_on_the_dead()
    try:
        with transaction.atomic():
            rebuild = Rebuild.objects.create(user=user)
            async_task(JOB, rebuild.pk, timeout=int(LONGEST_RUN.total_seconds()))
    except IntegrityError:  # somebody clicked at the same time
        return Rebuild.objects.get(state__in=OPEN)
    rebuild.refresh_from_db()
    return rebuild


def run(rebuild_pk: int) -> None:
    """The queue's job. The queue may deliver it again: what runs or is finished stays as it is."""
    with translation.override("th"):
        if not _claim(rebuild_pk):
            return
        try:
            meter = Meter(rebuild_pk)
            call_command("update_index", chunk_size=CHUNK, stdout=meter)
        except Exception:  # whatever it was, the officer must not wait for ever
            logger.exception("Rebuild %s of the index failed", rebuild_pk)
            _finish(rebuild_pk, RebuildState.FAILED, _failed())
        else:
            _finish(rebuild_pk, RebuildState.DONE)


class Meter(TextIOBase):
    """Takes what the command prints. Each dot of its own is a chunk of objects."""

    def __init__(self, rebuild_pk: int) -> None:
        self.rebuild_pk = rebuild_pk
        self.chunks = 0
        self.all_chunks = max(1, _count_chunks())

    def write(self, text: str) -> int:
        if text == ".":
            self.chunks += 1
            percent = min(99, 100 * self.chunks // self.all_chunks)
            Rebuild.objects.filter(pk=self.rebuild_pk, state=RebuildState.RUNNING).update(
                percent=percent, seen_at=timezone.now()
            )
        return len(text)


def why_stalled(rebuild: Rebuild) -> str | None:
    """Why ``rebuild`` seems to wait in vain, or nothing."""
    silence = timezone.now() - rebuild.seen_at
    patience = {RebuildState.WAITING: WAITS_IN_VAIN, RebuildState.RUNNING: SEEMS_DEAD}
    limit = patience.get(RebuildState(rebuild.state))
    if limit is None or silence < limit:
        return None
    return _(
        "Nothing has happened for a while: the queue worker seems not to run. "
        "Please tell the system administrator. The index is made as soon as it runs again."
    )


def _count_chunks() -> int:
    """How many dots the command will print."""
    models = [math.ceil(m.get_indexed_objects().count() / CHUNK) for m in get_indexed_models()]
    return sum(models) * len(settings.WAGTAILSEARCH_BACKENDS)


@transaction.atomic
def _claim(rebuild_pk: int) -> bool:
    """Whether there is something to do for this worker."""
    rebuild = Rebuild.objects.select_for_update().filter(pk=rebuild_pk, state__in=OPEN).first()
    if rebuild is None:
        return False
    now = timezone.now()
    if rebuild.state == RebuildState.RUNNING and now - rebuild.seen_at < SEEMS_DEAD:
        return False  # another worker is at it
    if rebuild.attempts >= MAX_ATTEMPTS:
        _finish(rebuild_pk, RebuildState.FAILED, _failed())
        return False
    rebuild.attempts += 1
    rebuild.state, rebuild.percent, rebuild.seen_at = RebuildState.RUNNING, 0, now
    rebuild.save(update_fields=["attempts", "state", "percent", "seen_at"])
    return True


def _give_up_on_the_dead() -> None:
    """An order that shows no life any more must not stand in the way of a new one."""
    dead = Rebuild.objects.filter(state__in=OPEN, seen_at__lt=timezone.now() - SEEMS_DEAD)
    dead.update(state=RebuildState.FAILED, error=_failed(), finished_at=timezone.now())


def _finish(rebuild_pk: int, state: RebuildState, error: str = "") -> None:
    percent = {"percent": 100} if state == RebuildState.DONE else {}
    Rebuild.objects.filter(pk=rebuild_pk).update(
        state=state, error=error, finished_at=timezone.now(), **percent
    )


def _failed() -> str:
    return _(
        "The index could not be made. Please try again; if it fails again, tell the system "
        "administrator, who can type: %(command)s"
    ) % {"command": COMMAND}
