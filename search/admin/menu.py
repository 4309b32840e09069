"""The menu of search."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.viewsets.base import ViewSetGroup

from home.core.users import OfficerRequest
from search.admin.access import may_read_questions, may_rebuild
from search.admin.promotions import PromotionViewSet
from search.admin.synonyms import SynonymViewSet
from search.indexing.state import is_due


class QuestionsMenuItem(MenuItem):
    def is_shown(self, request: OfficerRequest) -> bool:
        return may_read_questions(request.user)


class RebuildMenuItem(MenuItem):
    """Its words change when the index must be made again."""

    def is_shown(self, request: OfficerRequest) -> bool:
        return may_rebuild(request.user)

    def render_component(self, request: OfficerRequest) -> Any:
        if not is_due():
            return super().render_component(request)
        return LinkMenuItem(self.name, _("Index must be made again"), self.url, icon_name="warning")


class SearchGroup(ViewSetGroup):
    items = (SynonymViewSet, PromotionViewSet)
    menu_label = _("Website search")
    menu_name = "search"
    menu_icon = "search"
    menu_order = 160

    def get_submenu_items(self) -> list[MenuItem]:
        report = QuestionsMenuItem(
            _("What people looked for"),
            reverse("search_questions"),
            name="search-questions",
            icon_name="search",
            order=0,
        )
        index = RebuildMenuItem(
            _("Search index"),
            reverse("search_rebuild"),
            name="search-index",
            icon_name="rotate",
            order=10,
        )
        return [report, *super().get_submenu_items(), index]
