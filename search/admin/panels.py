"""What the first screen of the admin shows of search."""

from typing import Any

from django.contrib.auth.context_processors import PermWrapper
from wagtail.admin.ui.components import Component

from home.core.components import RenderContext
from home.sites import agency_site
from search.indexing import rebuilding
from search.indexing.state import is_due
from search.models.rebuild import COMMAND
from search.query_log.unanswered import unanswered

SHOWN = 5


class RebuildPanel(Component):
    """Says that the index is old; nothing where it is not."""

    name = "search_rebuild"
    template_name = "search/admin/rebuild_panel.html"
    order = 40

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        due = is_due()
        rebuild = rebuilding.last_rebuild() if due else None
        return {
            "is_due": due,
            "is_open": rebuild is not None and rebuild.is_open,
            "command": COMMAND,
            "request": parent_context["request"],
            "csrf_token": parent_context.get("csrf_token"),
        }


class UnansweredPanel(Component):
    """The questions without result that wait for the webmaster; nothing where there is none."""

    name = "search_unanswered"
    template_name = "search/admin/unanswered_panel.html"
    order = 70

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        request = parent_context["request"]
        rows = unanswered(agency_site(request), SHOWN)
        return {"rows": rows, "perms": PermWrapper(request.user)}
