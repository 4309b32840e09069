"""Closes the days of the log, removes them after their term, and records who reads it."""

import gzip
import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.exceptions import ensure
from home.core.transactions import atomic_with_retry
from home.thai.calendar import format_date, local_date
from ita.monitoring.traffic.files import CLOSED, CLOSING, OPEN, Part, folders_of, lines_in, parts_in
from ita.monitoring.traffic.question import Question
from ita.monitoring.traffic.rules import why_not_ask, why_not_read_log, why_not_set_term
from ita.monitoring.traffic.selectors import first_closed_day, keep_days
from ita.monitoring.traffic.summary import Summary, summary_of
from ita.register.enums import Act
from ita.register.log_rows import KIND, closed_days, log_rows
from ita.register.models import RegisterEntry
from ita.register.operations import append_about
from ita.register.subjects import Subject

TERM_KEY, READING_KEY = "term", "reading"  # of subjects on the register
MOST_DAYS_AT_ONCE = 7  # more to close in one night: the server stood still, or its clock jumped


def tend(site: Site) -> int:
    """Close what is past and remove what is past its term; can be repeated. Returns how many parts
    were closed."""
    closed = close_days(site)
    if len({row.details["day"] for row in closed}) <= MOST_DAYS_AT_ONCE:
        remove_past(site)  # a clock that jumped ahead must not empty the log the same night
    return len(closed)


def close_days(site: Site) -> list[RegisterEntry]:
    """Close each past day of the agency; a day without any file gets a row that says so."""
    today = local_date(timezone.now())
    rows = []
    for folder in folders_of(site):
        for part, ending in parts_in(folder):
            if ending == CLOSING or (ending == OPEN and part.day < today):
                rows.append(_close(site, part, ending))
    return [row for row in rows if row] + _close_days_without_file(site, today)


def _close(site: Site, part: Part, ending: str) -> RegisterEntry | None:
    """Take the file out of the way of late lines, write it compressed, put it on the register."""
    if ending == OPEN:
        part = _free(site, part)
        part.path(OPEN).rename(part.path(CLOSING))
    summary = _compress(part.path(CLOSING), part.path(CLOSED))
    row = _append_closing(site, part, summary)
    part.path(CLOSING).unlink()
    return row


def _free(site: Site, part: Part) -> Part:
    """Of a part that is closed for the first time: its number, which no row bears yet."""
    rows = log_rows(site, Act.TRAFFIC_CLOSED)
    while rows.filter(subject_key=part.key).exists():
        part = Part(part.day, part.folder, part.number + 1)
    return part


def _compress(source: Path, target: Path) -> Summary:
    """Whole or not at all. A process that had opened the file before it was renamed may still add
    its line: then it is written anew."""
    making = target.with_name(f".{target.name}")
    written = -1
    while written != source.stat().st_size:
        written = _write_compressed(source, making)
    making.chmod(0o640)
    return summary_of(lines_in(making.rename(target)))


def _write_compressed(source: Path, target: Path) -> int:
    """How many bytes of ``source`` were written to ``target``."""
    written = 0
    with target.open("wb") as raw:
        with gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as file:
            for line in lines_in(source):
                written += file.write(line)
        raw.flush()
        os.fsync(raw.fileno())
    return written


@atomic_with_retry
def _append_closing(site: Site, part: Part, summary: Summary | None) -> RegisterEntry | None:
    """Once for each part: a closing that was interrupted after its row is only finished."""
    if log_rows(site, Act.TRAFFIC_CLOSED).filter(subject_key=part.key).exists():
        return None
    facts: dict[str, Any] = {"day": str(part.day), "number": part.number}
    facts |= (summary or Summary()).as_details | {"no_file": summary is None}
    return append_about(Act.TRAFFIC_CLOSED, _subject(part), None, site=site, details=facts)


def _close_days_without_file(site: Site, today: date) -> list[RegisterEntry]:
    """Between the first day that was closed (of the term) and today: a file that was deleted before
    it could be closed is missed."""
    begun = first_closed_day(site)
    if begun is None:
        return []
    first = max(begun, today - timedelta(days=keep_days(site)))
    closed = set(
        closed_days(site).filter(subject_key__gte=str(first)).values_list("subject_key", flat=True)
    )
    days = (first + timedelta(days=n) for n in range((today - first).days))
    missing = [Part(day, site.pk, 1) for day in days if f"{day}.1" not in closed]
    return [row for part in missing if (row := _append_closing(site, part, None))]


def remove_past(site: Site) -> list[RegisterEntry]:
    """Remove what is past the agency's term. The rows of its days stay and say when it went."""
    last = local_date(timezone.now()) - timedelta(days=keep_days(site))
    rows = []
    for folder in folders_of(site):
        for part, ending in parts_in(folder):
            if ending == CLOSED and part.day < last:
                rows.append(_append_removal(site, part))
                part.path(CLOSED).unlink(missing_ok=True)
    return [row for row in rows if row]


@atomic_with_retry
def _append_removal(site: Site, part: Part) -> RegisterEntry | None:
    if log_rows(site, Act.TRAFFIC_REMOVED).filter(subject_key=part.key).exists():
        return None
    details = {"day": str(part.day), "number": part.number, "keep_days": keep_days(site)}
    return append_about(Act.TRAFFIC_REMOVED, _subject(part), None, site=site, details=details)


@atomic_with_retry
def ask(site: Site, user: User, question: Question, reason: str) -> RegisterEntry:
    """Record that ``user`` reads the log; the row is what the lines are shown by.

    Raises:
        NotAllowed: see ``why_not_ask``.
    """
    ensure(why_not_ask(user, site, reason))
    return append_about(
        Act.TRAFFIC_READ,
        _reading(),
        user,
        site=site,
        reason=reason.strip(),
        details=question.as_details,
    )


@atomic_with_retry
def export(site: Site, user: User, reading: RegisterEntry, form: str) -> RegisterEntry:
    """Record that ``user`` takes what the ``reading`` asked for away, as "csv" or "jsonl".

    Raises:
        NotAllowed: see ``why_not_read_log``.
    """
    ensure(why_not_read_log(user, site))
    details = dict(reading.details) | {"export_form": form, "reading": reading.label}
    return append_about(
        Act.TRAFFIC_EXPORTED, _reading(), user, site=site, reason=reading.reason, details=details
    )


@atomic_with_retry
def set_term(site: Site, user: User, days: int) -> RegisterEntry:
    """Have the agency's log kept for so many ``days``.

    Raises:
        NotAllowed: see ``why_not_set_term``.
    """
    ensure(why_not_set_term(user, days))
    subject = Subject(KIND, TERM_KEY, str(KIND.label))
    details = {"keep_days": days}
    return append_about(Act.TRAFFIC_TERM_SET, subject, user, site=site, details=details)


def _subject(part: Part) -> Subject:
    label = _("Traffic log of %(day)s") % {"day": format_date(part.day)}
    if part.number > 1:
        label = _("%(log)s, part %(number)s") % {"log": label, "number": part.number}
    return Subject(KIND, part.key, label)


def _reading() -> Subject:
    return Subject(KIND, READING_KEY, str(KIND.label))
