"""The screens of the urgent lane: recording an approval by word of mouth, and confirming it."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.admin import messages
from wagtail.models import Page, Site, TaskState, WorkflowState

from home.core.exceptions import NotAllowed
from home.core.screens import ActScreen, OfficerScreen, OfficerView
from home.core.users import OfficerRequest
from ita.register.deleted_pages import page_or_trace
from ita.register.enums import Act
from ita.register.facts import oral_approval
from ita.register.history import words_of_mouth
from ita.register.models import RegisterEntry
from ita.workflow.files import files_context
from ita.workflow.oral_approval import operations, rules
from ita.workflow.oral_approval.content import allowed_content, may_see_content
from ita.workflow.oral_approval.forms import OralApprovalForm
from ita.workflow.rules import why_not_record
from ita.workflow.stuck import why_nobody_acts


class OralApprovalView(OfficerScreen):
    """Records what an approver allowed by word of mouth."""

    template_name = "ita/admin/oral_approval.html"
    page_title = gettext_lazy("Approval by word of mouth")
    header_icon = "comment"

    @cached_property
    def state(self) -> TaskState:
        """The step on which it is recorded."""
        states = TaskState.objects.select_related("workflow_state", "revision", "task")
        return get_object_or_404(states, pk=self.kwargs["task_state_id"])

    @cached_property
    def site(self) -> Site:
        site: Site = self.state.workflow_state.content_object.get_site()
        return site

    def get_page_subtitle(self) -> str:
        return str(self.state.revision.object_str)

    def post(self, request: OfficerRequest, task_state_id: int) -> HttpResponse:
        form = OralApprovalForm(request.POST, site=self.site)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=400)
        try:
            done = operations.record_oral_approval(self.state, request.user, form.word())
        except NotAllowed as error:
            return self.refused(error, form=form)
        if done == Act.CHANGED:
            messages.warning(request, _("Not recorded: %(act)s.") % {"act": done.label})
        else:
            messages.success(request, _("Recorded: %(title)s") % {"title": done.label})
        request_now = WorkflowState.objects.get(pk=self.state.workflow_state_id)
        if reason := why_nobody_acts(request_now.current_task_state):
            messages.warning(request, reason)
        return redirect("ita_review", self.state.workflow_state.object_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", OralApprovalForm(site=self.site))
        return super().get_context_data(
            why_not=why_not_record(self.request.user, self.state),
            page_id=self.state.workflow_state.object_id,
            **kwargs,
        )


class ConfirmationView(ActScreen):
    """The approver's answer, in writing, to what was allowed by word of mouth."""

    acts = {"confirm": operations.confirm, "deny": operations.deny}
    next_screen = "ita_work"
    template_name = "ita/admin/confirmation.html"
    page_title = gettext_lazy("Confirm an approval by word of mouth")
    header_icon = "check"

    @cached_property
    def entry(self) -> RegisterEntry:
        return get_object_or_404(words_of_mouth(), pk=self.kwargs["entry_id"])

    @cached_property
    def page(self) -> Page:
        return page_or_trace(self.entry.page_id)

    def get_page_subtitle(self) -> str:
        return self.entry.page_title

    def perform(self, act: Callable[..., Any], reason: str) -> Any:
        return act(self.entry, self.request.user, reason)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        allowed = allowed_content(self.entry) if may_see_content(user, self.entry) else None
        return super().get_context_data(
            page=self.page,
            word=oral_approval(self.entry),
            allowed=allowed,
            difference=allowed.difference(self.request) if allowed else None,
            why_not=rules.why_not_confirm(user, self.entry),
            history=RegisterEntry.objects.of_page(self.page).order_by("-pk"),
            **(files_context(allowed.content, user) if allowed else {}),
            **kwargs,
        )


@method_decorator(xframe_options_sameorigin, name="dispatch")
class AllowedContentView(OfficerView):
    """The content that was allowed by word of mouth, as the public sees it or would."""

    def get(self, request: OfficerRequest, entry_id: int) -> HttpResponse:
        entry = get_object_or_404(words_of_mouth(), pk=entry_id)
        if not may_see_content(request.user, entry):
            raise NotAllowed(_("Only an approver can confirm this approval, or deny it."))
        allowed = allowed_content(entry)
        if allowed is None:
            raise Http404
        content: Any = allowed.content
        response: HttpResponse = content.make_preview_request(request, content.default_preview_mode)
        return response
