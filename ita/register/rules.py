"""Who may read the register."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _


def why_not_read(user: User) -> str | None:
    """Why ``user`` cannot open the register: it names people, reasons and what was refused."""
    if user.has_perm("ita.view_registerentry"):
        return None
    return _("Only officers who may read the register of publication can open this screen.")
