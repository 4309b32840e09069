"""What the answers amount to: computed from them each time, never typed. A fixed number of
queries, however many answers there are."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from django.db.models import Count
from django.utils import timezone

from home.enums import AnswerChannel
from home.levels import LevelCounts
from home.models import SatisfactionSurveyPage, SurveyAnswer
from home.models.satisfaction import SurveyLevel
from home.surveys.operations import main_edition
from home.surveys.rules import OF_DEVICE, OF_NETWORK
from home.thai.calendar import fiscal_year, fiscal_year_bounds, local_date

LEAST_SHOWN = 5  # answers: among fewer somebody could be recognised


@dataclass(frozen=True)
class TopicResult:
    text: str
    levels: LevelCounts


@dataclass(frozen=True)
class Results:
    """Of the answers from ``first`` to ``last`` (both counted)."""

    first: date
    last: date
    answered: int
    on_paper: int
    topics: list[TopicResult]

    # What the page says of how it was counted.
    least: ClassVar[int] = LEAST_SHOWN
    of_device: ClassVar[int] = OF_DEVICE
    of_network: ClassVar[int] = OF_NETWORK

    @property
    def is_shown(self) -> bool:
        """Whether enough people answered for the public to see it by itself."""
        return self.answered >= LEAST_SHOWN


def results_of(page: SatisfactionSurveyPage, first: date, last: date) -> Results:
    """The results in the words of ``page``: its topics, and how often each level was given."""
    survey = main_edition(page)
    answers = SurveyAnswer.objects.between(survey, first, last)
    channels = dict(answers.values_list("channel").annotate(Count("pk")).order_by())
    counts: dict[object, dict[int, int]] = defaultdict(dict)
    levels = SurveyLevel.objects.filter(answer__in=answers).order_by()
    for topic, level, count in levels.values_list("topic", "level").annotate(Count("pk")):
        counts[topic][level] = count
    topics = [
        TopicResult(each.text, LevelCounts(counts[each.translation_key]))
        for each in page.topics.all()
    ]
    return Results(
        first, last, sum(channels.values()), channels.get(AnswerChannel.PAPER, 0), topics
    )


def results_until_yesterday(page: SatisfactionSurveyPage) -> Results:
    """Of this fiscal year: a page that shows it is the same all day, whoever answers."""
    yesterday = local_date(timezone.now()) - timedelta(days=1)
    first, _last = fiscal_year_bounds(fiscal_year(yesterday))
    return results_of(page, first, yesterday)
