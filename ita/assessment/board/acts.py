"""What is done from the board: assigning, reporting, telling the owners, stating the agency."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from ita.assessment.agency.enums import AgencyKind
from ita.assessment.agency.models import AgencyAssessment
from ita.assessment.board import operations, reminders
from ita.assessment.board.enums import WorkStatus
from ita.assessment.board.forms import AgencyForm, OwnershipForm, WorkStatusForm
from ita.assessment.board.models import Assignment
from ita.assessment.board.rows import officers_of
from ita.assessment.board.rules import why_not_assign
from ita.assessment.board.screens import BoardScreen
from ita.assessment.models import Framework, Item

MOST_AT_ONCE = 500


class ListScreen(BoardScreen):
    """A screen about one list, whose number is ``framework_id`` in the address."""

    @cached_property
    def framework(self) -> Framework:
        return self.find_list(self.kwargs["framework_id"])

    def trail(self) -> list[tuple[str, str]]:
        return [self.board_step(self.framework)]

    def get_page_subtitle(self) -> str:
        return str(self.framework)

    @property
    def back(self) -> str:
        """Where the officer came from, when that is a screen of ours; else the board."""
        asked = str(self.request.POST.get("next") or self.request.GET.get("next") or "")
        home = reverse("wagtailadmin_home")
        if asked.startswith(home) and url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
            return asked
        return self.board_step(self.framework)[0]


class WritingScreen(ListScreen):
    """For ITA officers of the agency."""

    def why_not_open(self) -> str | None:
        return super().why_not_open() or why_not_assign(self.request.user, self.site)


class AssignView(WritingScreen):
    """Who answers for the items that the address names (``?item=1&item=2``), until when."""

    template_name = "ita/admin/board_assign.html"
    page_title = gettext_lazy("Assign items")

    @cached_property
    def items(self) -> list[Item]:
        chosen = (self.request.POST or self.request.GET).getlist("item")[:MOST_AT_ONCE]
        numbers = [each for each in chosen if each.isascii() and each.isdigit() and len(each) < 19]
        rows = Item.objects.filter(framework=self.framework, pk__in=numbers)
        found = list(rows.order_by("sort_order"))
        if len(found) < len(set(numbers)):
            raise Http404
        return found

    def get(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        if not self.items:
            messages.error(request, _("Please tick the items first."))
            return redirect(self.back)
        return self._show(self._form())

    def post(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        if not self.items:
            messages.error(request, _("Please tick the items first."))
            return redirect(self.back)
        form = self._form(request.POST)
        if form.is_valid():
            try:
                count = operations.assign(
                    self.framework, self.items, self.site, request.user, form.ownership
                )
            except NotAllowed as error:
                form.add_error(None, error.reason)
            else:
                words = ngettext(
                    "%(count)s item was assigned.", "%(count)s items were assigned.", count
                )
                messages.success(request, words % {"count": count})
                return redirect(self.back)
        return self._show(form, status=422)

    def _form(self, data: Any = None) -> OwnershipForm:
        single = self.items[0] if len(self.items) == 1 else None
        assigned = Assignment.objects.filter(site=self.site, item=single).first()
        return OwnershipForm(
            data,
            site=self.site,
            officers=officers_of(self.site, self.request.user).names,
            assignment=assigned if single else None,
            is_many=single is None,
        )

    def _show(self, form: OwnershipForm, status: int = 200) -> HttpResponse:
        context = self.get_context_data(
            form=form, framework=self.framework, items=self.items, back=self.back
        )
        return self.render_to_response(context, status=status)


class AgencyStatedView(WritingScreen):
    """What the agency is, and its marks of the surveys."""

    template_name = "ita/admin/board_agency.html"
    page_title = gettext_lazy("Kind of agency, IIT and EIT")

    def get(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        row = AgencyAssessment.objects.filter(site=self.site, framework=self.framework).first()
        names = ("agency_kind", "iit", "eit")
        initial = {name: getattr(row, name) for name in names} if row else {}
        return self._show(AgencyForm(initial=initial))

    def post(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        form = AgencyForm(request.POST)
        if not form.is_valid():
            return self._show(form, status=422)
        data = form.cleaned_data
        operations.state_agency(
            self.framework,
            self.site,
            request.user,
            agency_kind=AgencyKind(data["agency_kind"]),
            iit=data["iit"],
            eit=data["eit"],
        )
        messages.success(request, _("Saved."))
        return redirect(self.back)

    def _show(self, form: AgencyForm, status: int = 200) -> HttpResponse:
        context = self.get_context_data(form=form, framework=self.framework, back=self.back)
        return self.render_to_response(context, status=status)


class RemindView(WritingScreen):
    """Tell the owners now what they lack."""

    http_method_names = ["post"]
    page_title = gettext_lazy("Tell the owners")

    def post(self, request: OfficerRequest, framework_id: int) -> HttpResponseRedirect:
        told = reminders.remind(self.framework, self.site, request.user)
        if told.now:
            words = ngettext(
                "%(count)s owner is mailed what is lacking.",
                "%(count)s owners are mailed what is lacking.",
                told.now,
            )
            messages.success(request, words % {"count": told.now})
        if told.tomorrow:
            words = ngettext(
                "%(count)s owner had a mail today already, and is told tomorrow morning.",
                "%(count)s owners had a mail today already, and are told tomorrow morning.",
                told.tomorrow,
            )
            messages.warning(request, words % {"count": told.tomorrow})
        if not (told.now or told.tomorrow):
            messages.warning(request, _("Nobody was mailed: no owner lacks anything."))
        return redirect(self.back)


class ReportView(ListScreen):
    """The owner says how far the work is."""

    http_method_names = ["post"]
    page_title = gettext_lazy("Work status")

    @cached_property
    def item(self) -> Item:
        rows = Item.objects.select_related("framework").filter(framework__in=self.lists)
        item: Item = get_object_or_404(rows, pk=self.kwargs["item_id"])
        return item

    @cached_property
    def framework(self) -> Framework:
        framework: Framework = self.item.framework
        return framework

    def post(self, request: OfficerRequest, item_id: int) -> HttpResponseRedirect:
        form = WorkStatusForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Please choose one of the work statuses."))
            return redirect(self.back)
        status = WorkStatus(form.cleaned_data["work_status"])
        operations.report(self.item, self.site, request.user, status)
        messages.success(request, _("The work status is saved."))
        return redirect(self.back)
