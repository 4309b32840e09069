from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from ita.workflow.faults.models import FaultKind, WorkflowFault


def why_not_mend(user: User) -> str | None:
    """Why ``user`` cannot see or mend faults: they are the installation's, not an agency's."""
    if user.is_active and user.is_superuser:
        return None
    return _("Only an administrator sees and mends faults.")


def why_no_button(fault: WorkflowFault) -> str | None:
    """Why ``fault`` cannot be put right here, by whoever it is."""
    if fault.kind != FaultKind.NOT_COMPUTED:
        return None
    return _("It was written past the system. Please have its cause put right.")
