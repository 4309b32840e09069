"""Who may judge, and on what. Each answers ``None``, or the reason in the user's language."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import Group
from ita.assessment.coverage import ItemCoverage
from ita.assessment.models import Element, Item
from ita.people.rules import why_not_on_duty


def why_not_judge(user: User, site: Site | None) -> str | None:
    """Why ``user`` cannot say for the agency whether an item is complete."""
    otherwise = _("Only an ITA officer gives a verdict on an item.")
    return why_not_on_duty(user, Group.ITA_OFFICERS, site, otherwise)


def why_without_reason(reason: str) -> str | None:
    """A verdict is worth what its reason is worth."""
    return None if reason.strip() else _("Please say why: what you looked at, and what you found.")


def why_not_element(element: Element | None, item: Item) -> str | None:
    """Why a verdict on ``item`` cannot be on ``element``."""
    if element is None or (element.item_id == item.pk and not element.heading):
        return None
    return _("“%(element)s” is not an element of this item.") % {"element": element.text}


def why_not_complete(covered: ItemCoverage) -> str | None:
    """Why nobody can call the item complete: nothing of it is before the public with an approval,
    and no person's word stands for that."""
    if any(fact.is_live and fact.is_approved for fact in covered.evidence):
        return None
    return _(
        "Nothing of this item is published with an approval yet, so it cannot be complete. Link a "
        "published page first."
    )


def why_not_seen(seen: str, now: str) -> str | None:
    """Why the verdict would be on something else than what its officer looked at."""
    if seen == now:
        return None
    return _("The evidence or the wording changed while you looked. Please look at it again.")
