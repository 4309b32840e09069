"""The words of accountability: duties, acts, and the states of an item of evidence."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Group(models.TextChoices):
    """The groups of the contract (design, section 2); the label is the duty's Thai name."""

    REQUESTERS = "requesters", _("Requester")
    CHECKERS = "checkers", _("Checker")
    APPROVERS = "approvers", _("Approver")
    WEBMASTERS = "webmasters", _("Webmaster")
    ITA_OFFICERS = "ita_officers", _("ITA officer")


class Duty(models.TextChoices):
    """The three steps of a request; the value is the group that acts in it."""

    CHECK = Group.CHECKERS.value, _("Check")
    APPROVE = Group.APPROVERS.value, _("Approve")
    PUBLISH = Group.WEBMASTERS.value, _("Publish")


class Overlap(models.TextChoices):
    """Two duties of one request in one hand."""

    REQUEST_APPROVE = "request_approve", _("Requester or editor also approves")
    REQUEST_CHECK = "request_check", _("Requester or editor also checks")
    CHECK_APPROVE = "check_approve", _("Checker also approves")
    REQUEST_PUBLISH = "request_publish", _("Requester or editor also publishes")
    CHECK_PUBLISH = "check_publish", _("Checker also publishes")
    APPROVE_PUBLISH = "approve_publish", _("Approver also publishes")


# Nobody ever approves what they requested or edited (design, invariant 2).
DECLARABLE_OVERLAPS = tuple(each for each in Overlap if each != Overlap.REQUEST_APPROVE)
USUAL_OVERLAPS = (Overlap.CHECK_PUBLISH,)  # as in announcement 2.1 and 3.1, without a small office


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


class Channel(models.TextChoices):
    """By what an approver allowed an urgent publication."""

    IN_PERSON = "in_person", _("In person")
    PHONE = "phone", _("By phone")
    VIDEO = "video", _("In an online meeting")
    CHAT = "chat", _("By a chat application")
    OTHER = "other", _("Otherwise")


class SecondCheck(models.TextChoices):
    """What the webmaster confirms after the approval (announcement 2.2.2)."""

    READ_AGAIN = "read_again", _("I have read it again after the approval")
    RIGHT_CATEGORY = "right_category", _("It stands in the right category")


QUESTIONS: dict[Duty, tuple[Any, ...]] = {Duty.CHECK: tuple(Risk), Duty.PUBLISH: tuple(SecondCheck)}


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


# An approval is one of these on the register; a seal alone, which anybody could store, is none.
APPROVING_ACTS = (Act.APPROVED, Act.ORAL_APPROVED)
# After these the page's live content is bound to a seal; after the others in STATE_ACTS it is not.
SEALED_ACTS = (Act.PUBLISHED, Act.DRIFT_CONFIRMED)
STATE_ACTS = (*SEALED_ACTS, Act.DRIFT_FOUND, Act.DRIFT_WITHDRAWN, Act.TAKEN_DOWN)


class Replacement(models.TextChoices):
    """What becomes of a page when a file that it shows is replaced."""

    REQUESTED = "requested", _("Draft with the new file made, publication requested")
    DRAFTED = "drafted", _("Draft with the new file made, publication not requested yet")
    UNTOUCHED = "untouched", _("Not changed")


# Acts about a request that leave its step as it is.
ASIDE_ACTS = (Act.ORAL_CONFIRMED, Act.ORAL_OVERDUE, Act.SCAN_ATTACHED)


class Scheme(models.TextChoices):
    OIT = "OIT", _("OIT (National Anti-Corruption Commission)")
    MOIT = "MOIT", _("MOIT (Ministry of Public Health)")


class DataYear(models.TextChoices):
    """Of which fiscal year the evidence of an item must be."""

    ANY = "", _("Any year")
    CURRENT = "current", _("The assessed year")
    PREVIOUS = "previous", _("The year before")
    CURRENT_AND_ONGOING = "current_and_ongoing", _("In force in the assessed year")


class ItemState(models.TextChoices):
    """How far an item is proven, from worst to best."""

    NO_EVIDENCE = "no_evidence", _("No evidence")
    NOT_PUBLISHED = "not_published", _("Not published yet")
    WRONG_YEAR = "wrong_year", _("Wrong data year")
    INCOMPLETE = "incomplete", _("Elements missing")
    COMPLETE = "complete", _("Complete")


class ExportState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Being made")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


class SendState(models.TextChoices):
    """How far something is that leaves the house: a notice by mail, a call of a webhook."""

    WAITING = "waiting", _("Waiting to be sent")
    SENT = "sent", _("Sent out")
    DROPPED = "dropped", _("Not sent: no longer needed")
    FAILED = "failed", _("Could not be sent")
