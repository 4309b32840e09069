"""The screen of the two papers: the order as PDF and Word, and both as drafts of pages."""

import io
from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from ita.monitoring.appointment.duties import named_duties
from ita.monitoring.appointment.forms import OrderForm
from ita.monitoring.appointment.operations import draft_announcement, draft_order
from ita.monitoring.appointment.order import FILE_NAME, appointment_order
from ita.monitoring.screens import AgencyScreen
from ita.papers.render import WRITERS
from ita.people.staffing import why_understaffed
from ita.workflow.rules import why_not_requester

ORDER, ANNOUNCEMENT = "order", "announcement"


class AppointmentView(AgencyScreen):
    """Who holds which duty today, what is lacking, and the buttons that make the papers."""

    template_name = "ita/admin/appointment.html"
    page_title = gettext_lazy("Order of appointment and announcement")
    header_icon = "doc-full"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", OrderForm())
        return super().get_context_data(
            duties=named_duties(self.site),
            lacks=why_understaffed(self.site),
            why_not_draft=why_not_requester(self.request.user, self.site),
            **kwargs,
        )

    def post(self, request: OfficerRequest) -> HttpResponse:
        form = OrderForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            if request.POST.get("make") == ANNOUNCEMENT:
                page = draft_announcement(self.site, request.user)
            elif request.POST.get("make") == ORDER:
                page = draft_order(self.site, request.user, form.details)
            else:
                raise NotAllowed(_("There is no such action on this step."))
        except NotAllowed as error:
            return self.refused(error, form=form)
        messages.success(request, _("A draft was made. Please fill in what is left blank."))
        return redirect("wagtailadmin_pages:edit", page.pk)


class OrderPaper(AgencyScreen):
    """The order with what the form says, as PDF or Word; nothing is stored."""

    template_name = AppointmentView.template_name
    page_title = AppointmentView.page_title

    def get(self, request: OfficerRequest, extension: str) -> Any:
        form = OrderForm(request.GET)
        if not form.is_valid():
            messages.error(request, _("Please check the dates of the order."))
            return redirect("ita_appointment")
        content = WRITERS[extension](appointment_order(self.site, form.details))
        response = FileResponse(
            io.BytesIO(content), as_attachment=True, filename=f"{FILE_NAME}.{extension}"
        )
        response["Cache-Control"] = "no-store"  # it holds names
        return response
