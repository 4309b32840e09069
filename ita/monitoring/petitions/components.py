"""What the officer's first screen shows of reports of harm, and of what is to be removed."""

from typing import Any

from wagtail.admin.ui.components import Component

from home.cases.permissions import why_not_read
from home.core.components import RenderContext
from home.core.duties import Group
from home.sites import agency_site
from ita.monitoring.petitions.keeping import ends_within
from ita.monitoring.petitions.selectors import open_harms
from ita.people.selectors import duties_of

ENDS_HARM = {Group.WEBMASTERS.value, Group.APPROVERS.value}


class HarmPanel(Component):
    """Open reports of harm, for those who can correct or take down the page, and who answer. It
    says which page, never what the person wrote."""

    name = "ita_harm"
    template_name = "ita/admin/harm_panel.html"
    order = 55

    class Media:
        css = {"all": ["ita/publication.css"]}

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        request = parent_context["request"]
        if request.agency is None:
            return {"harms": []}
        site = agency_site(request)
        answers = why_not_read(request.user, site) is None
        ends_harm = bool(duties_of(request.user, site) & ENDS_HARM)
        if not answers and not ends_harm:
            return {"harms": []}
        return {"harms": open_harms(site), "answers": answers, "ends_harm": ends_harm}


class RemovalPanel(Component):
    """What people sent that is past its term within days, for case officers."""

    name = "ita_case_removal"
    template_name = "ita/admin/case_removal_panel.html"
    order = 66

    class Media:
        css = {"all": ["ita/publication.css"]}

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        request = parent_context["request"]
        if request.agency is None or why_not_read(request.user, agency_site(request)):
            return {"going": []}
        return {"going": ends_within(agency_site(request))}
