from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone
from django_q.models import OrmQ
from wagtail.models import Site

from home.core.jobs import JobState
from ita.assessment.models import Framework
from ita.workbook import jobs
from ita.workbook.jobs import run_export
from ita.workbook.models import Export


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.EXPORT_ROOT = tmp_path / "exports"


@pytest.fixture
def waiting(framework: Framework, site: Site, ita_officer: Any) -> Export:
    return Export.objects.create(framework=framework, site=site, user=ita_officer)


def silent() -> datetime:
    """When a worker that is dead by now gave its last sign of life."""
    return timezone.now() - Export.SEEMS_DEAD


def _fail(error: Exception) -> Any:
    def write_workbook(*args: Any, **options: Any) -> None:
        raise error

    return write_workbook


def test_the_job_makes_the_file_for_the_officer(waiting: Export) -> None:
    run_export(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.percent, waiting.attempts) == (JobState.DONE, 100, 1)
    assert waiting.path.read_bytes().startswith(b"PK")
    assert waiting.path.parent.name == str(waiting.user_id)


def test_a_job_that_is_delivered_twice_works_once(waiting: Export) -> None:
    run_export(waiting.pk)
    waiting.path.write_bytes(b"as it was")
    run_export(waiting.pk)
    waiting.refresh_from_db()
    assert waiting.attempts == 1
    assert waiting.path.read_bytes() == b"as it was"


def test_a_job_whose_worker_was_killed_is_done_again(waiting: Export) -> None:
    Export.objects.update(state=JobState.RUNNING, attempts=1, seen_at=silent())
    run_export(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.attempts) == (JobState.DONE, 2)


def test_a_worker_that_is_at_it_is_not_disturbed(waiting: Export) -> None:
    Export.objects.update(state=JobState.RUNNING, attempts=1)
    run_export(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.attempts) == (JobState.RUNNING, 1)


def test_a_job_that_kills_its_worker_is_given_up(waiting: Export) -> None:
    Export.objects.update(state=JobState.RUNNING, attempts=Export.MAX_ATTEMPTS, seen_at=silent())
    run_export(waiting.pk)
    waiting.refresh_from_db()
    assert waiting.state == JobState.FAILED
    assert "3 ครั้ง" in waiting.error
    assert not waiting.path.exists()


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(28, "No space left on device"), "พื้นที่จัดเก็บ"),
        (PermissionError(13, "Permission denied"), "จัดเก็บไฟล์ไม่ได้"),
        (ValueError("surprise"), "ลองใหม่อีกครั้ง"),
    ],
)
def test_a_failure_is_told_in_thai_and_leaves_what_was_there(
    waiting: Export, monkeypatch: pytest.MonkeyPatch, error: Exception, sentence: str
) -> None:
    waiting.path.parent.mkdir(parents=True)
    waiting.path.write_bytes(b"old")
    monkeypatch.setattr(jobs, "write_workbook", _fail(error))
    run_export(waiting.pk)
    waiting.refresh_from_db()
    assert waiting.state == JobState.FAILED
    assert sentence in waiting.error
    assert "surprise" not in waiting.error
    assert waiting.path.read_bytes() == b"old"


def test_an_export_that_was_removed_meanwhile_is_no_error(db: None) -> None:
    run_export(0)


def test_an_export_and_its_job_are_stored_together(
    framework: Framework, site: Site, ita_officer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The queue stands in the same database: a job without its export cannot be."""
    monkeypatch.setattr(jobs, "async_task", _fail(RuntimeError("queue")))
    with pytest.raises(RuntimeError):
        jobs.queue_export(framework, site, ita_officer)
    assert not Export.objects.exists()
    assert not OrmQ.objects.exists()
