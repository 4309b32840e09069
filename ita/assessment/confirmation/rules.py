"""Who confirms wording. Each answers ``None``, or the reason in the user's language."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import Group
from ita.assessment.models import Framework
from ita.people.rules import why_not_on_duty


def why_not_confirm(user: User, framework: Framework, site: Site | None) -> str | None:
    """Why ``user`` cannot say for the agency what the issuer's wording is."""
    otherwise = _("Only an ITA officer confirms the wording.")
    if reason := why_not_on_duty(user, Group.ITA_OFFICERS, site, otherwise):
        return reason
    if framework.site_id and site and framework.site_id != site.pk:
        return _("This list belongs to another agency.")
    if framework.is_draft:
        return _("%(framework)s is a draft. Please complete it first.") % {"framework": framework}
    return None


def why_not_seen(seen: str, now: str) -> str | None:
    """Why the officer would confirm other words than those that they read."""
    if seen == now:
        return None
    return _("The wording changed while you read. Please compare it again.")


def why_nothing_chosen(chosen: list[object]) -> str | None:
    return None if chosen else _("Please tick at least one text.")


def why_without_reason(reason: str) -> str | None:
    return None if reason.strip() else _("Please say why the confirmation is withdrawn.")
