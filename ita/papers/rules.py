"""Who may attach a signed paper, and if not, why."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from home.core.duties import Group
from ita.people.rules import holds, why_without_post
from ita.register.history import request_status


def why_not_attach_scan(user: User, request_id: int) -> str | None:
    """Why ``user`` cannot attach a signed paper to the request."""
    duties = (Group.CHECKERS, Group.APPROVERS, Group.WEBMASTERS)
    if not any(holds(user, duty) for duty in duties):
        status = request_status(request_id)
        is_own = status is not None and status.opening.actor_id == user.pk
        if not (holds(user, Group.REQUESTERS) and is_own):
            return _("Only the requester and the officers who decide can attach a signed paper.")
    return why_without_post(user)
