"""Who may attach a signed paper, and if not, why."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import Duty, Group
from ita.people.rules import why_without_post
from ita.people.selectors import duties_of
from ita.register.history import request_status


def why_not_attach_scan(user: User, request_id: int) -> str | None:
    """Why ``user`` cannot attach a signed paper to the request."""
    status = request_status(request_id)
    site = Site.objects.filter(pk=status.first.site_id).first() if status else None
    duties = duties_of(user, site) if site else set()
    is_own = status is not None and status.opening.actor_id == user.pk
    if duties & set(Duty.values) or (is_own and Group.REQUESTERS in duties):
        return None
    return why_without_post(user, site) or _(
        "Only the requester and the officers who decide can attach a signed paper."
    )
