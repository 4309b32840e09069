"""Who owns a published page. The one rule:

1. the officer who asked for its publication last, while in post with a duty in the agency;
2. else the officers of its owner unit with a duty;
3. else the webmasters.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from wagtail.models import Site

from home.core.duties import PUBLICATION, Group
from ita.people.models import OfficerProfile, PostDuty


@dataclass(frozen=True)
class Office:
    """Who of the agency is in post today with a duty in publication: their names, units, duties."""

    names: dict[int, str]
    units: dict[int, set[int]]  # {number of the account: numbers of units}
    duties: dict[int, set[str]]

    @cached_property
    def webmasters(self) -> tuple[int, ...]:
        return tuple(self._with_duty(Group.WEBMASTERS))

    @cached_property
    def by_unit(self) -> dict[int, tuple[int, ...]]:
        found: dict[int, list[int]] = defaultdict(list)
        for user_id in sorted(self.units):
            for unit_id in self.units[user_id]:
                found[unit_id].append(user_id)
        return {unit_id: tuple(users) for unit_id, users in found.items()}

    def owners(self, requester_id: int, unit_id: int | None) -> tuple[int, ...]:
        """The accounts that own a page of the unit which ``requester_id`` asked to publish last."""
        if requester_id in self.names:
            return (requester_id,)
        return self.by_unit.get(unit_id or 0, ()) or self.webmasters

    def may_confirm(self, user_id: int, owners: tuple[int, ...], unit_id: int | None) -> bool:
        """Whether the officer may say that the page is current: an owner, a requester of the owner
        unit, or a webmaster."""
        duties = self.duties.get(user_id, set())
        in_unit = unit_id is not None and unit_id in self.units.get(user_id, set())
        return (
            user_id in owners
            or Group.WEBMASTERS.value in duties
            or (in_unit and Group.REQUESTERS.value in duties)
        )

    def _with_duty(self, group: Group) -> list[int]:
        return sorted(user for user, held in self.duties.items() if group.value in held)


def office_of(site: Site) -> Office:
    """One query."""
    posts = OfficerProfile.objects.in_post().of_site(site).filter(user__is_active=True)
    rows = PostDuty.objects.filter(post__in=posts, duty__in=[group.value for group in PUBLICATION])
    office = Office({}, defaultdict(set), defaultdict(set))
    columns = ("post__user", "post__full_name", "post__unit", "duty")
    for user_id, name, unit_id, duty in rows.order_by("-post__valid_from").values_list(*columns):
        office.names.setdefault(user_id, name)
        office.duties[user_id].add(duty)
        if unit_id:
            office.units[user_id].add(unit_id)
    return office
