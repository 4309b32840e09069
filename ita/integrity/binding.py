"""Binds the steps of a request to one content: what was checked is approved, and nothing else
goes live."""

from wagtail.models import Page, Revision, TaskState

from home.core.exceptions import ensure
from home.models import ContentPage
from ita.integrity.models import Seal
from ita.integrity.rules import why_files_missing
from ita.integrity.seal import SEAL_VERSION, SealedContent, changed_names, seal_of
from ita.register.history import request_status


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
    of_step = {"request_id": task_state.workflow_state_id, "revision_id": revision.pk}
    status = request_status(task_state.workflow_state_id)
    row = status.approved if status else None
    seals = Seal.objects.filter(**of_step, sha256=row.seal_sha256 if row else "")
    seal = seals.order_by("pk").last()
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
