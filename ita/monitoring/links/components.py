"""What the officer's first screen shows of dead links."""

from typing import Any

from wagtail.admin.ui.components import Component

from home.core.components import RenderContext
from home.core.duties import Group
from home.sites import agency_site
from ita.monitoring.links.enums import LinkVerdict
from ita.monitoring.links.selectors import addresses, groups_of, link_owners
from ita.people.selectors import duties_of

SHOWN = 5


class DeadLinksPanel(Component):
    """For webmasters all that are dead, for others those on their own pages."""

    name = "ita_dead_links"
    template_name = "ita/admin/links_panel.html"
    order = 62

    class Media:
        css = {"all": ["ita/publication.css"]}

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        request = parent_context["request"]
        if not request.is_officer:
            return {"count": 0}
        site = agency_site(request)
        owners = link_owners(site, LinkVerdict.DEAD)
        if not owners:
            return {"count": 0}
        is_webmaster = Group.WEBMASTERS.value in duties_of(request.user, site)
        mine = None if is_webmaster else {p for p, who in owners.items() if request.user.pk in who}
        dead = addresses(site, page_ids=mine).filter(verdict=LinkVerdict.DEAD)
        return {
            "groups": groups_of(list(dead[:SHOWN]), site, most_places=0),
            "count": dead.count(),
            "mine": not is_webmaster,
        }
