"""What is known of a link, in words, and what an officer does about it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.core import visits
from ita.monitoring.links.enums import LinkVerdict, OwnReason
from ita.monitoring.links.models import LinkAddress
from ita.monitoring.links.verdicts import DEAD_AFTER
from ita.monitoring.visits.findings import FAULTS, FORBIDDEN, NOT_KNOWN

ON_THE_WAY: dict[str, tuple[Any, Any]] = NOT_KNOWN | FAULTS


def finding_of(row: LinkAddress) -> str:
    """What was found, as a sentence; empty where there is nothing to say."""
    if row.reason in OwnReason.values:
        return str(OwnReason(row.reason).label)
    match row.verdict:
        case LinkVerdict.MOVED:
            return _("The website says that it has another address for good.")
        case LinkVerdict.DEAD:
            return _missing(row)
        case LinkVerdict.UNCHECKABLE:
            return _not_known(row)
        case LinkVerdict.NOT_YET if row.gone_days:
            asked = _("It is called dead when it was not found on %(count)s different days.")
            return f"{_missing(row)} {asked % {'count': DEAD_AFTER}}"
        case LinkVerdict.NOT_YET:
            return _("It was not asked yet.")
    return ""


def _missing(row: LinkAddress) -> str:
    what = (
        _("There is no website of this name.")
        if row.reason == visits.NO_NAME
        else _("There is no page at the address (code %(code)s).") % {"code": row.status}
        if row.status
        else _("It was not found.")
    )
    days = ngettext(
        "Not found on one day.", "Not found on %(count)s different days.", row.gone_days
    )
    return f"{what} {days % {'count': row.gone_days}}"


def _not_known(row: LinkAddress) -> str:
    if row.reason in ON_THE_WAY and row.reason != visits.TOO_LARGE:
        return str(ON_THE_WAY[row.reason][0])
    if row.reason == visits.NO_NAME:
        return _("There is no website of this name.")
    if row.status in FORBIDDEN:
        return _(
            "The website turns programs away (code %(code)s). Open it yourself to see whether it "
            "is there."
        ) % {"code": row.status}
    return _(
        "The website answered with the code %(code)s, which does not say whether the page is "
        "there. Open it yourself."
    ) % {"code": row.status or "–"}
