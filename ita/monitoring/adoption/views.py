"""What other agencies offer, and the screen on which an agency offers a page of its own."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from home.sites import pages_of
from ita.monitoring.adoption import operations
from ita.monitoring.adoption.models import Adoption, SharedPage
from ita.monitoring.adoption.rules import (
    may_offer,
    why_not_offer,
    why_not_see_offers,
    why_not_withdraw_offer,
)
from ita.monitoring.adoption.selectors import offers_for, own_offers, pages_to_offer
from ita.monitoring.screens import AgencyScreen
from ita.workflow.rules import why_not_requester

OFFERS_SHOWN = 20
PAGES_SHOWN = 20


class OffersView(AgencyScreen):
    """Templates and circulars of other agencies, to be taken as drafts."""

    template_name = "ita/admin/offers.html"
    page_title = gettext_lazy("Templates and circulars")
    header_icon = "copy"

    def why_not_open(self) -> str | None:
        return why_not_see_offers(self.request.user, self.site)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = self.request.GET.get("q", "").replace("\x00", "").strip()[:200]
        offers = offers_for(self.site, words)
        found = Paginator(offers, OFFERS_SHOWN).get_page(self.request.GET.get("p"))
        taken = Adoption.objects.filter(
            site=self.site, from_page_id__in=[offer.page_id for offer in found]
        )
        return super().get_context_data(
            found=found,
            words=words,
            taken={row.from_page_id: row.page_id for row in taken},
            may_adopt=why_not_requester(self.request.user, self.site) is None,
            **self._own(),
            **kwargs,
        )

    def _own(self) -> dict[str, Any]:
        """What the agency offers, and which pages it could: for those who decide it."""
        if not may_offer(self.request.user, self.site):
            return {}
        title = self.request.GET.get("own", "").replace("\x00", "").strip()[:200]
        pages = pages_to_offer(self.site, title)[:PAGES_SHOWN] if title else []
        return {"may_offer": True, "own": own_offers(self.site), "title": title, "pages": pages}


class AdoptView(AgencyScreen):
    """Takes an offered page as a draft and opens it in the editor."""

    template_name = OffersView.template_name
    page_title = OffersView.page_title

    def why_not_open(self) -> str | None:
        return why_not_see_offers(self.request.user, self.site)

    def get(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("ita_offers")

    def post(self, request: OfficerRequest, offer_id: int) -> HttpResponse:
        try:
            page = operations.adopt_page(offer_id, self.site, request.user)
        except NotAllowed as error:
            messages.error(request, error.reason)
            return redirect("ita_offers")
        messages.success(
            request, _("A draft was made. Please fill in owner, year and period of your agency.")
        )
        return redirect("wagtailadmin_pages:edit", page.pk)


class OfferPageView(AgencyScreen):
    """Offers a page of the agency to others, or takes the offer back."""

    template_name = "ita/admin/offer_page.html"
    page_title = gettext_lazy("Let other agencies use it as a template")
    header_icon = "copy"

    @cached_property
    def page(self) -> Page:
        page: Page = get_object_or_404(pages_of(self.site), pk=self.kwargs["page_id"])
        return page

    def why_not_open(self) -> str | None:
        return why_not_withdraw_offer(self.request.user, self.page)

    def get_page_subtitle(self) -> str:
        return str(self.page.title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        offer = SharedPage.objects.filter(page_id=self.page.pk).first()
        reason = None if offer else why_not_offer(self.request.user, self.page)
        return super().get_context_data(page=self.page, offer=offer, reason=reason, **kwargs)

    def post(self, request: OfficerRequest, page_id: int) -> HttpResponse:
        try:
            if "withdraw" in request.POST:
                operations.withdraw_offer(self.page, request.user)
                said = _("Other agencies are not offered this page any more.")
            else:
                operations.offer_page(self.page, request.user)
                said = _("Other agencies can take this page as a template now.")
        except NotAllowed as error:
            return self.refused(error)
        messages.success(request, said)
        return redirect("ita_offers")
