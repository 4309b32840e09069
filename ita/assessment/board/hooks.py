"""Wagtail hooks of the board; loaded by ita/wagtail_hooks.py."""

from typing import Any

from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from home.core.users import OfficerRequest
from ita.assessment.board import operations
from ita.assessment.board.components import MyWorkPanel
from ita.assessment.board.reminders import gaps_part
from ita.notifications.daily.parts import HOOK as DAILY_MAIL_HOOK

ACTIONS = (
    (
        operations.ASSIGNED,
        gettext_lazy("Items assigned"),
        gettext_lazy("%(framework)s %(codes)s assigned: %(owner)s"),
    ),
    (
        operations.STATED,
        gettext_lazy("Kind of agency and survey marks stated"),
        gettext_lazy("%(framework)s: %(kind)s, IIT %(iit)s, EIT %(eit)s"),
    ),
)
hooks.register(DAILY_MAIL_HOOK, gaps_part)
EMPTY = dict.fromkeys(("framework", "codes", "owner", "kind", "iit", "eit"), "")


@hooks.register("construct_homepage_panels")
def show_own_items(request: OfficerRequest, panels: list[Any]) -> None:
    panels.append(MyWorkPanel())


@hooks.register("register_log_actions")
def register_board_actions(actions: Any) -> None:
    for action, label, message in ACTIONS:
        formatter = type("BoardFormatter", (_Formatter,), {"label": label, "message": message})
        actions.register_action(action)(formatter)


class _Formatter(LogFormatter):
    def format_message(self, log_entry: Any) -> str:
        return str(self.message) % {**EMPTY, **(log_entry.data or {})}
