"""Sheets that wait, as the screen shows them."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from wagtail.models import Site

from home.enums import Level
from home.models import SatisfactionSurveyPage
from ita.monitoring.satisfaction.models import PaperAnswer
from ita.people.persons import same_person

MOST_SHOWN = 100


@dataclass(frozen=True)
class WaitingSheet:
    """``levels``: (topic, level in words); ``is_own``: the reader entered it, so another confirms
    it."""

    sheet: PaperAnswer
    levels: list[tuple[str, str]]
    is_own: bool


def waiting_sheets(site: Site, survey: SatisfactionSurveyPage, user: User) -> list[WaitingSheet]:
    """The oldest first; a fixed number of queries."""
    own = same_person([user.pk])
    topics = {str(topic.translation_key): topic.text for topic in survey.topics.all()}
    sheets = PaperAnswer.objects.of_survey(site, survey).waiting()[:MOST_SHOWN]
    return [
        WaitingSheet(sheet, _in_words(sheet, topics), sheet.entered_by_id in own)
        for sheet in sheets
    ]


def waiting_count(site: Site) -> dict[int, int]:
    """{number of the survey: how many sheets wait}."""
    counts: dict[int, int] = {}
    for number in PaperAnswer.objects.filter(site=site).waiting().values_list("page", flat=True):
        counts[number] = counts.get(number, 0) + 1
    return counts


def _in_words(sheet: PaperAnswer, topics: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (topics.get(topic, "–"), str(Level(level).label)) for topic, level in sheet.levels.items()
    ]
