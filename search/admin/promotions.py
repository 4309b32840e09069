"""The list of promoted results, as the webmaster keeps it."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page

from home.sites import agency_site
from home.visibility import public
from search.models import PromotedResult
from search.models.promotion import PromotedResultQuerySet, why_not_promote
from search.models.question import LONGEST_QUESTION


def state_of(promotion: Any) -> str:
    """Whether visitors are shown the page. ``is_shown`` is asked for all rows at once."""
    return _("Shown to visitors") if promotion.is_shown else why_not_promote(promotion.page) or ""


class PromotionIndexView(IndexView):
    columns = [
        TitleColumn(
            "question", label=gettext_lazy("Searched for"), url_name="search_promoted:edit"
        ),
        Column("page", label=gettext_lazy("promoted page"), accessor="page.title"),
        Column("sort_order", label=gettext_lazy("order")),
        Column("state", label=gettext_lazy("State"), accessor=state_of),
    ]

    def get_base_queryset(self) -> PromotedResultQuerySet:
        promotions = PromotedResult.objects.of_site(agency_site(self.request))
        readable = public(Page.objects.all()).filter(pk=OuterRef("page_id"))
        return promotions.select_related("page").annotate(is_shown=Exists(readable))


class PromotionCreateView(CreateView):
    """May begin with a question that was asked: ``?question=``."""

    def get_initial(self) -> dict[str, Any]:
        question = self.request.GET.get("question", "").replace("\x00", "").strip()
        initial: dict[str, Any] = super().get_initial()
        return initial | {"question": question[:LONGEST_QUESTION]}


class PromotionViewSet(ModelViewSet):
    model = PromotedResult
    name = "search_promoted"
    url_prefix = "search/promoted"
    icon = "pick"
    menu_label = gettext_lazy("Promoted results")
    menu_name = "search-promoted"
    copy_view_enabled = False
    index_view_class = PromotionIndexView
    add_view_class = PromotionCreateView
    edit_handler = ObjectList(
        [FieldPanel("question"), FieldPanel("page"), FieldPanel("sort_order")]
    )
    search_fields = ["question", "page__title"]
    search_backend_name = None
    list_per_page = 50
