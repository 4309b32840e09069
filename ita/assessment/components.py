"""What the page editor and the first screen show of assessment."""

from typing import Any

from django.contrib.auth.models import User
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Site

from home.core.components import RenderContext
from ita.assessment.board.tiles import tiles
from ita.assessment.coverage import coverage, facts_of
from ita.assessment.evidence.models import Evidence
from ita.assessment.evidence.pages import can_be_evidence
from ita.assessment.models import Framework
from ita.assessment.views.base import may


class EvidencePanel(Component):
    """The items that the page proves. Links only: it stands inside the editor's form."""

    template_name = "ita/admin/evidence_panel.html"

    def __init__(self, user: User, page: Page) -> None:
        self.user = user
        self.page = page

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        rows = (
            Evidence.objects.of_page(self.page)
            .with_file_shown()
            .select_related("item__framework", "page", "document")
            .prefetch_related("elements")
            .order_by("-item__framework__fiscal_year", "item__framework", "item__sort_order")
        )
        return {
            "page": self.page,
            "is_content": can_be_evidence(self.page),
            "facts": facts_of(rows),
            "may_view": may(self.user, "view"),
            "may_add": may(self.user, "add"),
        }


class CoveragePanel(Component):
    """On the first screen: how far the newest assessments are proven."""

    name = "ita_coverage"
    template_name = "ita/admin/coverage_panel.html"
    order = 40

    class Media:
        css = {"all": ["ita/assessment.css"]}

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        request = parent_context["request"]
        site = Site.find_for_request(request)
        known = Framework.objects.for_work(site) if site else Framework.objects.none()
        newest = known.values_list("fiscal_year", flat=True).first()
        frameworks = known.filter(fiscal_year=newest)
        return {
            "assessments": [
                (framework, tiles(framework, coverage(framework, site)))
                for framework in frameworks
                if site and may(request.user, "view")
            ]
        }
