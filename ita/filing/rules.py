"""Who files an assessment, and who reads what was frozen. Each answers ``None``, or the reason."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import Group
from home.core.jobs import OPEN
from home.core.users import AnyUser
from ita.assessment.board.rules import why_not_see
from ita.assessment.coverage import ItemCoverage
from ita.assessment.models import Framework
from ita.filing.models import Filing, FrozenObject
from ita.filing.selectors import closed_in
from ita.people.rules import holds, why_not_on_duty

__all__ = ["why_not_see"]


def why_not_file(user: User, framework: Framework, site: Site) -> str | None:
    """Why ``user`` cannot file the assessment by ``framework`` for the agency: an approver's act.

    What is asked of the evidence stands in ``why_nothing_to_file``.
    """
    otherwise = _("Only an approver files an assessment.")
    if reason := why_not_on_duty(user, Group.APPROVERS, site, otherwise):
        return reason
    if framework.site_id not in (None, site.pk):
        return _("This list is not one of this agency.")
    if framework.is_draft:
        return _("This list is still a draft. Please complete it first.")
    if is_being_filed(framework, site):
        return _("This assessment is being filed right now. Please wait until that is finished.")
    return None


def why_nothing_to_file(covered: Iterable[ItemCoverage]) -> str | None:
    """Why there is nothing that could be filed."""
    live = (fact for entry in covered for fact in entry.live_evidence)
    if any(fact.is_approved for fact in live):
        return None
    return _(
        "No item has a published page as evidence yet, so there is nothing to file. Link pages to "
        "the items first."
    )


def is_being_filed(framework: Framework, site: Site) -> bool:
    return Filing.objects.of(framework, site).filter(state__in=OPEN).exists()


def why_not_order_pack(user: User, filing: Filing, code: str = "") -> str | None:
    """Why ``user`` cannot have the pack made, of the item with ``code`` or of the whole list: it
    goes to the assessor, with what was taken down since."""
    groups = (Group.ITA_OFFICERS, Group.APPROVERS, Group.WEBMASTERS)
    if not any(holds(user, group, filing.site) for group in groups):
        return _("Only an ITA officer, a webmaster or an approver makes a pack for the assessor.")
    if not filing.is_filed:
        return _("This assessment is not filed yet.")
    if closed_in(filing, code) and why_not_see_closed(user, filing.site):
        return _(
            "A page of it was taken down after it was filed. Only an approver or a webmaster makes "
            "this pack, and answers for handing it out."
        )
    return None


def why_not_see_closed(user: AnyUser, site: Site) -> str | None:
    """Why ``user`` cannot read the frozen copy of what was taken down since: it was taken down for
    personal data or another legal duty."""
    groups = (Group.APPROVERS, Group.WEBMASTERS)
    if isinstance(user, User) and any(holds(user, group, site) for group in groups):
        return None
    return _(
        "This page was taken down after it was filed. Only an approver or a webmaster reads what "
        "was frozen of it."
    )


def why_not_erase(user: User, site: Site) -> str | None:
    """Why ``user`` cannot have frozen bytes erased: an approver's act (design, invariant 4)."""
    otherwise = _("Only an approver erases what was frozen.")
    return why_not_on_duty(user, Group.APPROVERS, site, otherwise)


def why_nothing_to_erase(rows: Iterable[FrozenObject]) -> str | None:
    if any(not row.erased_by for row in rows):
        return None
    return _("There is nothing left to erase.")
