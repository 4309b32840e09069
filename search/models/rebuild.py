"""Somebody's order to make the index again."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import ExpressionWrapper, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.core.jobs import OPEN, BackgroundJob

COMMAND = "manage.py update_index"
IS_OPEN = Q(state__in=OPEN)


class Rebuild(BackgroundJob):
    """One at a time: the database refuses a second that is open."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = gettext_lazy("rebuild of the index")
        verbose_name_plural = gettext_lazy("rebuilds of the index")
        ordering = ["-pk"]
        constraints = [
            # All open rows have the same value here, so that there is room for one.
            models.UniqueConstraint(
                ExpressionWrapper(IS_OPEN, models.BooleanField()),
                condition=IS_OPEN,
                name="search_one_rebuild_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.get_state_display()}"

    def when_given_up(self) -> dict[str, Any]:
        sentence = _(
            "The index could not be made. Please try again; if it fails again, tell the system "
            "administrator, who can type: %(command)s"
        )
        return {"error": sentence % {"command": COMMAND}}
