"""Duties of one request that may meet in one hand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DutyConflict(models.TextChoices):
    """Two duties of one request in one hand."""

    REQUEST_APPROVE = "request_approve", _("Requester or editor also approves")
    REQUEST_CHECK = "request_check", _("Requester or editor also checks")
    CHECK_APPROVE = "check_approve", _("Checker also approves")
    REQUEST_PUBLISH = "request_publish", _("Requester or editor also publishes")
    CHECK_PUBLISH = "check_publish", _("Checker also publishes")
    APPROVE_PUBLISH = "approve_publish", _("Approver also publishes")
    RECORD_CHECK = "record_check", _("Checker also records an approval by word of mouth")
    RECORD_PUBLISH = "record_publish", _("Who records an approval by word of mouth also publishes")


# Nobody ever approves what they requested or edited, or uploaded for it (design, invariant 2).
DECLARABLE_CONFLICTS = tuple(each for each in DutyConflict if each != DutyConflict.REQUEST_APPROVE)


USUAL_CONFLICTS = (
    DutyConflict.CHECK_PUBLISH,
)  # as in announcement 2.1 and 3.1, without a small office
