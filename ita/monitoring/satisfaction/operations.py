"""Enters answers on paper and confirms them."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import Site

from home.core.exceptions import ensure
from home.core.transactions import atomic_with_retry
from home.enums import AnswerChannel
from home.models import SatisfactionSurveyPage
from home.models.cases import lock_page
from home.surveys.operations import store
from home.thai.calendar import local_date
from ita.monitoring.satisfaction import rules
from ita.monitoring.satisfaction.models import PaperAnswer
from ita.people.models import OfficerProfile


@atomic_with_retry
def enter(
    site: Site,
    user: User,
    survey: SatisfactionSurveyPage,
    number: str,
    day: date,
    levels: Mapping[UUID, int],
    comment: str,
) -> PaperAnswer:
    """Keep what stands on a sheet; it is not counted yet. ``survey`` is the main edition.

    Raises:
        NotAllowed: see ``rules``.
    """
    ensure(rules.why_not_enter(user, site))
    lock_page(survey)  # two who enter one sheet
    number = " ".join(number.split())
    ensure(rules.why_not_sheet(survey, number, day, local_date(timezone.now())))
    return PaperAnswer.objects.create(
        site=site,
        page=survey,
        number=number,
        answered_on=day,
        levels={str(topic): level for topic, level in levels.items()},
        comment=comment.strip(),
        entered_by=user,
        entered_name=_name(user, site),
    )


@atomic_with_retry
def confirm(sheet: PaperAnswer, user: User) -> PaperAnswer:
    """Count what was entered: ``user`` compared it with the paper.

    Raises:
        NotAllowed: see ``rules.why_not_confirm``.
    """
    sheet = _locked(sheet)
    ensure(rules.why_not_confirm(user, sheet))
    levels = {UUID(topic): level for topic, level in sheet.levels.items()}
    survey = sheet.page.specific
    sheet.answer = store(survey, levels, sheet.comment, sheet.answered_on, AnswerChannel.PAPER)
    sheet.confirmed_by, sheet.confirmed_name = user, _name(user, sheet.site)
    sheet.confirmed_at = timezone.now()
    sheet.save()
    return sheet


@atomic_with_retry
def discard(sheet: PaperAnswer, user: User) -> None:
    """Remove what was entered and does not stand on the paper; it was never counted.

    Raises:
        NotAllowed: see ``rules.why_not_discard``.
    """
    sheet = _locked(sheet)
    ensure(rules.why_not_discard(user, sheet))
    sheet.delete()


def _locked(sheet: PaperAnswer) -> PaperAnswer:
    sheets = PaperAnswer.objects.select_for_update(of=("self",)).select_related("site", "page")
    return sheets.get(pk=sheet.pk)


def _name(user: User, site: Site) -> str:
    post = OfficerProfile.of(user, site)
    return f"{post.full_name} ({post.position})"[:255] if post else user.get_username()
