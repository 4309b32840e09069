"""The jobs of search that the queue runs by the clock."""

from datetime import timedelta

from django.utils import timezone
from django_q.models import Schedule

from search import questions

NIGHTLY_HOUR = 3  # Bangkok; after those of publication


def purge_questions() -> int:
    """Remove old totals of questions; returns how many."""
    return questions.purge()


def schedule() -> None:
    """Have the queue run the jobs; can be repeated."""
    tomorrow = timezone.localtime(timezone.now() + timedelta(days=1))
    first = tomorrow.replace(hour=NIGHTLY_HOUR, minute=0, second=0, microsecond=0)
    Schedule.objects.get_or_create(
        name="purge_questions",
        defaults={
            "func": "search.jobs.purge_questions",
            "schedule_type": Schedule.DAILY,
            "next_run": first,
        },
    )
