"""What the acts of some days amount to, counted: for each figure the rows that it counts.

A figure is the number of its rows, so it cannot disagree with the register, and the register's
report shows them. What an administrator noted as written twice counts once. Rules:

1. A publication is the first of its page, or else an update; what was found live and confirmed
   afterwards was live before.
2. Of a word of mouth counts what became of it until the last of the days.
3. A publication is corrected where its request had been returned before.
4. What the checker answered counts as it stood when the page was published.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.thai.calendar import BANGKOK, local_date
from ita.register.enums import Act, Risk, SecondCheck
from ita.register.facts import oral_approval
from ita.register.history import BINDS, SETTLES_WORD, noted_as_written_twice, read_along
from ita.register.models import RegisterEntry, RegisterEntryQuerySet
from ita.register.statuses import RequestStatus

Rows = list[RegisterEntry]


class Figure(models.TextChoices):
    """What is counted; the value stands in addresses and is stored nowhere."""

    REQUESTED = "requested", _("Requests made")
    ASKED_AGAIN = "asked_again", _("Asked again after a correction")
    WITHDRAWN = "withdrawn", _("Requests withdrawn")
    APPROVED = "approved", _("Approved in writing")
    RETURNED = "returned", _("Returned for correction")
    REFUSED = "refused", _("Refused")
    PUBLISHED = "published", _("Publications, with updates")
    FIRST = "first", _("Pages published for the first time")
    UPDATED = "updated", _("Updates of published pages")
    CORRECTED = "corrected", _("Published after a correction")
    SECOND_CHECKED = "second_checked", _("Checked again after the approval")
    NOT_SECOND_CHECKED = "not_second_checked", _("Without the answers of the second check")
    NO_RISK = "no_risk", _("Published with no risk found")
    RISK = "risk", _("Published although a risk was found")
    NOT_ANSWERED = "not_answered", _("Published without the answers on risks")
    ORAL = "oral", _("Approved by word of mouth")
    ORAL_IN_TIME = "oral_in_time", _("Word of mouth confirmed in time")
    ORAL_LATE = "oral_late", _("Word of mouth confirmed late")
    ORAL_DENIED = "oral_denied", _("Word of mouth denied")
    ORAL_LAPSED = "oral_lapsed", _("Word of mouth lapsed")
    ORAL_OTHERWISE = "oral_otherwise", _("Request with a word of mouth that went another way")
    ORAL_WAITING = "oral_waiting", _("Word of mouth that still waited for confirmation")
    ARCHIVED = "archived", _("Archived")
    TAKEN_DOWN = "taken_down", _("Taken down")
    DRIFT_FOUND = "drift_found", _("Found live without approval")
    CONFIRMED_CURRENT = "confirmed_current", _("Confirmed as current by the owner")


WORDS_FATES = tuple(each for each in Figure if each.value.startswith("oral_"))
# Acts that are counted as they are.
BY_ACT: dict[str, Figure] = {
    Act.WITHDRAWN: Figure.WITHDRAWN,
    Act.APPROVED: Figure.APPROVED,
    Act.RETURNED: Figure.RETURNED,
    Act.REFUSED: Figure.REFUSED,
    Act.ORAL_APPROVED: Figure.ORAL,
    Act.ARCHIVED: Figure.ARCHIVED,
    Act.TAKEN_DOWN: Figure.TAKEN_DOWN,
    Act.DRIFT_FOUND: Figure.DRIFT_FOUND,
    Act.CURRENT_CONFIRMED: Figure.CONFIRMED_CURRENT,
}
FATES: dict[str, Figure] = {
    Act.ORAL_DENIED: Figure.ORAL_DENIED,
    Act.ORAL_LAPSED: Figure.ORAL_LAPSED,
}


@dataclass(frozen=True)
class Reading:
    """The rows of each figure, oldest first."""

    rows: dict[Figure, Rows] = field(default_factory=lambda: {each: [] for each in Figure})
    risky: dict[Risk, Rows] = field(default_factory=lambda: {each: [] for each in Risk})
    # {number of the row of a publication: how long after its request it went live}
    waited: dict[int, timedelta] = field(default_factory=dict)

    def add(self, figure: Figure, row: RegisterEntry) -> None:
        self.rows[figure].append(row)


def read_days(site: Site, first: date, last: date) -> Reading:
    """What the acts of the agency from ``first`` to ``last`` (Bangkok, both included) amount to;
    three queries."""
    reading = Reading()
    twice = noted_as_written_twice()
    rows = [row for row in _known(site, first, last) if row.pk not in twice]
    bound = set(_before(site, first).filter(act__in=BINDS).values_list("page_id", flat=True))
    for row, status in read_along(rows):
        if first <= local_date(row.occurred_at):
            _count(reading, row, status, bound)
        if row.act in BINDS:
            bound.add(row.page_id)
    for figure, word in _fates(rows, reading.rows[Figure.ORAL]):
        reading.add(figure, word)
    return reading


def counts_of_acts(site: Site, first_day: date, last_day: date) -> dict[str, int]:
    """{act: how many rows of it} of the agency within the days (Bangkok, both included)."""
    acts = _within(site, first_day, last_day).order_by().values_list("act", flat=True)
    return dict(Counter(acts))


def began_on(site: Site) -> date | None:
    """The day of the first row of the agency's register; None where there is none."""
    first = RegisterEntry.objects.of_site(site).order_by("pk").first()
    return local_date(first.occurred_at) if first else None


