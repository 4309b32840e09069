"""What the officer's first screen shows of periods that end soon."""

from typing import Any

from wagtail.admin.ui.components import Component

from home.core.components import RenderContext
from home.core.duties import Group
from home.sites import agency_site
from ita.monitoring.period_ends.ends import SOON, ends_of
from ita.people.selectors import duties_of

SHOWN = 5


class EndsPanel(Component):
    """For webmasters everything that ends soon, for others what is theirs."""

    name = "ita_period_ends"
    template_name = "ita/admin/period_ends_panel.html"
    order = 60

    class Media:
        css = {"all": ["ita/publication.css"]}

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        request = parent_context["request"]
        if not request.is_officer:
            return {"ends": []}
        site = agency_site(request)
        ends = ends_of(site)
        if ends and Group.WEBMASTERS.value not in duties_of(request.user, site):
            ends = [end for end in ends if request.user.pk in end.owners]
        return {"ends": ends, "shown": ends[:SHOWN], "days": SOON}
