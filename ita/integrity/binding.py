"""Binds the steps of a request to one content: what was checked is approved, and nothing else
goes live."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from wagtail.models import Page, Revision, TaskState

from home.core.duties import Duty
from home.core.exceptions import ensure
from home.models import ContentPage
from ita.integrity import file_facts
from ita.integrity.file_facts import Read
from ita.integrity.models import Seal
from ita.integrity.rules import why_files_missing
from ita.integrity.seal import SEAL_VERSION, SealedContent, changed_names, seal_of
from ita.register.history import request_status
from ita.register.models import RegisterEntry

P = ParamSpec("P")
R = TypeVar("R")


class ContentChanged(Exception):
    """The content is not what an earlier step passed; ``changed`` are labels of what differs."""

    def __init__(self, changed: list[str]) -> None:
        super().__init__(", ".join(changed))
        self.changed = changed


def store(content: SealedContent, page: Page, revision: Revision, request_id: int = 0) -> Seal:
    """Keep the seal of ``revision``; ``request_id`` is 0 for the frame that the setup makes."""
    return Seal.objects.create(
        version=content.version,
        sha256=content.sha256,
        content=content.text,
        page_id=page.pk,
        revision_id=revision.pk,
        request_id=request_id,
    )


@dataclass(frozen=True)
class StoredContent:
    """A saved state of a page, and the seal that it was found to have."""

    revision: Revision
    seal: Seal


def stored_content(row: RegisterEntry) -> StoredContent | None:
    """The content that ``row`` bound to its seal, as it is stored; None where it is not stored any
    more, is not what was sealed, or misses a file."""
    seals = Seal.objects.filter(page_id=row.page_id, sha256=row.seal_sha256)
    seal = seals.order_by("pk").last() if row.seal_sha256 else None
    revision = Revision.objects.filter(pk=row.revision_id, object_id=str(row.page_id)).first()
    if seal is None or revision is None:
        return None
    try:
        content = revision.as_object()
    except Exception:  # whatever is wrong with it, it is not what was sealed
        return None
    if why_files_missing(content) or seal_of(content, seal.version).sha256 != seal.sha256:
        return None
    return StoredContent(revision, seal)


def is_frame(page: Page, revision: Revision) -> bool:
    """Whether the setup made this revision, before there were officers; it makes no content."""
    if issubclass(page.specific_class, ContentPage):
        return False
    return Seal.objects.filter(page_id=page.pk, revision_id=revision.pk, request_id=0).exists()


def seal_step(task_state: TaskState) -> Seal:
    """Seal the content of the approver's step.

    Raises:
        ContentChanged: it is not the content that was checked.
    """
    page = task_state.workflow_state.content_object
    content = unchanged_content(task_state)
    return store(content, page, task_state.revision, task_state.workflow_state_id)


def unchanged_content(task_state: TaskState) -> SealedContent:
    """The seal of the step's content, after comparing it with what the step before passed.

    Raises:
        ContentChanged: something was saved since, or the stored revision itself was changed.
        NotAllowed: a file of it is missing on the disk.
    """
    status = request_status(task_state.workflow_state_id)
    passed = status.sealed if status else None
    version = passed.seal_version if passed else SEAL_VERSION
    page = task_state.revision.as_object()
    ensure(why_files_missing(page))
    content = seal_of(page, version)
    newer = not task_state.revision.is_latest_revision()
    if newer or (passed and passed.seal_sha256 != content.sha256):
        raise ContentChanged([])
    return content


def approved_seal(task_state: TaskState) -> Seal:
    """The seal under which the step's content was approved, after comparing the two.

    Raises:
        ContentChanged: the content differs from it, or the register knows of no approval.
        NotAllowed: a file of it is missing on the disk.
    """
    revision = task_state.revision
    seal = _seal_of_approval(task_state)
    if seal is None:
        raise ContentChanged([])
    is_latest = revision.is_latest_revision()
    content = (
        revision.as_object()
        if is_latest
        else task_state.workflow_state.content_object.get_latest_revision_as_object()
    )
    ensure(why_files_missing(content))
    if not is_latest or seal_of(content, seal.version).sha256 != seal.sha256:
        raise ContentChanged(changed_names(seal.content, content, seal.version))
    return seal


def read_files_first(publish: Callable[P, R]) -> Callable[P, R]:
    """Decorator, outside of the transaction: ``publish(task_state, …, read=…)`` is given the hashes
    of the bytes of all files that the step would publish (``why_not_as_sealed`` asks for them)."""

    @wraps(publish)
    def read_and_publish(*args: P.args, **kwargs: P.kwargs) -> R:
        task_state: Any = args[0] if args else kwargs["task_state"]
        kwargs["read"] = _read_files_of(task_state)
        return publish(*args, **kwargs)

    return read_and_publish


def why_not_as_sealed(seal: Seal, read: Read) -> str | None:
    """Why the bytes of the files of ``seal`` are not those that were approved."""
    return file_facts.why_not_as_sealed(_files_of(seal), read)


def _read_files_of(task_state: TaskState) -> Read:
    """Nothing before the last step: only what goes live is worth the time."""
    seal = _seal_of_approval(task_state) if task_state.task.specific.duty == Duty.PUBLISH else None
    return file_facts.read_files(_files_of(seal)) if seal else {}


def _seal_of_approval(task_state: TaskState) -> Seal | None:
    """The seal under which the step's content was approved; None where the register knows none."""
    of_step = {
        "request_id": task_state.workflow_state_id,
        "revision_id": task_state.revision_id,
    }
    status = request_status(task_state.workflow_state_id)
    row = status.approved if status else None
    seals = Seal.objects.filter(**of_step, sha256=row.seal_sha256 if row else "")
    return seals.order_by("pk").last()


def _files_of(seal: Seal) -> dict[str, dict[str, str]]:
    files: dict[str, dict[str, str]] = json.loads(seal.content)["files"]
    return files