def _known(site: Site, first: date, last: date) -> RegisterEntryQuerySet:
    """The rows on pages of these days, and all earlier ones of their requests."""
    within = _within(site, first, last)
    requests = within.exclude(request_id=0).values("request_id")
    of_both = Q(occurred_at__gte=_start(first)) | Q(request_id__in=requests)
    return _before(site, last + timedelta(days=1)).filter(of_both).order_by("pk")


def _within(site: Site, first: date, last: date) -> RegisterEntryQuerySet:
    return _before(site, last + timedelta(days=1), on_pages=False).filter(
        occurred_at__gte=_start(first)
    )


def _before(site: Site, day: date, *, on_pages: bool = True) -> RegisterEntryQuerySet:
    rows = RegisterEntry.objects.of_site(site).filter(occurred_at__lt=_start(day))
    return rows.exclude(page_id=0) if on_pages else rows


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, BANGKOK)


def _count(
    reading: Reading, row: RegisterEntry, status: RequestStatus | None, bound: set[int]
) -> None:
    if figure := BY_ACT.get(row.act):
        reading.add(figure, row)
    if row.act == Act.REQUESTED and status:
        is_first = status.first.pk == row.pk
        reading.add(Figure.REQUESTED if is_first else Figure.ASKED_AGAIN, row)
    if row.act == Act.PUBLISHED:
        status = status or RequestStatus(row)  # of a row outside of a request nothing is known
        reading.add(Figure.PUBLISHED, row)
        reading.add(Figure.UPDATED if row.page_id in bound else Figure.FIRST, row)
        if status.first.pk != row.pk:
            reading.waited[row.pk] = row.occurred_at - status.first.occurred_at
        _count_care(reading, row, status)


def _count_care(reading: Reading, row: RegisterEntry, status: RequestStatus) -> None:
    """What checker and webmaster answered before the publication ``row``."""
    if status.answer and status.answer.act == Act.RETURNED:
        reading.add(Figure.CORRECTED, row)
    again = row.details.get("answers", {})
    is_checked = all(again.get(each.value) for each in SecondCheck)
    reading.add(Figure.SECOND_CHECKED if is_checked else Figure.NOT_SECOND_CHECKED, row)
    answers = status.checked.details.get("answers", {}) if status.checked else {}
    found = [risk for risk in Risk if answers.get(risk.value)]
    for risk in found:
        reading.risky[risk].append(row)
    is_answered = all(risk.value in answers for risk in Risk)
    clear = Figure.NO_RISK if is_answered else Figure.NOT_ANSWERED
    reading.add(Figure.RISK if found else clear, row)


def _fates(rows: Iterable[RegisterEntry], words: Rows) -> Iterator[tuple[Figure, RegisterEntry]]:
    """What became of each of the ``words`` of mouth."""
    settled: dict[int, list[RegisterEntry]] = {}
    for row in rows:
        if row.act in SETTLES_WORD:
            settled.setdefault(row.request_id, []).append(row)
    for word in words:
        later = (row for row in settled.get(word.request_id, []) if row.pk > word.pk)
        yield _fate(word, next(later, None)), word


def _fate(word: RegisterEntry, end: RegisterEntry | None) -> Figure:
    if end is None:
        return Figure.ORAL_WAITING
    if end.act == Act.ORAL_CONFIRMED:
        is_late = local_date(end.occurred_at) > oral_approval(word).due
        return Figure.ORAL_LATE if is_late else Figure.ORAL_IN_TIME
    return FATES.get(end.act, Figure.ORAL_OTHERWISE)
