from typing import Any

from django.contrib.auth.models import User
from django.db import models
from django.forms import Form
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState, WorkflowState

from home.core.duties import Duty
from ita.workflow import forms, steps
from ita.workflow.locks import ReviewLock


class DutyTask(Task):
    """A step of a publication request, done by the officers who hold one duty.

    Who may act, and what acting does, stands in ``ita.workflow``.
    """

    duty = models.CharField(_("duty"), max_length=20, choices=Duty.choices, unique=True)

    lock_class = ReviewLock
    admin_form_fields = ["name"]

    class Meta:
        verbose_name = _("publication step")
        verbose_name_plural = _("publication steps")

    @classmethod
    def get_description(cls) -> str:
        return str(_("A step of the publication request, done by the officers who hold the duty"))

    def start(self, workflow_state: WorkflowState, user: User) -> TaskState:
        return steps.start_step(self, super().start, workflow_state, user)

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        steps.act(task_state, user, action_name, **forms.decision_from(kwargs))

    def get_actions(self, obj: Page, user: User) -> list[tuple[str, str, bool]]:
        return steps.actions_for(self, obj, user)

    def get_form_for_action(self, action: str) -> type[Form]:
        return forms.form_class(Duty(self.duty))

    def user_can_access_editor(self, obj: Page, user: User) -> bool:
        return steps.holds_duty(user, self.duty, obj)

    def locked_for_user(self, obj: Page, user: User) -> bool:
        """What is under review must stay what was asked for, so nobody edits it."""
        return True

    def get_task_states_user_can_moderate(
        self, user: User, **kwargs: Any
    ) -> models.QuerySet[TaskState]:
        open_states: models.QuerySet[TaskState] = self.task_states.filter(
            status=TaskState.STATUS_IN_PROGRESS
        )
        return steps.states_for(user, self.duty, open_states)
