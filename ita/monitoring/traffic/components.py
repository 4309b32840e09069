"""What the administrator's first screen shows of the traffic logs."""

from typing import Any

from wagtail.admin.ui.components import Component

from home.core.components import RenderContext
from ita.monitoring.traffic.state import faults_of_all


class TrafficPanel(Component):
    """Only where a log wants somebody: it is not written, or not what was closed."""

    name = "ita_traffic"
    template_name = "ita/admin/traffic_panel.html"
    order = 11

    class Media:
        css = {"all": ["ita/publication.css"]}

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        return {"agencies": faults_of_all()}
