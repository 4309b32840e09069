"""Who sees the board of an agency, and who writes on it."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import PUBLICATION, Group
from home.core.users import AnyUser
from home.models import Unit
from ita.assessment.board.models import Assignment
from ita.people.models import OfficerProfile, OfficerProfileQuerySet, PostDuty
from ita.people.rules import holds
from ita.people.selectors import duties_of

PUBLICATION_DUTIES = {group.value for group in PUBLICATION}


def why_not_see(user: AnyUser, site: Site) -> str | None:
    """Why ``user`` does not see the board of the agency: it names drafts."""
    if isinstance(user, User) and (user.is_superuser or _duties(user, site)):
        return None
    return _("The board is for officers with a duty in publication in this agency.")


def why_not_assign(user: AnyUser, site: Site) -> str | None:
    """Why ``user`` cannot say who of the agency answers for an item, nor what the agency is."""
    if isinstance(user, User) and (user.is_superuser or holds(user, Group.ITA_OFFICERS, site)):
        return None
    return _("Only ITA officers of this agency assign items.")


def why_not_give_link(user: AnyUser, site: Site) -> str | None:
    """Why ``user`` neither makes and revokes links of the agency, nor answers questions."""
    if isinstance(user, User):
        if user.is_superuser or any(
            holds(user, duty, site) for duty in (Group.ITA_OFFICERS, Group.APPROVERS)
        ):
            return None
    return _("Only ITA officers and approvers of this agency give private links to assessors.")


def why_not_owner(officer: User, site: Site) -> str | None:
    """Why ``officer`` cannot answer for an item of the agency: who has no duty in publication
    could not open the board."""
    if _duties(officer, site):
        return None
    return _("This officer holds no post with a duty in publication in the agency today.")


def why_not_unit(unit: Unit, site: Site) -> str | None:
    """Why ``unit`` cannot answer for an item of the agency."""
    return None if unit.site_id == site.pk else _("This unit is not one of the agency.")


def why_not_report(user: User, site: Site, assignment: Assignment | None) -> str | None:
    """Why ``user`` cannot say how far the work on an item is: its owner says so, nobody else."""
    if assignment is None or assignment.site_id != site.pk:
        return _("Nobody is assigned to this item yet.")
    if OfficerProfile.of(user, site) is None:
        return _("You hold no post in the agency today.")
    if assignment.officer_id == user.pk or assignment.unit_id in units_of(user, site):
        return None
    return _("Only the officer or the unit that owns the item says how far the work is.")


def units_of(user: User, site: Site) -> set[int]:
    """The units of the agency in which ``user`` holds a post today."""
    posts = OfficerProfile.objects.in_post().of_site(site).filter(user=user).exclude(unit=None)
    return {number for number in posts.values_list("unit_id", flat=True) if number}


def posts_with_duty(site: Site) -> OfficerProfileQuerySet:
    """The posts of today in the agency that bring a duty in publication, each once."""
    duties = PostDuty.objects.filter(duty__in=PUBLICATION_DUTIES)
    posts = OfficerProfile.objects.in_post().of_site(site).filter(user__is_active=True)
    return posts.filter(pk__in=duties.values("post"))


def _duties(user: User, site: Site) -> set[str]:
    return duties_of(user, site) & PUBLICATION_DUTIES
