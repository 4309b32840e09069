"""The duties of publication, by the names that the groups of an installation bear."""

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
