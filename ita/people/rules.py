"""Who holds which duty and post, and who may make somebody an officer.

A rule answers ``None`` when the act is allowed, or the reason in the user's language.
"""

from django.contrib.auth.models import Group as AuthGroup
from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from home.core.duties import Duty, Group
from home.core.users import AnyUser
from ita.people.models import OfficerProfile


def why_not_manage_people(user: AnyUser) -> str | None:
    """Why ``user`` cannot change users and groups: with them come all duties and passwords."""
    if user.is_active and user.is_superuser:
        return None
    return _("Only an administrator changes users and groups.")


def why_not_lose_group(group: AuthGroup) -> str | None:
    """Why ``group`` can neither be renamed nor deleted: its name is a duty."""
    if group.name in Group.values:
        return _("This group is a duty in publication. It keeps its name and cannot be deleted.")
    return None


def holds(user: User, group: Group | Duty) -> bool:
    """Whether ``user`` is active and belongs to the duty's group."""
    return user.is_active and user.groups.filter(name=group.value).exists()


def why_without_post(user: User) -> str | None:
    """Why ``user`` cannot act for the agency today: they hold no post."""
    if OfficerProfile.of(user) is None:
        return _(
            "You hold no post today, so your position cannot be recorded. "
            "Please ask the administrator to enter your order of appointment."
        )
    return None
