from typing import Any

from wagtail.admin.panels import Panel

from home.cases.content import submitted
from home.core.components import RenderContext


class SubmittedPanel(Panel):
    """What the citizen sent, as labels and values, to be read only."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "home/admin/case_submitted_panel.html"

        def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["case"] = self.instance
            context["submitted"] = submitted(self.instance)
            return context
