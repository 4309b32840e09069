"""Making the index again: who ordered it, how far it is."""

import logging
import math
from datetime import timedelta
from io import TextIOBase

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import translation
from django_q.tasks import async_task
from modelsearch.index import get_indexed_models

from home.core.jobs import OPEN, claim, fail, finish, give_up_the_silent, report
from search.models import Rebuild

logger = logging.getLogger(__name__)

JOB = "search.indexing.rebuilding.run"
CHUNK = 200  # objects; after each the officer sees how far it is
LONGEST_RUN = timedelta(hours=3)


def last_rebuild() -> Rebuild | None:
    return Rebuild.objects.first()


def order(user: User) -> Rebuild:
    """Have the queue make the index again; the one that is already ordered, where there is one."""
    give_up_the_silent(Rebuild.objects.all())
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
        rebuild = claim(Rebuild.objects.filter(pk=rebuild_pk))
        if rebuild is None:
            return
        try:
            call_command("update_index", chunk_size=CHUNK, stdout=Meter(rebuild))
        except Exception:  # whatever it was, the officer must not wait for ever
            logger.exception("Rebuild %s of the index failed", rebuild_pk)
            fail(rebuild, **rebuild.when_given_up())
        else:
            finish(rebuild)


class Meter(TextIOBase):
    """Takes what the command prints. Each dot of its own is a chunk of objects."""

    def __init__(self, rebuild: Rebuild) -> None:
        self.rebuild = rebuild
        self.chunks = 0
        self.all_chunks = max(1, _count_chunks())

    def write(self, text: str) -> int:
        if text == ".":
            self.chunks += 1
            report(self.rebuild, min(99, 100 * self.chunks // self.all_chunks))
        return len(text)


def _count_chunks() -> int:
    """How many dots the command will print."""
    models = [math.ceil(m.get_indexed_objects().count() / CHUNK) for m in get_indexed_models()]
    return int(sum(models) * len(settings.WAGTAILSEARCH_BACKENDS))
