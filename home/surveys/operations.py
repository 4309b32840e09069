"""Keeps answers, and forgets from where they came."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from home.core.exceptions import NotAllowed, ensure
from home.core.transactions import atomic_with_retry
from home.enums import AnswerChannel
from home.models import SatisfactionSurveyPage, SurveyAnswer
from home.models.cases import lock_page
from home.models.satisfaction import SurveyLevel
from home.surveys.rules import why_not_answer
from home.surveys.sources import Source
from home.thai.calendar import local_date

Levels = Mapping[UUID, int]


def main_edition(page: SatisfactionSurveyPage) -> SatisfactionSurveyPage:
    """The survey in the main language, to which the answers of all languages belong."""
    twins = page.get_translations(inclusive=True)
    main: SatisfactionSurveyPage | None = twins.filter(
        locale__language_code=settings.LANGUAGE_CODE
    ).first()
    return main or page


@atomic_with_retry
def answer(
    page: SatisfactionSurveyPage, levels: Levels, comment: str, source: Source
) -> SurveyAnswer:
    """Keep what a visitor answered: ``levels`` 1 to 5 by the topics' translation keys.

    Raises:
        NotAllowed: see ``rules.why_not_answer``; or the survey is closed.
    """
    survey, day = main_edition(page), local_date(timezone.now())
    if not lock_page(page).live:  # and one at a time, so that no two pass the limit
        raise NotAllowed(_("This survey is closed. Nothing was kept."))
    lock_page(survey)
    network, device = source.keys(survey.pk, day)
    ensure(why_not_answer(survey, network, device, day))
    kept = store(survey, levels, comment, day, AnswerChannel.WEB)
    kept.network, kept.device = network, device
    kept.save(update_fields=["network", "device"])
    return kept


def store(
    survey: SatisfactionSurveyPage, levels: Levels, comment: str, day: date, channel: AnswerChannel
) -> SurveyAnswer:
    """Keep an answer whose rules were asked; ``survey`` is the main edition."""
    kept = SurveyAnswer.objects.create(
        page=survey, answered_on=day, channel=channel, comment=comment.strip()
    )
    SurveyLevel.objects.bulk_create(
        SurveyLevel(answer=kept, topic=topic, level=level) for topic, level in levels.items()
    )
    return kept


def forget_sources() -> int:
    """Remove from where the answers of past days came; returns of how many."""
    past = SurveyAnswer.objects.filter(answered_on__lt=local_date(timezone.now()))
    return past.filter(~Q(network="") | ~Q(device="")).update(network="", device="")
