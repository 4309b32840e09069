"""The lock on a page under review. Imported by models: nothing of ours is imported here."""

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.locks import WorkflowLock


class ReviewLock(WorkflowLock):
    """Nobody edits a page under review; the message leads to the review screen."""

    def get_message(self, user: User) -> str:
        return format_html(
            '{} <a href="{}">{}</a>',
            _("This page is under review (step: %(step)s) and cannot be edited.")
            % {"step": self.task.name},
            reverse("ita_review", args=[self.object.pk]),
            _("Open the review screen"),
        )

    def get_locked_by(self, user: User, can_lock: bool = False) -> str:
        return _("Under review")

    def get_description(self, user: User, can_lock: bool = False) -> str:
        return _("The content stays as it was requested until the review ends")
