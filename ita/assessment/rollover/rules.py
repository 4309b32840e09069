"""Who opens the next year of a list, and from which."""

from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.users import AnyUser
from home.thai.calendar import format_date, local_date
from ita.assessment.board.rules import why_not_assign
from ita.assessment.frameworks.validation import LAST_YEAR
from ita.assessment.models import Framework
from ita.assessment.rollover.plan import Plan


def why_not_see(user: AnyUser, site: Site) -> str | None:
    """Why ``user`` does not see what the next year would be."""
    if why_not_assign(user, site) is None:
        return None
    return _("Only ITA officers of this agency open a year.")


def why_not_from(before: Framework, site: Site) -> str | None:
    """Why no year is opened from ``before``."""
    working = Framework.objects.for_work(site).of_year(before.year_be)
    first = working.filter(scheme=before.scheme).first()
    if first is None or before.is_draft:
        return _("%(framework)s is a draft. Finish it first.") % {"framework": before}
    if first.pk != before.pk:
        return _("The agency works with its own list %(framework)s. Open the year from that.") % {
            "framework": first
        }
    if before.year_be >= LAST_YEAR:
        return _("There is no year after %(year)s.") % {"year": before.year_be}
    return None


def why_not_again(plan: Plan) -> str | None:
    """Why the year is not opened: it was already."""
    if plan.opened is None:
        return None
    return _("%(framework)s was opened already, on %(day)s by %(name)s.") % {
        "framework": plan.target,
        "day": format_date(local_date(plan.opened.opened_at)),
        "name": plan.opened.name,
    }


def why_not_opened(plan: Plan) -> str | None:
    """Why nothing is carried over again: the year was not opened."""
    if plan.opened is None:
        return _("%(framework)s was not opened from the year before.") % {"framework": plan.data}
    return None
