"""Why a list cannot be proposed. Who may propose is asked as for every change by two hands."""

from django.utils.translation import gettext as _

from ita.workflow.old_addresses.models import OldAddressList


def why_not_lead(listed: OldAddressList) -> str | None:
    """Why the addresses of the list cannot lead on."""
    if not listed.rows:
        return _("No line of the file can be taken. Put the faults right and upload it again.")
    return None
