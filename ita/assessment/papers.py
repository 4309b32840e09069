"""The papers of an item's evidence as a ZIP."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from wagtail.models import Site

from home.core.screens import OfficerView
from home.core.users import OfficerRequest
from home.sites import agency_site
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework, Item
from ita.papers.views import bundle_response
from ita.register.history import page_statuses


def requests_of_item(item: Item, site: Site) -> list[int]:
    """Ids of the requests that made the item's evidence public: of each page the last."""
    pages = Evidence.objects.of_site(site).filter(item=item)
    statuses = page_statuses(pages.values_list("page_id", flat=True)).values()
    return [status.request.request_id for status in statuses if status.request]


class ItemBundle(OfficerView):
    """The papers of an item's evidence as a ZIP."""

    def get(self, request: OfficerRequest, item_id: int) -> HttpResponseBase:
        site = agency_site(request)
        mine = Item.objects.filter(framework__in=Framework.objects.for_work(site))
        item = get_object_or_404(mine.select_related("framework"), pk=item_id)
        name = f"{item.framework} {item.code}".replace("/", "-")
        return bundle_response(request, requests_of_item(item, site), name)
