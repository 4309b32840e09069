"""The first screen of the admin: where to begin, and nothing that leads out of the house."""

from typing import Any

from wagtail.admin.ui.components import Component

from home.core.components import RenderContext
from home.models import SectionPage
from home.sites import agency_site
from home.translations import MOST_LISTED, translations_behind


class NewPagePanel(Component):
    """The ten sections, each a way to create the right kind of page in the right place; and the
    front page, which officers compose."""

    name = "new_page"
    template_name = "home/admin/new_page_panel.html"
    order = 60

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        request = parent_context["request"]
        front_page = agency_site(request).root_page
        sections = SectionPage.objects.child_of(front_page).order_by("path")
        tester = front_page.specific.permissions_for_user(request.user)
        return {
            "front_page": front_page if tester.can_edit() else None,
            "sections": [
                section
                for section in sections
                if section.permissions_for_user(request.user).can_add_subpage()
            ],
        }


class TranslationsBehindPanel(Component):
    """Translations that are older than the Thai page, for who writes pages; nothing where there are
    none."""

    name = "translations_behind"
    template_name = "home/admin/translations_behind_panel.html"
    order = 140

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        request = parent_context["request"]
        site = agency_site(request)
        home = site.root_page.permissions_for_user(request.user)
        if not home.can_edit():
            return {"behind": []}
        return {"behind": list(translations_behind(site)[:MOST_LISTED])}
