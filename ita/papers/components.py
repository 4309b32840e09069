"""The papers of a page's newest request, where the request is shown."""

from typing import Any

from wagtail.admin.ui.components import Component

from home.core.components import RenderContext
from ita.papers.selectors import PapersShown


class PapersPart(Component):
    template_name = "ita/admin/papers_part.html"

    def __init__(self, papers: PapersShown, in_editor: bool) -> None:
        self.papers = papers
        self.in_editor = in_editor

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        return {
            "papers": self.papers,
            "in_editor": self.in_editor,
            "csrf_token": parent_context.get("csrf_token"),
        }
