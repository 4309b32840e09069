"""What stands above the board's rows, ready to be shown: the forecast, and what to mend first."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import ngettext

from ita.assessment.agency.models import AgencyAssessment
from ita.assessment.board import priorities
from ita.assessment.board.forecast import (
    UNKNOWN,
    Forecast,
    Range,
    ScoredItem,
    forecast,
    shares,
)
from ita.assessment.board.rows import Row, open_rows
from ita.assessment.board.scoring import WHOLE, Scoring, scoring_of
from ita.assessment.models import Framework


@dataclass(frozen=True)
class ForecastLine:
    """``marks`` of 100 or of the points that it gives; a range as long as anything is unknown."""

    label: str
    marks: str
    out_of: str


@dataclass(frozen=True)
class ForecastView:
    """``unknown``: how many items nobody can tell."""

    lines: list[ForecastLine]
    points: ForecastLine
    total: ForecastLine | None
    unknown: int
    is_unconfirmed: bool


@dataclass(frozen=True)
class Priority:
    """An item to mend, and why now."""

    row: Row
    points: str  # "" where the list's data do not say how it is scored
    problems: str


def forecast_of(
    framework: Framework, rows: list[Row], stated: AgencyAssessment | None, labels: dict[str, str]
) -> ForecastView | None:
    """The forecast; None where the list's data do not say how it is scored."""
    scoring = scoring_of(framework.scoring)
    if scoring is None or not rows:
        return None
    iit, eit = (stated.iit, stated.eit) if stated else (None, None)
    found = forecast(_scored(rows), scoring, iit, eit)
    return ForecastView(
        lines=[
            ForecastLine(labels.get(code, code), in_words(marks), in_words(WHOLE))
            for code, marks in found.indicators.items()
        ],
        points=ForecastLine(framework.scheme, in_words(found.points), in_words(found.share)),
        total=_total(found),
        unknown=sum(row.covered.state in UNKNOWN for row in rows),
        is_unconfirmed=found.is_unconfirmed,
    )


def priorities_of(framework: Framework, rows: list[Row], shown: list[Row]) -> list[Priority]:
    """Those ten of the items ``shown`` that bring most points for least work; what an item is worth
    depends on all ``rows`` of the list."""
    scoring = scoring_of(framework.scoring)
    parts = shares(_scored(rows))
    share = scoring.share if scoring else WHOLE
    by_key = {row.item.pk: row for row in rows}
    position = {row.item.pk: place for place, row in enumerate(rows)}
    items = [
        priorities.OpenItem(
            key=row.item.pk,
            points=parts.get(row.item.pk, Fraction(0)) * share,
            problems=len(row.covered.reasons),
            due_on=row.due_on,
            position=position[row.item.pk],
        )
        for row in open_rows(shown)
    ]
    return [_priority(by_key[item.key], item, scoring) for item in priorities.first_to_mend(items)]


def in_words(marks: Range | Fraction) -> str:
    """Two decimals; a range while anything in it is unknown, even between equals."""
    if isinstance(marks, Fraction):
        return f"{float(marks):.2f}".removesuffix(".00")
    if marks.is_known:
        return f"{float(marks.low):.2f}"
    return f"{float(marks.low):.2f} – {float(marks.high):.2f}"


def _priority(row: Row, item: priorities.OpenItem, scoring: Scoring | None) -> Priority:
    problems = ngettext("%(count)s problem", "%(count)s problems", item.effort)
    return Priority(
        row=row,
        points=f"{float(item.points):.2f}" if scoring else "",
        problems=problems % {"count": item.effort},
    )


def _scored(rows: Iterable[Row]) -> list[ScoredItem]:
    return [
        ScoredItem(
            key=row.item.pk,
            indicator=row.item.indicator_code,
            sub_indicator=row.item.sub_indicator_code,
            weight=row.item.weight,
            state=row.covered.state,
        )
        for row in rows
    ]


def _total(found: Forecast) -> ForecastLine | None:
    return ForecastLine("", in_words(found.total), in_words(WHOLE)) if found.total else None
