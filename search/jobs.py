"""The jobs of search that the queue runs by the clock."""

from datetime import timedelta

from django.utils import timezone
from django_q.models import Schedule

from search.indexing import vocabulary
from search.query_log import questions

NIGHTLY_HOUR = 3  # Bangkok; after those of publication
NIGHTLY = ("purge_questions", "recount_words")


def purge_questions() -> int:
    """Remove old totals of questions; returns how many."""
    return questions.purge()


def recount_words() -> int:
    """Count the words of the index anew; returns how many entries it has."""
    return vocabulary.recount()


def schedule() -> None:
    """Have the queue run the jobs; can be repeated."""
    tomorrow = timezone.localtime(timezone.now() + timedelta(days=1))
    first = tomorrow.replace(hour=NIGHTLY_HOUR, minute=0, second=0, microsecond=0)
    for name in NIGHTLY:
        Schedule.objects.get_or_create(
            name=name,
            defaults={
                "func": f"search.jobs.{name}",
                "schedule_type": Schedule.DAILY,
                "next_run": first,
            },
        )
