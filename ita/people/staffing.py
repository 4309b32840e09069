"""Which duties too few officers of an agency hold (announcement 2.1 and 3.1)."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import Group
from ita.people.models import OfficerProfile, PostDuty
from ita.people.persons import name_key

FEWEST_WEBMASTERS = 2


def why_understaffed(site: Site) -> list[str]:
    """What the posts of today lack, in words; empty where every duty is held. A person with two
    accounts counts once. One query."""
    posts = OfficerProfile.objects.in_post().of_site(site).filter(user__is_active=True)
    rows = PostDuty.objects.filter(post__in=posts).values_list("duty", "post__full_name")
    people: dict[str, set[str]] = defaultdict(set)
    for duty, name in rows:
        people[duty].add(name_key(name))
    return list(_lacks({duty: len(names) for duty, names in people.items()}))


def _lacks(counts: dict[str, int]) -> Iterator[str]:
    nobody = {
        Group.APPROVERS: _("Nobody approves: no request can be allowed."),
        Group.CHECKERS: _("Nobody checks: no request can go on."),
        Group.REQUESTERS: _("Nobody requests: no page can be written."),
    }
    for group, words in nobody.items():
        if not counts.get(group.value):
            yield words
    count = counts.get(Group.WEBMASTERS.value, 0)
    if count < FEWEST_WEBMASTERS:
        yield _(
            "There are fewer than two webmasters (%(count)s today): the announcement asks for at "
            "least two. Please add a post with this duty."
        ) % {"count": count}
