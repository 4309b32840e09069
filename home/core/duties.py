"""The duties of publication, by the names that the groups of an installation bear."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site


class Group(models.TextChoices):
    """The groups of the contract (design, section 2); the label is the duty's Thai name."""

    REQUESTERS = "requesters", _("Requester")
    CHECKERS = "checkers", _("Checker")
    APPROVERS = "approvers", _("Approver")
    WEBMASTERS = "webmasters", _("Webmaster")
    ITA_OFFICERS = "ita_officers", _("ITA officer")
    CASE_OFFICERS = "case_officers", _("Case officer")  # no duty in publication: sees no drafts
    LOG_OFFICERS = "log_officers", _("Log officer")  # nor this one: reads the traffic log


BESIDE = (Group.CASE_OFFICERS, Group.LOG_OFFICERS)
PUBLICATION = tuple(group for group in Group if group not in BESIDE)


def _names(groups: Iterable[Group]) -> str:
    """The first agency's groups bear the duty's name, the others' also the number of their site."""
    return rf"^({'|'.join(group.value for group in groups)})(-\d+)?$"


GROUP_NAMES = _names(Group)
PUBLICATION_GROUP_NAMES = _names(PUBLICATION)


def group_name(group: Group, site: Site) -> str:
    """The group by which Wagtail knows those who hold the duty in the agency of ``site``."""
    return group.value if site.is_default_site else f"{group.value}-{site.pk}"


class Duty(models.TextChoices):
    """The three steps of a request; the value is the group that acts in it."""

    CHECK = Group.CHECKERS.value, _("Check")
    APPROVE = Group.APPROVERS.value, _("Approve")
    PUBLISH = Group.WEBMASTERS.value, _("Publish")
