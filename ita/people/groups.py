"""The groups by which Wagtail knows the duties: one set for each agency, mirrored from the posts.

Nobody joins them by hand. What the posts of today say is put right at each request in the admin,
so that a post that begins or ends at midnight does so also where no job ran.
"""

import re

from django.contrib.auth.models import Group as AuthGroup
from django.contrib.auth.models import User

from home.core.duties import GROUP_NAMES, Group, group_name
from ita.people.models import OfficerProfile, PostDuty


def is_duty(name: str) -> bool:
    """Whether a group of this name is a duty."""
    return re.match(GROUP_NAMES, name) is not None


def mirror_duties(user: User) -> None:
    """Let ``user`` belong to the groups of the duties that they hold today, and to no other duty's.

    Two queries where nothing changed.
    """
    wanted = _names_of_duties(user)
    present = {name for name in user.groups.values_list("name", flat=True) if is_duty(name)}
    if wanted != present:
        user.groups.remove(*AuthGroup.objects.filter(name__in=present - wanted))
        user.groups.add(*AuthGroup.objects.filter(name__in=wanted - present))


def _names_of_duties(user: User) -> set[str]:
    posts = OfficerProfile.objects.in_post().filter(user=user)
    rows = PostDuty.objects.filter(post__in=posts).select_related("post__site")
    return {group_name(Group(row.duty), row.post.site) for row in rows}
