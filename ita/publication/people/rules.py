"""Who may make somebody an officer, and if not, why."""

from typing import Any

from django.contrib.auth.models import Group as AuthGroup
from django.utils.translation import gettext as _

from ita.enums import Group


def why_not_manage_people(user: Any) -> str | None:
    """Why ``user`` cannot change users and groups: with them come all duties and passwords."""
    if user.is_active and user.is_superuser:
        return None
    return _("Only an administrator changes users and groups.")


def why_not_lose_group(group: AuthGroup) -> str | None:
    """Why ``group`` can neither be renamed nor deleted: its name is a duty."""
    if group.name in Group.values:
        return _("This group is a duty in publication. It keeps its name and cannot be deleted.")
    return None
