"""What the register records: acts, and the answers and facts that belong to them."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.core.duties import Duty


class Act(models.TextChoices):
    """What the register records."""

    REQUESTED = "requested", _("Publication requested")
    CHECKED = "checked", _("Checked")
    ORAL_APPROVED = "oral_approved", _("Approved by word of mouth")
    ORAL_CONFIRMED = "oral_confirmed", _("Approval by word of mouth confirmed")
    ORAL_DENIED = "oral_denied", _("Approval by word of mouth not confirmed")
    ORAL_OVERDUE = "oral_overdue", _("Approval by word of mouth not confirmed in time")
    RETURNED = "returned", _("Returned for correction")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")
    PUBLISHED = "published", _("Published")
    SCHEDULED = "scheduled", _("Time of publication set")
    SCHEDULE_MISSED = "schedule_missed", _("Not published at the time that was set")
    WITHDRAWN = "withdrawn", _("Request withdrawn")
    CHANGED = "changed", _("Content changed since it was passed: back to the checker")
    ARCHIVED = "archived", _("Archived")
    TAKEN_DOWN = "taken_down", _("Taken down")
    SETTINGS_CHANGED = "settings_changed", _("Settings of publication changed")
    DELETED = "deleted", _("Draft deleted")
    FILE_REPLACED = "file_replaced", _("File replaced in the draft")
    DRIFT_FOUND = "drift_found", _("Found live without approval")
    DRIFT_CONFIRMED = "drift_confirmed", _("Confirmed afterwards")
    DRIFT_WITHDRAWN = "drift_withdrawn", _("Taken down, because it was not approved")
    SCAN_ATTACHED = "scan_attached", _("Signed paper attached")


def act_choices() -> list[tuple[str, Any]]:
    """(value, label) of every act; as a function, so that a new act is no migration."""
    return list(Act.choices)


class Risk(models.TextChoices):
    """What the checker looks for (yearly monitoring memo of the Ministry of Public Health)."""

    UNTRUE = "untrue", _("It does not agree with the facts")
    UNSCREENED = "unscreened", _("It was not screened")
    INACCURATE = "inaccurate", _("It is inaccurate")
    LEGAL = "legal", _("It carries a legal risk")
    DEFAMATION = "defamation", _("It defames somebody")
    HARM = "harm", _("It harms a person or another agency")
    OUTSIDE_MISSION = "outside_mission", _("It is outside the agency's mission")
    INFORMATION_ACT = "information_act", _("It is against the Official Information Act")


class SecondCheck(models.TextChoices):
    """What the webmaster confirms after the approval (announcement 2.2.2)."""

    READ_AGAIN = "read_again", _("I have read it again after the approval")
    RIGHT_CATEGORY = "right_category", _("It stands in the right category")


QUESTIONS: dict[Duty, tuple[Any, ...]] = {Duty.CHECK: tuple(Risk), Duty.PUBLISH: tuple(SecondCheck)}


class Channel(models.TextChoices):
    """By what an approver allowed an urgent publication."""

    IN_PERSON = "in_person", _("In person")
    PHONE = "phone", _("By phone")
    VIDEO = "video", _("In an online meeting")
    CHAT = "chat", _("By a chat application")
    OTHER = "other", _("Otherwise")


ANSWER_CHOICES = {
    Duty.CHECK: [("yes", _("Found")), ("no", _("Not found"))],
    Duty.PUBLISH: [("yes", _("Yes")), ("no", _("No"))],
}
