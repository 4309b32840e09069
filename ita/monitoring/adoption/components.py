"""Where a page came from that was another agency's, and the way to offer one to others."""

from typing import Any

from wagtail.admin.ui.components import Component
from wagtail.models import Page

from home.core.components import RenderContext
from ita.monitoring.adoption.models import SharedPage
from ita.monitoring.adoption.selectors import origin_of


class OriginPanel(Component):
    template_name = "ita/admin/origin_panel.html"

    class Media:
        css = {"all": ["ita/monitoring.css"]}

    def __init__(self, page: Page) -> None:
        self.page = page

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        offer = SharedPage.objects.filter(page_id=self.page.pk).first()
        return {"origin": origin_of(self.page), "offer": offer, "page": self.page}


class OfferPart(Component):
    """On the page's screens of the register, where those stand who may offer it."""

    template_name = "ita/admin/offer_part.html"

    def __init__(self, page: Page) -> None:
        self.page = page

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        return {"page": self.page}
