"""The screen of a page that is live without approval: what was found, and the approver's answer."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page

from home.core.exceptions import NotAllowed
from home.core.screens import OfficerScreen
from home.core.users import OfficerRequest
from ita.register.deleted_pages import page_or_trace
from ita.register.history import page_status
from ita.register.models import RegisterEntry
from ita.workflow.drift.operations import confirm_drift, withdraw_drift
from ita.workflow.drift.rules import why_not_end_drift

ACTS = {"confirm": confirm_drift, "withdraw": withdraw_drift}


class DriftView(OfficerScreen):
    template_name = "ita/admin/drift.html"
    page_title = gettext_lazy("Found live without approval")
    header_icon = "warning"

    @cached_property
    def page(self) -> Page:
        page = page_or_trace(self.kwargs["page_id"])
        if page is None:
            raise Http404
        return page

    def get_page_subtitle(self) -> str:
        return str(self.page.title)

    def get(self, request: OfficerRequest, page_id: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: OfficerRequest, page_id: int) -> HttpResponse:
        reason = request.POST.get("reason", "")
        try:
            act = ACTS.get(request.POST.get("action", ""))
            if act is None:
                raise NotAllowed(_("There is no such action on this step."))
            entry = act(self.page, request.user, reason)
        except NotAllowed as error:
            messages.error(request, error.reason)
            return self.render_to_response(self.get_context_data(reason=reason), status=409)
        messages.success(request, _("Recorded: %(title)s") % {"title": entry.get_act_display()})
        return redirect("ita_work")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = page_status(self.page.pk).drift
        return super().get_context_data(
            page=self.page,
            found=found,
            changed=found.details.get("changed", []) if found else [],
            why_not=why_not_end_drift(self.request.user, self.page, found),
            history=RegisterEntry.objects.of_page(self.page).order_by("-pk"),
            **kwargs,
        )
