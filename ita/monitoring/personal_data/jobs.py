"""What the queue does for the search for personal data."""

from ita.monitoring.personal_data.operations import read_pictures_of, search_stored


def search_file(sha256: str) -> None:
    """The queue's job, once for each stored file."""
    search_stored(sha256)


def read_pictures(sha256: str) -> None:
    """The queue's job for the pictures in a file: some of them; it queues itself for the rest."""
    read_pictures_of(sha256)
