from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class FaultKind(models.TextChoices):
    REQUEST = "request", _("Request whose step is not open, or step without a request")
    WRITTEN_TWICE = "written_twice", _("Act written twice")
    NO_REVISION = "no_revision", _("Page without a saved version")
    NO_ROW = "no_row", _("Stored bytes that belong to no file")
    NO_BYTES = "no_bytes", _("File whose bytes are missing")
    NOT_COMPUTED = "not_computed", _("Something public that is not what is computed")


def fault_kinds() -> list[tuple[str, Any]]:
    """A function, so that another kind needs no migration."""
    return FaultKind.choices


class WorkflowFault(models.Model):
    """What the last look found; ``key`` names the request, row, page or file that it is about."""

    kind = models.CharField(_("kind"), max_length=20, choices=fault_kinds)
    key = models.CharField(max_length=255)
    name = models.CharField(_("where"), max_length=255)
    problem = models.TextField(_("problem"))
    found_at = models.DateTimeField(_("found"), auto_now_add=True)

    class Meta:
        verbose_name = _("fault of the workflow")
        verbose_name_plural = _("faults of the workflow")
        ordering = ["kind", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="ita_workflow_fault_once")
        ]

    def __str__(self) -> str:
        parts = (self.get_kind_display(), self.name, self.problem)
        return ": ".join(str(part) for part in parts if part)
