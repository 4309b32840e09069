"""Asking all questions of a search backend, and the figures that come out."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from wagtail.search.backends import get_search_backend

from home.models import ContentPage
from search.evaluation.corpus import Question
from search.evaluation.metrics import CUT, ndcg, percentile, recall, reciprocal_rank


@dataclass(frozen=True, slots=True)
class Asked:
    question: Question
    found: list[str]
    seconds: float


@dataclass(frozen=True, slots=True)
class Figures:
    """``zero_share`` is the part of the questions that found nothing; ``asked`` how many of the
    questions there was time for."""

    recall_at_10: float
    mrr_at_10: float
    ndcg_at_10: float
    zero_share: float
    p50_ms: float
    p95_ms: float
    autocomplete_at_10: float
    asked: int


def ask_all(
    backend_name: str, questions: Sequence[Question], numbers: dict[int, str], seconds: float
) -> list[Asked]:
    """The first ten ids for each question, until ``seconds`` are over."""
    backend = get_search_backend(backend_name)
    pages = ContentPage.objects.live()
    asked: list[Asked] = []
    end = perf_counter() + seconds
    for question in questions:
        start = perf_counter()
        if start > end:
            break
        ask = backend.autocomplete if question.is_autocomplete else backend.search
        found = [numbers[page.pk] for page in ask(question.text, pages)[:CUT]]
        asked.append(Asked(question, found, perf_counter() - start))
    return asked


def figures(asked: Sequence[Asked]) -> Figures:
    answered = [one for one in asked if one.question.answers]
    searched = [one for one in answered if not one.question.is_autocomplete]
    typed = [one for one in answered if one.question.is_autocomplete]
    times = [one.seconds * 1000 for one in asked]
    return Figures(
        recall_at_10=_mean([recall(one.question, one.found) for one in searched]),
        mrr_at_10=_mean([reciprocal_rank(one.question, one.found) for one in searched]),
        ndcg_at_10=_mean([ndcg(one.question, one.found) for one in searched]),
        zero_share=_mean([float(not one.found) for one in asked]),
        p50_ms=round(percentile(times, 50), 1),
        p95_ms=round(percentile(times, 95), 1),
        autocomplete_at_10=_mean([recall(one.question, one.found) for one in typed]),
        asked=len(asked),
    )


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 4) if values else 0.0
