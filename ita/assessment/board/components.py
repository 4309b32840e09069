"""What the first screen shows an officer of the items that they, or their unit, answer for."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q
from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.models import Site

from home.core.components import RenderContext
from home.sites import agency_site
from ita.assessment.board.models import Assignment
from ita.assessment.board.rows import Row, board_rows, open_rows
from ita.assessment.board.rules import units_of, why_not_see
from ita.assessment.models import Framework


@dataclass(frozen=True)
class MyList:
    """What an officer and their unit have of one list."""

    framework: Framework
    count: int
    open: int
    overdue: int
    next_due: date | None
    url: str


class MyWorkPanel(Component):
    """The lists of which the officer or their unit owns items, with counts and the next due day."""

    name = "ita_my_items"
    template_name = "ita/admin/my_items_panel.html"
    order = 35

    class Media:
        css = {"all": ["ita/assessment.css"]}

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        request = parent_context["request"]
        site = agency_site(request)
        if why_not_see(request.user, site):
            return {"lists": []}
        lists = lists_of(request.user, site)
        return {"lists": [_summary(each, site, request.user) for each in lists]}


def lists_of(user: User, site: Site) -> list[Framework]:
    """The newest year's lists of which ``user`` or their unit owns an item."""
    own = Q(officer=user) | Q(unit__in=units_of(user, site))
    numbers = Assignment.objects.filter(own, site=site).values("item__framework")
    found = list(Framework.objects.for_work(site).filter(pk__in=numbers))
    newest = max((each.fiscal_year for each in found), default=None)
    return [each for each in found if each.fiscal_year == newest]


def _summary(framework: Framework, site: Site, user: User) -> MyList:
    mine = [row for row in board_rows(framework, site, user) if row.is_mine]
    waiting = open_rows(mine)
    return MyList(
        framework=framework,
        count=len(mine),
        open=len(waiting),
        overdue=sum(row.is_overdue for row in mine),
        next_due=_next_due(waiting),
        url=f"{reverse('ita_board')}?framework={framework.pk}&mine=1",
    )


def _next_due(rows: list[Row]) -> date | None:
    """The soonest day that is not over; what is overdue is counted apart."""
    days = [row.due_on for row in rows if row.due_on and row.due_on >= row.today]
    return min(days, default=None)
