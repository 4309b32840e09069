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
    ORAL_LAPSED = "oral_lapsed", _("Approval by word of mouth lapsed, because nobody confirmed it")
    RETURNED = "returned", _("Returned for correction")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")
    PUBLISHED = "published", _("Published")
    SCHEDULED = "scheduled", _("Time of publication set")
    SCHEDULE_MISSED = "schedule_missed", _("Not published at the time that was set")
    WITHDRAWN = "withdrawn", _("Request withdrawn")
    CHANGED = "changed", _("Content changed since it was passed: back to the checker")
    ARCHIVED = "archived", _("Archived")
    CURRENT_CONFIRMED = "current_confirmed", _("Confirmed as current")
    PUT_BACK = "put_back", _("Earlier approved content put back")
    TAKEN_DOWN = "taken_down", _("Taken down")
    SETTINGS_CHANGED = "settings_changed", _("Settings of publication changed")
    DELETED = "deleted", _("Draft deleted")
    FILE_REPLACED = "file_replaced", _("File replaced in the draft")
    LINK_REPLACED = "link_replaced", _("Link replaced in the draft")
    DRIFT_FOUND = "drift_found", _("Found live without approval")
    DRIFT_CONFIRMED = "drift_confirmed", _("Confirmed afterwards")
    DRIFT_WITHDRAWN = "drift_withdrawn", _("Taken down, because it was not approved")
    SCAN_ATTACHED = "scan_attached", _("Signed paper attached")
    EVIDENCE_LINKED = "evidence_linked", _("Linked to an ITA item")
    EVIDENCE_CHANGED = "evidence_changed", _("Evidence changed")
    EVIDENCE_UNLINKED = "evidence_unlinked", _("No longer linked to an ITA item")
    VERDICT_GIVEN = "verdict_given", _("Verdict given on an ITA item")
    VERDICT_WITHDRAWN = "verdict_withdrawn", _("Verdict on an ITA item withdrawn")
    WORDING_CONFIRMED = "wording_confirmed", _("Wording of an assessment confirmed")
    WORDING_WITHDRAWN = "wording_withdrawn", _("Confirmation of wording withdrawn")
    SEARCH_CHANGED = "search_changed", _("Changed what searching shows")
    FACTS_SET = "facts_set", _("Set up, before there was an approver")
    CHANGE_PROPOSED = "change_proposed", _("Change proposed")
    CHANGE_ALLOWED = "change_allowed", _("Change allowed")
    CHANGE_REFUSED = "change_refused", _("Change not allowed")
    CHANGE_WITHDRAWN = "change_withdrawn", _("Proposed change withdrawn")
    CHANGE_FOUND = "change_found", _("Found changed without approval")
    CHANGE_CONFIRMED = "change_confirmed", _("Change confirmed afterwards")
    CHANGE_UNDONE = "change_undone", _("Put back to what was allowed")
    MENDED = "mended", _("Put right by an administrator")
    ADMINISTERED = "administered", _("Changed by an administrator")
    POST_CHANGED = "post_changed", _("Officer's post entered or changed")
    FRAME_SET = "frame_set", _("Front pages and sections set up")
    ROUND_ENDED = "round_ended", _("Round over all published pages ended")
    FRAMEWORK_DELETED = "framework_deleted", _("Assessment framework deleted")
    FILED = "filed", _("Assessment filed")
    FROZEN_ERASED = "frozen_erased", _("Frozen copy erased")
    FILE_CLOSED = "file_closed", _("File closed because of personal data")
    DATA_ERASED = "data_erased", _("Personal data erased")
    YEAR_OPENED = "year_opened", _("Year of an assessment opened")
    LINK_MADE = "assessor_link_made", _("Private link for an assessor made")
    LINK_REVOKED = "assessor_link_ended", _("Private link for an assessor revoked")
    ASSESSOR_ASKED = "assessor_asked", _("Question of an assessor received")
    ASSESSOR_ANSWERED = "assessor_answered", _("Question of an assessor answered")
    PETITION_RECEIVED = "petition_received", _("Request of a person received")
    PETITION_EXTENDED = "petition_extended", _("Time to answer a person extended")
    PETITION_DECIDED = "petition_decided", _("Request of a person decided")
    CASE_TERM_SET = "case_term_set", _("Term of keeping what people sent set")
    CASE_CONTENT_REMOVED = "case_content_removed", _("What people sent removed after its term")
    RESTORED = "restored", _("Database restored from a backup")
    PERSONAL_RELEASED = "personal_released", _("Personal data that was found released")
    RESTORE_ACCEPTED = "restore_accepted", _("Restore from a backup accepted")
    TRAFFIC_CLOSED = "traffic_closed", _("Traffic log of a day closed")
    TRAFFIC_REMOVED = "traffic_removed", _("Traffic log of a day removed after its term")
    TRAFFIC_READ = "traffic_read", _("Traffic log read")
    TRAFFIC_EXPORTED = "traffic_exported", _("Traffic log exported")
    TRAFFIC_TERM_SET = "traffic_term_set", _("Term of the traffic log set")


# Whose step of a request is open after an act that moved it.
STEP_AFTER = {
    Act.REQUESTED: Duty.CHECK,
    Act.CHANGED: Duty.CHECK,
    Act.CHECKED: Duty.APPROVE,
    Act.APPROVED: Duty.PUBLISH,
    Act.ORAL_APPROVED: Duty.PUBLISH,
    Act.SCHEDULED: Duty.PUBLISH,
    Act.SCHEDULE_MISSED: Duty.PUBLISH,
    Act.ORAL_LAPSED: Duty.APPROVE,
}


def act_choices() -> list[tuple[str, Any]]:
    """(value, label) of every act; as a function, so that a new act is no migration."""
    return list(Act.choices)


class SubjectKind(models.TextChoices):
    """What else than a page an act is about."""

    POST = "post", _("Officer's post")
    RECORD = "record", _("Record")
    SETTINGS = "settings", _("Settings of publication")
    AGENCY = "agency", _("Facts of the agency")
    UNIT = "unit", _("Unit")
    FRAMEWORK = "framework", _("Publicity of an assessment")
    EVIDENCE = "evidence", _("Evidence of an ITA item")
    ITEM = "item", _("ITA item")
    WORDING = "wording", _("Wording of an assessment")
    ASSESSOR_LINK = "assessor_link", _("Private link for an assessor")
    SUGGESTION = "suggestion", _("Suggestion while searching")
    PROMOTION = "promotion", _("Page that stands first in a search")
    SYNONYMS = "synonyms", _("Words that mean the same in a search")
    ROUND = "round", _("Round over all published pages")
    FILE = "file", _("Stored file")
    FILING = "filing", _("Filed assessment")
    FROZEN = "frozen", _("Frozen copy")
    PETITION = "petition", _("Request of a person")
    CASES = "cases", _("What people sent")
    PERSONAL_DATA = "personal_data", _("Personal data that was found")
    INSTALLATION = "installation", _("Installation")
    TRAFFIC_LOG = "traffic_log", _("Traffic log")
    OLD_ADDRESSES = "old_addresses", _("Addresses of the old website")


def subject_choices() -> list[tuple[str, Any]]:
    """(value, label) of every kind; as a function, so that a new kind is no migration."""
    return list(SubjectKind.choices)


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
