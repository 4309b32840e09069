"""Somebody's order to make the index again."""

from django.conf import settings
from django.db import models
from django.db.models import ExpressionWrapper, Q
from django.utils.translation import gettext_lazy as _


class RebuildState(models.TextChoices):
    WAITING = "waiting", _("Waiting for its turn")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


OPEN = (RebuildState.WAITING.value, RebuildState.RUNNING.value)
IS_OPEN = Q(state__in=OPEN)


class Rebuild(models.Model):
    """One at a time: the database refuses a second that is open."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    state = models.CharField(
        max_length=10, choices=RebuildState.choices, default=RebuildState.WAITING
    )
    percent = models.PositiveSmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(auto_now_add=True)  # the job's last sign of life
    finished_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rebuild of the index")
        verbose_name_plural = _("rebuilds of the index")
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

    @property
    def is_open(self) -> bool:
        return self.state in OPEN
