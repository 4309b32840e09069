"""The papers of an item's evidence as a ZIP."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.models import Site

from home.core.screens import OfficerView
from home.sites import agency_site
from ita.assessment.models import Evidence, Item
from ita.papers.views import bundle_response
from ita.register.enums import Act
from ita.register.models import RegisterEntry


def requests_of_item(item: Item, site: Site) -> list[int]:
    """Ids of the requests that made the item's evidence public: of each page the last."""
    pages = Evidence.objects.of_site(site).filter(item=item).values("page_id")
    rows = RegisterEntry.objects.of_site(site).filter(page_id__in=pages, act=Act.PUBLISHED)
    return list(dict(rows.order_by("pk").values_list("page_id", "request_id")).values())


class ItemBundle(OfficerView):
    """The papers of an item's evidence as a ZIP."""

    def get(self, request: HttpRequest, item_id: int) -> Any:
        item = get_object_or_404(Item.objects.select_related("framework"), pk=item_id)
        name = f"{item.framework} {item.code}".replace("/", "-")
        return bundle_response(request, requests_of_item(item, agency_site(request)), name)
