"""How an officer reaches erasure from a page's screens."""

from typing import Any

from django.contrib.auth.models import User
from wagtail.admin.ui.components import Component

from home.core.components import RenderContext
from home.models import ContentPage
from ita.workflow.erasure.rules import why_not_erase
from ita.workflow.erasure.selectors import pictures_of


class ErasurePart(Component):
    """The way to the page's editions, for who may erase; else who could."""

    template_name = "ita/admin/erasure_part.html"

    def __init__(self, user: User, page: ContentPage) -> None:
        self.user = user
        self.page = page

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        return {
            "page": self.page,
            "pictures": pictures_of(self.page),
            "why_not": why_not_erase(self.user, self.page.get_site()),
        }
