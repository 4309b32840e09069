"""What happens when the last step of a request is passed (WAGTAIL_FINISH_WORKFLOW_ACTION).

Wagtail imports this while its own models load, so models are imported inside the function.
"""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from home.core.exceptions import NotAllowed

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from wagtail.models import WorkflowState


def publish_approved(workflow_state: "WorkflowState", user: "User | None" = None) -> None:
    """Publish the very content that was checked, sealed by the approver and passed.

    Nobody holds the ``publish`` permission, so it is not asked for: the three acts are the right.
    The last of them, which compared the content with its seal, put it on the register in this
    same transaction (``operations.pass_step``); without that row nothing is published.

    Raises:
        NotAllowed: there is no such row.
    """
    from ita.register.history import request_status

    status = request_status(workflow_state.pk)
    revision = workflow_state.current_task_state.revision
    row = status.published if status else None
    if row is None or row.revision_id != revision.pk:
        raise NotAllowed(_("A step of the request is missing. Please tell the administrator."))
    revision.publish(user=user, skip_permission_checks=True)
