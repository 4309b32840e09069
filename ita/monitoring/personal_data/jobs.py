"""What the queue does for the search for personal data."""

from ita.monitoring.personal_data.operations import search_stored


def search_file(sha256: str) -> None:
    """The queue's job, once for each stored file."""
    search_stored(sha256)
