"""Who answers the mistakes that readers report. Answers a reason, or None."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from ita.monitoring.currency.owners import Office, office_of
from ita.monitoring.feedback.models import MistakeReport
from ita.monitoring.page_owners import owners_of
from ita.people.rules import why_without_post

LONGEST_ANSWER = 2000


def why_not_answer(user: User, report: MistakeReport, office: Office | None = None) -> str | None:
    """Why ``user`` cannot answer: as the page's owner, a requester of its unit or a webmaster, who
    also say that it is current."""
    if not report.is_open:
        return _("It was answered already.")
    if why := why_without_post(user, report.site):
        return why
    office = office or office_of(report.site)
    unit = report.page.owner_unit_id
    owners = owners_of(report.site, {report.page_id: unit}, office)[report.page_id]
    if office.may_confirm(user.pk, owners, unit):
        return None
    return _("Only the owner of the page, a requester of its unit or a webmaster answers this.")


def why_no_answer(answer: str) -> str | None:
    """Why ``answer`` is none."""
    if not answer:
        return _("Write what became of it: the reader reads this.")
    if len(answer) > LONGEST_ANSWER:
        return _("At most %(count)s letters.") % {"count": LONGEST_ANSWER}
    return None
