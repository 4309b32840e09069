from typing import Any

from django.contrib.auth.models import User
from django.db.models import ProtectedError
from django.db.models.signals import pre_delete
from wagtail.models import Revision, WorkflowState
from wagtail.signals import workflow_cancelled

from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.operations import append_step
from ita.register.restored import is_about_restore
from ita.register.signals import act_appended
from ita.workflow import rules
from ita.workflow.erasure.jobs import queue_reapplying


def register_withdrawal(sender: object, instance: WorkflowState, user: User, **kwargs: Any) -> None:
    """Whoever cancels a request, by whatever route, it is on the register."""
    append_step(Act.WITHDRAWN, instance, instance.current_task_state.revision, user)


def keep_revision(sender: object, instance: Revision, origin: object, **kwargs: Any) -> None:
    """``purge_revisions`` skips what is protected; a page that is deleted takes all with it."""
    purged = isinstance(origin, Revision) or getattr(origin, "model", None) is Revision
    if purged and (reason := rules.why_not_purge(instance)):
        raise ProtectedError(reason, {instance})


def erase_again(sender: object, entry: RegisterEntry, **kwargs: Any) -> None:
    """A backup may have brought back what was erased."""
    if is_about_restore(entry):
        queue_reapplying()


def connect() -> None:
    act_appended.connect(erase_again, dispatch_uid="ita_erase_again")
    pre_delete.connect(keep_revision, sender=Revision, dispatch_uid="ita_keep_revision")
    workflow_cancelled.connect(
        register_withdrawal, sender=WorkflowState, dispatch_uid="ita_register_withdrawal"
    )
