"""What happens when the last step of a request is passed (WAGTAIL_FINISH_WORKFLOW_ACTION).

Wagtail imports this while its own models load, so models are imported inside the function.
"""

from typing import Any

from django.utils.translation import gettext as _

from ita.publication.exceptions import NotAllowed


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Publish the very revision that was checked, approved and passed for publishing.

    Nobody holds the ``publish`` permission, so it is not asked for: the three acts are the right.

    Raises:
        NotAllowed: the page changed since, or a step is missing (a workflow that is not ours).
    """
    from wagtail.models import TaskState

    from ita.enums import Duty
    from ita.models.tasks import DutyTask

    revision = workflow_state.current_task_state.revision
    passed = TaskState.objects.filter(
        workflow_state=workflow_state, revision=revision, status=TaskState.STATUS_APPROVED
    )
    duties = DutyTask.objects.filter(task_states__in=passed).values_list("duty", flat=True)
    if not revision.is_latest_revision() or set(duties) != set(Duty.values):
        raise NotAllowed(
            _("The content is not what was approved. Please send the page to the checker again.")
        )
    revision.publish(user=user, skip_permission_checks=True)
