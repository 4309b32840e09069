from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.core.jobs import BackgroundJob
from home.models import AgencyDocument
from home.redaction.boxes import Box, as_lists, read_boxes

JOB_SECONDS = 3600  # the queue's own ten minutes are too few for thousands of pages


class Redaction(BackgroundJob):
    """The boxes that an officer draws on a file, and, once ``ordered_at`` is set, the job that
    makes the new edition. ``boxes``: {number of the page: [[left, top, right, bottom], …]};
    ``results``: what became of each page of the website (``PageResult``)."""

    SEEMS_DEAD = timedelta(minutes=3)

    document = models.ForeignKey(AgencyDocument, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    boxes = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    ordered_at = models.DateTimeField(null=True)
    made = models.ForeignKey(AgencyDocument, on_delete=models.SET_NULL, null=True, related_name="+")
    results = models.JSONField(default=list)

    class Meta:
        verbose_name = _("edition without personal data")
        verbose_name_plural = _("editions without personal data")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["document", "user"],
                condition=models.Q(ordered_at=None),
                name="ita_redaction_one_draft",
            )
        ]

    def __str__(self) -> str:
        return f"{self.document}"

    @property
    def collection(self) -> Any:
        """By which the agency is known that it belongs to."""
        return self.document.collection

    def boxes_of(self, page: int) -> list[Box]:
        return read_boxes(self.boxes.get(str(page), []))

    @property
    def all_boxes(self) -> dict[int, list[Box]]:
        """Of the pages that have some."""
        found = {int(page): read_boxes(values) for page, values in self.boxes.items()}
        return {page: boxes for page, boxes in sorted(found.items()) if boxes}

    def set_boxes(self, page: int, boxes: list[Box]) -> None:
        """In memory; without boxes the page is not named."""
        self.boxes = {key: value for key, value in self.boxes.items() if key != str(page)}
        if boxes:
            self.boxes[str(page)] = as_lists(boxes)

    def when_given_up(self) -> dict[str, Any]:
        sentence = gettext(
            "The new edition could not be made in %(count)s tries. The file stays closed. Remove "
            "the data in the program that made it and replace the file, or tell the system "
            "administrator."
        )
        return {"error": sentence % {"count": self.attempts}}
