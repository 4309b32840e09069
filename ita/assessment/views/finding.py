from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from home.thai.calendar import to_be
from ita.assessment import operations
from ita.assessment.evidence.finding import FindForm
from ita.assessment.offers.suggestions import wanted_year
from ita.assessment.views.item import ItemScreen

PAGES_AT_ONCE = 20


class FindPageView(ItemScreen):
    """The agency's pages, narrowed by year, unit, section and words, for one item."""

    permission_required = "add"
    template_name = "ita/admin/find_page.html"
    page_title = gettext_lazy("Find a page")
    header_icon = "search"

    def get(self, request: OfficerRequest, item_id: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query = self.request.GET.copy()
        year = wanted_year(self.item)
        if not query and year:  # begin with the year that the item asks for
            query["year"] = str(to_be(year))
        form = FindForm(query, site=self.site)
        if not form.is_valid() and not self.request.GET:  # no page of that year yet
            form = FindForm({}, site=self.site)
        results = Paginator(form.found(), PAGES_AT_ONCE).get_page(query.get("p"))
        query.pop("p", None)
        return super().get_context_data(
            item=self.item,
            form=form,
            results=results,
            lists=form.lists(),
            query=query.urlencode(),
            **kwargs,
        )


class AcceptView(ItemScreen):
    """One click makes a suggested page evidence, by the rules of every other link."""

    permission_required = "add"
    http_method_names = ["post"]
    page_title = gettext_lazy("Accept as evidence")

    def post(self, request: OfficerRequest, item_id: int) -> HttpResponseRedirect:
        chosen = request.POST.get("page", "")
        pages = Page.objects.descendant_of(self.site.root_page, inclusive=True)
        page = get_object_or_404(pages, pk=chosen if chosen.isdecimal() else 0)
        try:
            operations.link(
                self.item, page, self.site, request.user, filters=request.POST.get("filters", "")
            )
        except NotAllowed as refused:
            messages.error(request, refused.reason)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(
                request, _("The evidence was added to %(code)s.") % {"code": self.item.code}
            )
        return redirect("ita_item", self.item.pk)
