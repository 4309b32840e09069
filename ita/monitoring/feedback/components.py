"""What readers say, where officers stand: the first screen, the editor and the page's timeline."""

from typing import Any

from django.contrib.auth.models import User
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from home.core.components import RenderContext
from home.models import ContentPage
from home.sites import agency_site
from ita.monitoring.feedback.models import MistakeReport
from ita.monitoring.feedback.selectors import DAYS, Useful, useful_of, waiting_for

SHOWN = 5


class MyMistakesPanel(Component):
    """On the officer's first screen: mistakes reported in pages of theirs, not answered yet."""

    name = "ita_my_mistakes"
    template_name = "ita/admin/my_mistakes_panel.html"
    order = 42

    class Media:
        css = {"all": ["ita/publication.css"]}

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        request = parent_context["request"]
        if not request.is_officer:
            return {"reports": []}
        reports = waiting_for(request.user, agency_site(request))
        return {"reports": reports, "shown": reports[:SHOWN]}


class PageFeedbackPart(Component):
    """Of a published page: how many found it useful, and what is wrong in it."""

    template_name = "ita/admin/page_feedback_part.html"

    def __init__(self, page: Page) -> None:
        self.page = page

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        return {
            "counts": useful_of([self.page.pk]).get(self.page.pk, Useful()),
            "reports": list(MistakeReport.objects.filter(page=self.page.pk).waiting()),
            "days": DAYS,
        }


class NoPart(Component):
    """Of what readers say nothing of."""

    def render_html(self, parent_context: Any = None) -> str:
        return ""


def page_feedback_part(user: User, page: Page) -> PageFeedbackPart | None:
    """None for what has no readers."""
    is_read = isinstance(page, ContentPage) and page.live
    return PageFeedbackPart(page) if is_read else None
