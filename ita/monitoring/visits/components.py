"""What the screens of the assessment show of the visits."""

from collections import Counter
from typing import Any

from wagtail.admin.ui.components import Component
from wagtail.models import Site

from home.core.components import RenderContext
from home.core.users import AnyUser
from ita.assessment.models import Framework, Item
from ita.monitoring.visits.enums import Condition
from ita.monitoring.visits.rules import why_not_visit
from ita.monitoring.visits.selectors import found_of


class ItemVisits(Component):
    """On an item's screen: its evidence as a stranger found it last, and the button."""

    template_name = "ita/admin/visits_part.html"

    def __init__(self, user: AnyUser, site: Site, item: Item) -> None:
        self.user, self.site, self.item = user, site, item

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        return {
            "item": self.item,
            "found": found_of(self.item.framework, self.site, self.item),
            "why_not_visit": why_not_visit(self.user, self.site),
            "csrf_token": parent_context.get("csrf_token"),
        }


class BoardVisits(Component):
    """On the board: the way to what strangers found, with how much of it is to be mended."""

    template_name = "ita/admin/visits_link.html"

    def __init__(self, site: Site, framework: Framework) -> None:
        self.site, self.framework = site, framework

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        counts = Counter(row.condition for row in found_of(self.framework, self.site))
        return {
            "framework": self.framework,
            "faults": counts[Condition.FAULT],
            "unknown": counts[Condition.UNKNOWN],
        }
