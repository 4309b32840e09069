"""Who holds which duty, in which agency."""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import QuerySet
from wagtail.models import Site

from home.core.duties import Duty, Group
from ita.people.models import OfficerProfile, PostDuty

REMEMBERED = "duties_of_this_request"


def agencies_of(user: User) -> QuerySet[Site]:
    """The agencies that ``user`` works for today, by their names; an administrator for all."""
    sites: QuerySet[Site] = Site.objects.order_by("site_name", "pk").select_related("root_page")
    if user.is_superuser:
        return sites
    posts = OfficerProfile.objects.in_post().filter(user=user)
    own: QuerySet[Site] = sites.filter(pk__in=posts.values("site"))
    return own


def holders(group: Group | Duty, site_id: int) -> QuerySet[User]:
    """The active users who hold the duty today in the agency with the number ``site_id``."""
    posts = OfficerProfile.objects.in_post().filter(site=site_id).with_duty(group)
    return User.objects.filter(is_active=True, pk__in=posts.values("user"))


def remember_duties(user: User) -> None:
    """Ask once for the duties of ``user`` in all agencies. For the account of a request that only
    shows something: a menu and a screen ask some thirty times. Who acts is asked anew each time."""
    posts = OfficerProfile.objects.in_post().filter(user=user)
    duties: dict[int, set[str]] = defaultdict(set)
    for site_id, duty in PostDuty.objects.filter(post__in=posts).values_list("post__site", "duty"):
        duties[site_id].add(duty)
    setattr(user, REMEMBERED, dict(duties) if user.is_active else {})


def duties_of(user: User, site: Site) -> set[str]:
    """The duties that ``user`` holds today in the agency."""
    remembered: dict[int, set[str]] | None = getattr(user, REMEMBERED, None)
    if remembered is not None:
        return set(remembered.get(site.pk, ()))
    posts = OfficerProfile.objects.in_post().of_site(site).filter(user=user)
    duties = PostDuty.objects.filter(post__in=posts) if user.is_active else PostDuty.objects.none()
    return set(duties.values_list("duty", flat=True))


@dataclass(frozen=True)
class OfficerToday:
    """An account that holds a duty, by a post of today."""

    user_id: int
    full_name: str
    position: str

    def __str__(self) -> str:
        return f"{self.full_name} ({self.position})"


def officers_today() -> dict[tuple[int, str], list[OfficerToday]]:
    """Those who hold a duty today, each account once, by (number of the site, duty); one query.

    A duty that nobody holds has no key of its own: the result answers an empty list.
    """
    posts = OfficerProfile.objects.in_post().filter(user__is_active=True)
    rows = PostDuty.objects.filter(post__in=posts)
    columns = ("post__user", "post__full_name", "post__position")
    found: dict[tuple[int, str], dict[int, OfficerToday]] = defaultdict(dict)
    for site_id, duty, *facts in rows.values_list("post__site", "duty", *columns):
        officer = OfficerToday(*facts)
        found[site_id, duty].setdefault(officer.user_id, officer)
    return defaultdict(list, {key: list(held.values()) for key, held in found.items()})
