"""Which policies are published, and the button that prepares one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from home.enums import PolicyKind
from ita.monitoring.policies.accessibility import last_run
from ita.monitoring.policies.prepared import draft_policy
from ita.monitoring.policies.selectors import policy_states
from ita.monitoring.screens import AgencyScreen
from ita.workflow.rules import why_not_requester


class PoliciesView(AgencyScreen):
    template_name = "ita/admin/policies.html"
    page_title = gettext_lazy("Policies of the website")
    header_icon = "doc-full"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            states=policy_states(self.site),
            why_not=why_not_requester(self.request.user, self.site),
            run=last_run(),
            **kwargs,
        )

    def post(self, request: OfficerRequest) -> HttpResponse:
        try:
            if request.POST.get("kind") not in PolicyKind.values:
                raise NotAllowed(_("There is no such policy."))
            page = draft_policy(self.site, request.user, PolicyKind(request.POST["kind"]))
        except NotAllowed as error:
            return self.refused(error)
        messages.success(request, _("A draft was made. Fill in what stands in brackets."))
        return redirect("wagtailadmin_pages:edit", page.pk)
