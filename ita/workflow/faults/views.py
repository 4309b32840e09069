"""The administrators' screen of faults: what was found, a button for each, and a new look."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.screens import OfficerScreen
from home.core.users import OfficerRequest
from home.sites import agency_site
from ita.workflow.faults.models import WorkflowFault
from ita.workflow.faults.operations import look, mend
from ita.workflow.faults.rules import why_no_button, why_not_mend


class FaultsView(OfficerScreen):
    template_name = "ita/admin/faults.html"
    page_title = gettext_lazy("Faults that were found")
    header_icon = "warning"

    def why_not_open(self) -> str | None:
        return why_not_mend(self.request.user)

    def post(self, request: OfficerRequest) -> HttpResponse:
        number = request.POST.get("fault", "")
        if not number:
            found = look()
            messages.success(request, _("Looked through: %(count)s found.") % {"count": len(found)})
            return redirect("ita_faults")
        fault = WorkflowFault.objects.filter(pk=number if number.isdecimal() else 0).first()
        if fault is None:
            messages.warning(request, _("This fault is not there any more."))
            return redirect("ita_faults")
        try:
            mend(fault, request.user, agency_site(request))
        except NotAllowed as error:
            return self.refused(error)
        messages.success(request, _("Mended: %(name)s") % {"name": fault.name})
        return redirect("ita_faults")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            faults=[(fault, why_no_button(fault)) for fault in WorkflowFault.objects.all()],
            **kwargs,
        )
