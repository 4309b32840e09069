import pytest
from django_q import tasks


@pytest.fixture(autouse=True)
def _no_jobs(monkeypatch: pytest.MonkeyPatch, _queue: None, before_the_search: None) -> None:
    """What the queue would do after an act is another's business, and most of the time; so nothing
    is held because it was not searched."""
    monkeypatch.setattr(tasks, "_sync", lambda pack: None)
