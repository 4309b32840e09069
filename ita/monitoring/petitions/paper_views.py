"""Entering a request that came on paper, and the receipt for its sender."""

import io
import time
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.admin import messages
from wagtail.log_actions import log

from home.cases.viewset import CASE_READ
from home.core.exceptions import NotAllowed
from home.core.screens import OfficerView
from home.core.users import OfficerRequest
from home.models.e_services import RECEIPT_SECONDS
from home.screens import AgencyScreenMixin
from home.thai.calendar import local_date
from ita.monitoring.petitions import operations, rules
from ita.monitoring.petitions.forms import PaperForm
from ita.monitoring.petitions.models import Petition
from ita.monitoring.petitions.on_paper import AskedOnPaper, receipt_file
from ita.monitoring.petitions.views import OfPetition
from ita.monitoring.screens import AgencyScreen


@method_decorator(sensitive_post_parameters(), name="dispatch")
class EnterView(AgencyScreen):
    template_name = "ita/admin/petition_new.html"
    page_title = gettext_lazy("Enter a request that came on paper")
    header_icon = "mail"
    needs_duty = False

    def why_not_open(self) -> str | None:
        return rules.why_not_enter(self.request.user, self.site)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = local_date(timezone.now())
        kwargs.setdefault("form", PaperForm(initial={"received_on": today}))
        return super().get_context_data(**kwargs)

    def post(self, request: OfficerRequest) -> HttpResponse:
        form = PaperForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            asked = AskedOnPaper(**form.cleaned_data)
            petition = operations.enter(self.site, request.user, asked)
        except NotAllowed as error:
            return self.refused(error, form=form)
        until = time.time() + RECEIPT_SECONDS
        request.session[_key(petition)] = (petition.case.secret, until)
        messages.success(
            request,
            _("Request %(number)s is on the register. Print the receipt now: it has the secret.")
            % {"number": petition.case.number},
        )
        return redirect("ita_petition", petition.pk)


class ReceiptView(OfPetition, AgencyScreenMixin, OfficerView):
    """As PDF or Word; with the secret only for the officer who entered it, for a while."""

    def get(self, request: OfficerRequest, petition_id: int, extension: str) -> FileResponse:
        if extension not in ("pdf", "docx"):
            raise Http404
        log(instance=self.petition.case, action=CASE_READ)
        secret = secret_of(request, self.petition)
        officer = request.user.get_full_name() or request.user.get_username()
        name, content = receipt_file(self.petition, extension, secret, officer)
        response = FileResponse(io.BytesIO(content), as_attachment=True, filename=name)
        response["Cache-Control"] = "no-store"
        return response


def secret_of(request: OfficerRequest, petition: Petition) -> str:
    """The secret of a request that this officer entered a while ago; else empty."""
    secret, until = request.session.get(_key(petition), ("", 0))
    return secret if until > time.time() else ""


def _key(petition: Petition) -> str:
    return f"petition-{petition.pk}"
