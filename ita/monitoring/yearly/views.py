"""The duties of a year by month, the page of each, and what the agency says of them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from home.models import ContentPage
from home.sites import pages_of
from home.thai.calendar import FIRST_BE_YEAR, local_date, to_be, to_ce
from ita.assessment.board.rows import officers_of
from ita.monitoring.screens import AgencyScreen, YearScreen
from ita.monitoring.yearly import operations
from ita.monitoring.yearly.duties import MEMO, Duty, find_duty
from ita.monitoring.yearly.enums import DutyState
from ita.monitoring.yearly.forms import DutyForm
from ita.monitoring.yearly.models import DutyPage, YearlyDuty
from ita.monitoring.yearly.occasions import Occasion, occasion
from ita.monitoring.yearly.rules import why_not_link, why_not_see, why_not_set
from ita.monitoring.yearly.selectors import months_of, rows_of, switched_off
from ita.workflow.rules import why_not_requester

PAGES_SHOWN = 20


class YearlyView(YearScreen):
    template_name = "ita/admin/yearly.html"
    page_title = gettext_lazy("Duties of the year")
    header_icon = "calendar-check"

    def why_not_open(self) -> str | None:
        return why_not_see(self.request.user, self.site)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        rows = rows_of(self.site, self.year, local_date(timezone.now()))
        counts = [(state, sum(row.state == state for row in rows)) for state in DutyState]
        return super().get_context_data(
            months=months_of(rows),
            counts=counts,
            off=switched_off(self.site),
            may_set=why_not_set(user, self.site) is None,
            may_draft=why_not_requester(user, self.site) is None,
            may_link=why_not_link(user, self.site) is None,
            **kwargs,
        )


class _OccasionScreen(AgencyScreen):
    """About one occasion, which the address names by code, fiscal year (B.E.) and number."""

    header_icon = "calendar-check"

    def why_not_open(self) -> str | None:
        return why_not_see(self.request.user, self.site)

    @cached_property
    def occasion(self) -> Occasion:
        duty = find_duty(self.site, self.kwargs["code"])
        year = self.kwargs["year_be"]
        if duty is None or not FIRST_BE_YEAR < year < FIRST_BE_YEAR + 1000:
            raise Http404
        found = occasion(duty, to_ce(year), self.kwargs["number"])
        if found is None:
            raise Http404
        return found

    @property
    def back(self) -> str:
        return f"{reverse('ita_yearly')}?year={to_be(self.occasion.year)}"

    def trail(self) -> list[tuple[str, str]]:
        return [(self.back, _("Duties of the year"))]


class StartPageView(_OccasionScreen):
    """Makes the draft and opens it in the editor; the yearly memo is made on its own screen."""

    def get(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.back)

    def post(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.occasion.duty.prepared == MEMO:
            return redirect("ita_memo", year=to_be(self.occasion.about_year), quarter=0)
        try:
            page = operations.start_page(self.site, self.occasion, request.user)
        except NotAllowed as error:
            messages.error(request, error.reason)
            return redirect(self.back)
        return redirect("wagtailadmin_pages:edit", page.pk)


class LinkPageView(_OccasionScreen):
    """Finds a page of the agency that does the duty, links it or takes the link back."""

    template_name = "ita/admin/yearly_link.html"
    page_title = gettext_lazy("Link a page")

    def why_not_open(self) -> str | None:
        return super().why_not_open() or why_not_link(self.request.user, self.site)

    def get_page_subtitle(self) -> str:
        return self.occasion.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        code, year, number = self.occasion.key
        rows = DutyPage.objects.filter(site=self.site, code=code, fiscal_year=year, number=number)
        words = self.request.GET.get("q", "").replace("\x00", "").strip()[:200]
        pages = ContentPage.objects.filter(pk__in=pages_of(self.site).values("pk"))
        pages = pages.filter(draft_title__icontains=words).order_by("-latest_revision_created_at")
        found = Paginator(pages, PAGES_SHOWN).get_page(self.request.GET.get("p"))
        chosen = rows.select_related("page").first()
        return super().get_context_data(
            occasion=self.occasion,
            chosen=chosen,
            words=words,
            found=found,
            back=self.back,
            **kwargs,
        )

    def post(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        number = request.POST.get("page", "")
        try:
            if "unlink" in request.POST:
                operations.unlink_page(self.site, self.occasion, request.user)
            else:
                is_number = number.isascii() and number.isdigit() and len(number) <= 18
                page = Page.objects.filter(pk=number).first() if is_number else None
                operations.link_page(self.site, self.occasion, page, request.user)
        except NotAllowed as error:
            return self.refused(error)
        messages.success(request, _("Saved: %(title)s") % {"title": self.occasion.title})
        return redirect(self.back)


class DutyView(AgencyScreen):
    """What the agency says of one duty; without a code, one that it adds."""

    template_name = "ita/admin/yearly_duty.html"
    page_title = gettext_lazy("Set a duty")
    header_icon = "calendar-check"

    def why_not_open(self) -> str | None:
        return why_not_set(self.request.user, self.site)

    @cached_property
    def duty(self) -> Duty | None:
        code = self.kwargs.get("code")
        duty = find_duty(self.site, code) if code else None
        if code and duty is None:
            raise Http404
        return duty

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("ita_yearly"), _("Duties of the year"))]

    def get_page_subtitle(self) -> str:
        return self.duty.title if self.duty else _("A duty of the agency's own")

    def get(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._show(self._form())

    def post(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._show(form, status=422)
        code = self.duty.code if self.duty else ""
        operations.set_duty(self.site, code, form.values, request.user)
        messages.success(request, _("Saved: %(title)s") % {"title": self.get_page_subtitle()})
        return redirect("ita_yearly")

    def _form(self, data: Any = None) -> DutyForm:
        code = self.duty.code if self.duty else ""
        row = YearlyDuty.objects.filter(site=self.site, code=code).first() if code else None
        officers = officers_of(self.site, self.request.user).names
        return DutyForm(data, site=self.site, duty=self.duty, officers=officers, instance=row)

    def _show(self, form: DutyForm, status: int = 200) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(form=form, duty=self.duty), status=status
        )
