"""What happens by itself in a life: the clock's jobs, in the queue's order."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django_q.models import OrmQ

from home.thai.calendar import local_date
from ita.monitoring import jobs
from ita.people.groups import mirror_duties
from ita.people.models import OfficerProfile

# Anchors stand outside of the database; what only compares leaves nothing behind.
NOT_LIVED = {"anchor_all", "anchor_due", "verify_live", "verify_register", "verify_workflow"}
NOT_LIVED |= {"search_personal_data"}  # of all that is live, each night
NOT_LIVED |= {"look_at_encryption"}  # asks the network
ROOM = "ita."  # jobs of search are done when the life is loaded


def every_night() -> None:
    """The jobs of the night; posts that begin or end at midnight are mirrored."""
    _run(jobs.NIGHTLY)
    today = local_date(timezone.now())
    changed = Q(valid_from=today) | Q(valid_until=today - timedelta(days=1))
    for post in OfficerProfile.objects.filter(changed).select_related("user"):
        mirror_duties(post.user)


def every_minute() -> None:
    """The jobs of a minute, and all that waits in the queue."""
    work_off()
    _run(jobs.EVERY_MINUTE)
    work_off()


def _run(names: Iterable[str]) -> None:
    for name in names:
        if name not in NOT_LIVED:
            getattr(jobs, name)()


def work_off() -> None:
    """Do what waits in the queue, as a worker would."""
    while job := OrmQ.objects.order_by("pk").first():
        task = job.task
        job.delete()
        if task["func"].startswith(ROOM):
            import_string(task["func"])(*task["args"], **task["kwargs"])
