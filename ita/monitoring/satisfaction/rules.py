"""Who enters and confirms answers on paper, and when that cannot be done."""

from datetime import date

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import Group
from home.models import SatisfactionSurveyPage
from ita.monitoring.satisfaction.models import PaperAnswer
from ita.people.persons import same_person
from ita.people.rules import holds, why_without_post

ENTERING = (Group.REQUESTERS, Group.WEBMASTERS, Group.CASE_OFFICERS)


def why_not_enter(user: User, site: Site) -> str | None:
    """Why ``user`` neither enters nor confirms answers on paper of the agency."""
    if any(holds(user, group, site) for group in ENTERING):
        return None
    return why_without_post(user, site) or _(
        "Answers on paper are for requesters, webmasters and case officers of this agency."
    )


def why_not_sheet(
    survey: SatisfactionSurveyPage, number: str, day: date, today: date
) -> str | None:
    """Why the sheet ``number`` of the ``day`` cannot be entered."""
    if PaperAnswer.objects.filter(page=survey, number=number).exists():
        return _("The sheet %(number)s was entered already.") % {"number": number}
    if day > today:
        return _("The day of the answer lies in the future. Please check it.")
    return None


def why_not_confirm(user: User, sheet: PaperAnswer) -> str | None:
    """Why ``user`` cannot say that what was entered is what stands on the paper: somebody else
    than the one who entered it does."""
    if reason := why_not_enter(user, sheet.site):
        return reason
    if sheet.answer_id is not None:
        return _("This sheet is counted already.")
    if sheet.entered_by_id in same_person([user.pk]):
        return _("Another officer compares it with the paper: you entered it.")
    return None


def why_not_discard(user: User, sheet: PaperAnswer) -> str | None:
    """Why ``user`` cannot remove what was entered: what is counted stays."""
    if reason := why_not_enter(user, sheet.site):
        return reason
    return _("This sheet is counted already.") if sheet.answer_id is not None else None
