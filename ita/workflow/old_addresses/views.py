"""The uploaded lists of old addresses, and one of them with its faults."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.core.exceptions import NotAllowed
from home.core.screens import ActScreen, OfficerScreen, OfficerView
from home.core.users import OfficerRequest
from home.models import ContentPage
from home.screens import AgencyScreenMixin
from ita.workflow.changes.models import ProposedChange
from ita.workflow.changes.rules import open_change, why_not_proposer
from ita.workflow.old_addresses import operations
from ita.workflow.old_addresses.kind import LEADING, OLD_ADDRESSES
from ita.workflow.old_addresses.models import OldAddressList
from ita.workflow.old_addresses.reading import MOST_ROWS, write_faults

SHOWN = 200  # lines on the screen; the file has all


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        help_text=gettext_lazy(
            "Two columns: the old address and the new one, each as a path that begins with /. "
            "UTF-8 or TIS-620, at most 5,000 lines."
        ),
        widget=forms.FileInput({"accept": ".csv,.txt"}),
    )


class OldAddressesView(AgencyScreenMixin, OfficerScreen):
    template_name = "ita/admin/old_addresses.html"
    page_title = gettext_lazy("Addresses of the old website")
    header_icon = "redirect"

    def post(self, request: OfficerRequest) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        file = form.cleaned_data["file"]
        try:
            listed = operations.keep_list(self.site, request.user, file.name, file.read())
        except NotAllowed as error:
            return self.refused(error, form=form)
        return redirect("ita_old_address_list", listed.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", UploadForm())
        lists = OldAddressList.objects.of_site(self.site).select_related("uploaded_by")
        return super().get_context_data(
            lists=lists[:SHOWN],
            why_not=why_not_proposer(self.request.user, OLD_ADDRESSES, self.site),
            most_rows=MOST_ROWS,
            **kwargs,
        )


class _OfList(AgencyScreenMixin):
    """About one list of the agency."""

    @cached_property
    def listed(self: Any) -> OldAddressList:
        rows = OldAddressList.objects.of_site(self.site).select_related("site", "uploaded_by")
        found = rows.filter(pk=self.kwargs["old_address_list_id"]).first()
        if found is None:
            raise Http404
        return found


class OldAddressListView(_OfList, ActScreen):
    """What can be taken, what cannot and why; the way to have it allowed, or ended."""

    acts = {"propose": operations.propose_list, "end": operations.propose_end}
    next_screen = "ita_change"
    template_name = "ita/admin/old_address_list.html"
    page_title = gettext_lazy("Addresses of the old website")
    header_icon = "redirect"

    def get_page_subtitle(self) -> str:
        return self.listed.name

    def perform(self, act: Callable[..., Any], reason: str) -> Any:
        return act(self.listed, self.request.user, reason)

    def said(self, row: ProposedChange) -> str:
        return _("Proposed. An approver decides on it.")

    def next_url(self, row: ProposedChange) -> str:
        return reverse(self.next_screen, args=[row.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        listed = self.listed
        shown = listed.rows[:SHOWN]
        pages = ContentPage.objects.in_bulk([to for _old, to in shown if isinstance(to, int)])
        return super().get_context_data(
            listed=listed,
            rows=[(old, pages.get(to) if isinstance(to, int) else to) for old, to in shown],
            more_rows=len(listed.rows) - len(shown),
            faults=listed.faults[:SHOWN],
            more_faults=len(listed.faults[SHOWN:]),
            leading=OLD_ADDRESSES.values(listed)[LEADING],
            waiting=open_change(OLD_ADDRESSES, self.site, str(listed.pk)),
            why_not=why_not_proposer(self.request.user, OLD_ADDRESSES, self.site),
            **kwargs,
        )


class OldAddressFaultsView(_OfList, OfficerView):
    """The faults as a file in the shape of the one that was uploaded."""

    def get(self, request: OfficerRequest, old_address_list_id: int) -> HttpResponse:
        answer = HttpResponse(write_faults(self.listed.faults), content_type="text/csv")
        answer["Content-Disposition"] = 'attachment; filename="old-addresses-faults.csv"'
        return answer
