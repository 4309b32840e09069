"""Who may accept that the database was restored from a backup, and if not, why."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Site

from ita.register.restored import Restore, restores


def why_not_administrator(user: User) -> str | None:
    """Why ``user`` does not decide about the installation."""
    if user.is_active and user.is_superuser:
        return None
    return _("Only an administrator of the installation can accept a restore from a backup.")


def why_not_accept(user: User, restore: Restore | None) -> str | None:
    """Why ``user`` cannot accept the restore; None of it where the row is another act's."""
    if reason := why_not_administrator(user):
        return reason
    if restore is None:
        return _("This row of the register does not record a restore from a backup.")
    if restore.accepted:
        return _("This restore was accepted already: register number %(number)s.") % {
            "number": restore.accepted.label
        }
    return None


def why_reason_missing(reason: str) -> str | None:
    """Why the act cannot be recorded without words."""
    if reason.strip():
        return None
    return _("Please write why: what was lost, and whether it was entered again.")


def to_accept(site: Site, user: User) -> list[Restore]:
    """The restores of the agency's register that ``user`` has to accept."""
    if why_not_administrator(user):
        return []
    return [
        restore
        for restore in restores()
        if restore.entry.site_id == site.pk and restore.accepted is None
    ]
