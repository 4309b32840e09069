"""One framework: what it holds, whose it is, what a draft of it lacks."""

from typing import Any

from django.db.models import Count
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.permission_policies import ModelPermissionPolicy

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from ita.assessment.confirmation.selectors import confirmed
from ita.assessment.frameworks.drafts import missing, remarks
from ita.assessment.frameworks.editions import edition_of
from ita.assessment.frameworks.operations import NOT_UNDERSTOOD, finish_draft
from ita.assessment.frameworks.protection import why_not_delete_framework, why_not_edit_text
from ita.assessment.models import Framework
from ita.assessment.rollover.selectors import opened_from
from ita.assessment.views.base import AssessmentScreen, may


class FrameworkScreen(AssessmentScreen):
    """A screen of the frameworks, or of the one whose id is ``framework_id``."""

    permission_policy = ModelPermissionPolicy(Framework)
    permission_required = "change"
    header_icon = "list-ul"

    @cached_property
    def framework(self) -> Framework:
        mine = Framework.objects.of_agency(self.site)
        return get_object_or_404(mine, pk=self.kwargs["framework_id"])

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("ita_frameworks:index"), _("Frameworks"))]


class FrameworkView(FrameworkScreen):
    """Head, deadlines, scoring and items of a framework."""

    permission_required = "view"
    template_name = "ita/admin/framework.html"

    def get_page_title(self) -> str:
        return str(self.framework)

    def get(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        framework, user = self.framework, self.request.user
        may_change = may(user, "change", Framework)
        fixed = why_not_edit_text(framework)
        told = {key: text for key, text in framework.remarks.items() if key != NOT_UNDERSTOOD}
        return super().get_context_data(
            framework=framework,
            items=framework.items.annotate(element_count=Count("elements")),
            deadlines=framework.deadlines.all(),
            remarks=told,
            not_understood=framework.remarks.get(NOT_UNDERSTOOD, []),
            confirmed_titles=set(confirmed(framework, self.site).titles),
            opened_from=opened_from(framework, self.site),
            missing=missing(framework) if framework.is_draft else [],
            draft_remarks=remarks(framework) if framework.is_draft else [],
            has_new_edition=bool(edition_of(framework)),
            fixed=fixed,
            may_change=may_change,
            may_edit=may_change and not fixed,
            may_delete=may(user, "delete", Framework) and not why_not_delete_framework(framework),
            **kwargs,
        )


class FinishDraftView(FrameworkScreen):
    """A draft is complete: the agency works with it from now on."""

    http_method_names = ["post"]

    def post(self, request: OfficerRequest, framework_id: int) -> HttpResponseRedirect:
        try:
            finish_draft(self.framework, request.user)
        except NotAllowed as error:
            messages.error(request, error.reason)
        else:
            done = {"framework": self.framework}
            messages.success(request, _("%(framework)s is complete and in use.") % done)
        return redirect("ita_framework", self.framework.pk)
