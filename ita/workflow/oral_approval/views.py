"""The screens of the urgent lane: recording an approval by word of mouth, and confirming it."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page, TaskState

from home.core.exceptions import NotAllowed
from home.core.screens import OfficerScreen
from home.core.users import OfficerRequest
from ita.register.deleted_pages import page_or_trace
from ita.register.enums import Act
from ita.register.facts import oral_approval
from ita.register.history import words_of_mouth
from ita.register.models import RegisterEntry
from ita.workflow.oral_approval import operations, rules
from ita.workflow.oral_approval.forms import OralApprovalForm
from ita.workflow.rules import why_not_record

ANSWERS: dict[str, Callable[[RegisterEntry, User, str], RegisterEntry]] = {
    "confirm": operations.confirm,
    "deny": operations.deny,
}


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

    def get_page_subtitle(self) -> str:
        return str(self.state.revision.object_str)

    def get(self, request: OfficerRequest, task_state_id: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=OralApprovalForm()))

    def post(self, request: OfficerRequest, task_state_id: int) -> HttpResponse:
        form = OralApprovalForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=400)
        try:
            done = operations.record_oral_approval(self.state, request.user, form.word())
        except NotAllowed as error:
            messages.error(request, error.reason)
            return self.render_to_response(self.get_context_data(form=form), status=409)
        if done == Act.CHANGED:
            messages.warning(request, _("Not recorded: %(act)s.") % {"act": done.label})
        else:
            messages.success(request, _("Recorded: %(title)s") % {"title": done.label})
        return redirect("ita_review", self.state.workflow_state.object_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            why_not=why_not_record(self.request.user, self.state),
            page_id=self.state.workflow_state.object_id,
            **kwargs,
        )


class ConfirmationView(OfficerScreen):
    """The approver's answer, in writing, to what was allowed by word of mouth."""

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

    def get(self, request: OfficerRequest, entry_id: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: OfficerRequest, entry_id: int) -> HttpResponse:
        reason = request.POST.get("reason", "")
        act = ANSWERS.get(request.POST.get("action", ""))
        try:
            if act is None:
                raise NotAllowed(_("There is no such action on this step."))
            row = act(self.entry, request.user, reason)
        except NotAllowed as error:
            messages.error(request, error.reason)
            return self.render_to_response(self.get_context_data(reason=reason), status=409)
        messages.success(request, _("Recorded: %(title)s") % {"title": row.get_act_display()})
        return redirect("ita_work")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            page=self.page,
            word=oral_approval(self.entry),
            why_not=rules.why_not_confirm(self.request.user, self.entry),
            history=RegisterEntry.objects.of_page(self.page).order_by("-pk"),
            **kwargs,
        )
