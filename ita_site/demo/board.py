"""Who of the demonstration answers for which item, as the ITA officer would assign it."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Site

from ita.assessment.agency.enums import AgencyKind
from ita.assessment.board.enums import WorkStatus
from ita.assessment.board.operations import Ownership, assign, report, state_agency
from ita.assessment.models import Framework
from ita.people.models import OfficerProfile

NAME = ("OIT", 2569)
# First item, how many, whose, due in so many days; the rest is nobody's yet.
ASSIGNED = ((0, 5, "requester", -7), (5, 6, "requester2", 10), (11, 6, "webmaster", 45))


def make_board(site: Site, users: dict[str, Any]) -> None:
    """Owners and due days of the items, and what the agency is."""
    framework = Framework.objects.get_named(*NAME, site)
    items = list(framework.items.order_by("sort_order"))
    today = timezone.localdate()
    for first, count, name, days in ASSIGNED:
        post = OfficerProfile.of(users[name], site)
        due_on = today + timedelta(days=days)
        ownership = Ownership(post.unit if post else None, users[name], due_on)
        assign(framework, items[first : first + count], site, users["ita"], ownership)
    report(items[0], site, users["requester"], WorkStatus.UNDER_WAY)
    state_agency(framework, site, users["ita"], agency_kind=AgencyKind.LOCAL, iit=None, eit=None)
