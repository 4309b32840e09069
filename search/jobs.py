"""The jobs of search that the queue runs by the clock."""

from home.core.schedules import every_night
from search.indexing import vocabulary
from search.query_log import questions

NIGHTLY_HOUR = 3  # Bangkok; after those of publication
NIGHTLY = {
    "purge_questions": "search.jobs.purge_questions",
    "recount_words": "search.jobs.recount_words",
    "read_files": "search.passages.jobs.queue_unread",
}


def purge_questions() -> int:
    """Remove old totals of questions; returns how many."""
    return questions.purge()


def recount_words() -> int:
    """Count the words of the index anew; returns how many entries it has."""
    return vocabulary.recount()


def schedule() -> None:
    """Have the queue run the jobs; can be repeated."""
    for name, func in NIGHTLY.items():
        every_night(name, func, NIGHTLY_HOUR)
