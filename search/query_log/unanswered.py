"""Which questions wait for the webmaster, and what was done about a question."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from wagtail.models import Site

from home.thai.calendar import local_date
from search.models import PromotedResult, QuestionTotal, SynonymGroup
from search.query_log.questions import questions_set_aside
from search.query_log.suggestions import accepted_of, frequent_of

RECENT = timedelta(days=30)
LOOKED_AT = 50  # of the most frequent ones; those that are dealt with make room for others


@dataclass(frozen=True)
class DealtWith:
    """What was done about a question."""

    is_synonym: bool
    is_promoted: bool
    is_aside: bool
    is_frequent: bool = False  # so that it may be suggested to visitors
    is_accepted: bool = False

    @property
    def is_done(self) -> bool:
        return self.is_synonym or self.is_promoted or self.is_aside


def dealt_with(site: Site, questions: Iterable[str]) -> dict[str, DealtWith]:
    """What was done about each of ``questions``; five queries, however many there are."""
    wanted = list(questions)
    promoted = set(
        PromotedResult.objects.of_site(site).filter(key__in=wanted).values_list("key", flat=True)
    )
    # A shipped group was there when the question found nothing.
    officers = SynonymGroup.objects.valid_at(site).filter(active=True).of_officers()
    synonyms = {key for group in officers for key in group.keys}
    aside, frequent, accepted = questions_set_aside(site), frequent_of(site), accepted_of(site)
    return {
        question: DealtWith(
            is_synonym=question in synonyms,
            is_promoted=question in promoted,
            is_aside=question in aside,
            is_frequent=question in frequent,
            is_accepted=question in accepted,
        )
        for question in wanted
    }


def unanswered(site: Site, most: int) -> list[dict[str, object]]:
    """The recent questions that most often had no result and nothing was done about."""
    since = local_date(timezone.now()) - RECENT
    rows = QuestionTotal.objects.of_site(site).since(since).by_question().filter(unanswered__gt=0)
    looked_at = list(rows.order_by("-unanswered", "-asked", "question")[:LOOKED_AT])
    if not looked_at:
        return []
    done = dealt_with(site, [row["question"] for row in looked_at])
    return [row for row in looked_at if not done[row["question"]].is_done][:most]
