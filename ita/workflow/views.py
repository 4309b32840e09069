"""The admin screens of publication: the review screen and the officer's desk."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page, TaskState

from home.core.duties import Duty
from home.core.exceptions import NotAllowed
from home.core.screens import OfficerScreen
from home.core.users import OfficerRequest
from home.models import ContentPage
from home.sites import agency_site
from ita.integrity.difference import difference_from_live
from ita.register import approval_summary
from ita.register.components import page_acts
from ita.register.enums import Act
from ita.register.history import unconfirmed
from ita.register.models import RegisterEntry
from ita.workflow import desk, rules, steps
from ita.workflow.components import request_parts
from ita.workflow.files import files_context
from ita.workflow.forms import DecisionForm, reason_choices
from ita.workflow.holding import why_held
from ita.workflow.stuck import why_nobody_acts


class WorkView(OfficerScreen):
    """What waits for me, and what became of my requests."""

    template_name = "ita/admin/work.html"
    page_title = gettext_lazy("My publication work")
    header_icon = "tasks"

    def get(self, request: OfficerRequest) -> HttpResponse:
        work = desk.work_of(request.user, agency_site(request))
        return self.render_to_response(self.get_context_data(**work))


class ReviewView(OfficerScreen):
    """One request: what is asked for, its files, its history, and the decision."""

    template_name = "ita/admin/review.html"
    page_title = gettext_lazy("Review")
    header_icon = "clipboard-list"

    @cached_property
    def page(self) -> Page:
        return get_object_or_404(Page, pk=self.kwargs["page_id"], depth__gt=1)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            last = RegisterEntry.objects.filter(page_id=self.kwargs["page_id"]).last()
            if last is None or "page" in self.__dict__:
                raise
            gone = _("“%(title)s” was deleted. Its acts stay on the register.")
            messages.warning(request, gone % {"title": last.page_title})
            return redirect("ita_work")

    def get_page_subtitle(self) -> str:
        return str(self.page.draft_title)

    def post(self, request: OfficerRequest, page_id: int) -> HttpResponse:
        number = request.POST.get("task_state", "")
        state = get_object_or_404(
            TaskState,
            pk=number if number.isdecimal() else 0,
            workflow_state__in=self.page.workflow_states,
        )
        form = DecisionForm(request.POST, duty=rules.duty_of(state))
        try:
            action = request.POST.get("action", "")
            done = steps.act(state, request.user, action, **form.decision())
        except NotAllowed as error:
            return self.refused(error, form=form)
        if done == Act.CHANGED:
            messages.warning(request, _("Not recorded: %(act)s.") % {"act": done.label})
            return redirect("ita_review", page_id)
        page = Page.objects.get(pk=self.page.pk)
        buttons = [messages.button(page.url, _("Open the published page"))] if page.live else []
        title = _("Recorded: %(title)s") % {"title": page.draft_title}
        messages.success(request, title, buttons=buttons)
        return redirect("ita_work")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.page
        content = page.get_latest_revision_as_object()
        state = page.current_workflow_task_state
        is_open = bool(state) and state.status == TaskState.STATUS_IN_PROGRESS
        kwargs.setdefault("form", DecisionForm(duty=rules.duty_of(state) if is_open else None))
        return super().get_context_data(
            page=page,
            content=content,
            difference=difference_from_live(page.specific, content, self.request),
            risks=approval_summary.risk_answers(state.workflow_state_id) if is_open else [],
            reasons=reason_choices(page) if is_open else [],
            type_name=content._meta.verbose_name,
            doubts=rules.doubts_about(content) if is_open else [],
            is_content=isinstance(content, ContentPage),
            **files_context(content, self.request.user),
            state=state,
            is_open=is_open,
            actions=state.task.specific.get_actions(page, self.request.user) if is_open else [],
            why_held=why_held(content) if is_open else None,
            why_not=rules.why_not_act(self.request.user, state) if is_open else None,
            why_nobody=why_nobody_acts(state),
            **self._word_of_mouth(state if is_open else None),
            confirmations=desk.to_confirm(unconfirmed().of_page(page)),
            pass_action=steps.PASS,
            refuse_action=steps.REFUSE,
            page_acts=page_acts(self.request.user, page.specific),
            history=RegisterEntry.objects.of_page(page).order_by("-pk"),
            parts=request_parts(self.request.user, page, in_editor=False),
            can_see_draft=page.permissions_for_user(self.request.user).can_edit(),
            **kwargs,
        )

    def _word_of_mouth(self, state: TaskState | None) -> dict[str, Any]:
        """Whether the reader may record one at ``state``; who usually may reads why not."""
        user, site = self.request.user, self.page.get_site()
        if state is None or rules.duty_of(state) != Duty.APPROVE:
            return {}
        if not rules.may_record(user, site):
            return {}
        reason = rules.why_not_record(user, state)
        return {"can_record_word": reason is None, "why_not_record": reason}
