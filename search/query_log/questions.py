"""Counts what people look for, without a trace of who they are."""

import logging
import re
import unicodedata
from datetime import date, timedelta

from django.db import DatabaseError
from django.db.models import F
from django.utils import timezone
from wagtail.models import Site

from home.thai.calendar import local_date
from search.analysis.keys import key_of
from search.models import QuestionTotal, SetAsideQuestion
from search.models.question import LONGEST_QUESTION, QuestionTotalQuerySet
from search.query_log.impatience import impatiently

logger = logging.getLogger(__name__)

DAYS_KEPT = 400  # a year to compare with, and its month
MOST_A_DAY = 2_000  # different questions of one website; a flood must not fill the database

# Identity cards have 13 digits, phones 9 or 10, bank accounts 10 and more, however they are parted.
_LONG_NUMBER = re.compile(r"[0-9](?:[\s().,/\-\u2010-\u2015\u2212]*[0-9]){8}")


def note(site: Site, question: str, found: int) -> None:
    """Add one to today's total of ``question``, which had ``found`` results.

    Costs the page two short statements, and never breaks it: where the database is busy, the
    question is not counted.
    """
    kept = worth_keeping(question)
    if kept is None:
        return
    try:
        with impatiently():
            _add(site, kept, local_date(timezone.now()), is_unanswered=not found)
    except DatabaseError as error:
        logger.info("A question was not counted: %s", error)


def worth_keeping(question: str) -> str | None:
    """``question`` in the form that is counted; None where it is empty, too long, or could tell
    who asked: numbers of cards and phones, e-mail addresses and names in chats."""
    if len(question) > LONGEST_QUESTION or "@" in unicodedata.normalize("NFKC", question):
        return None
    key = key_of(question)
    if not key or len(key) > LONGEST_QUESTION or _LONG_NUMBER.search(_plain_digits(key)):
        return None
    return key


def set_aside(site: Site, question: str) -> None:
    """List ``question`` no longer as a thing to do."""
    SetAsideQuestion.objects.get_or_create(site=site, question=question)


def take_back(site: Site, question: str) -> None:
    """Undo ``set_aside``."""
    SetAsideQuestion.objects.filter(site=site, question=question).delete()


def questions_set_aside(site: Site) -> set[str]:
    return set(SetAsideQuestion.objects.filter(site=site).values_list("question", flat=True))


def purge() -> int:
    """Remove totals older than ``DAYS_KEPT``; returns how many."""
    oldest = local_date(timezone.now()) - timedelta(days=DAYS_KEPT)
    return QuestionTotal.objects.filter(day__lt=oldest).delete()[0]


def _add(site: Site, question: str, day: date, *, is_unanswered: bool) -> None:
    totals = QuestionTotal.objects.of_site(site).filter(day=day)
    if _count(totals.filter(question=question), is_unanswered):
        return
    if totals.count() >= MOST_A_DAY:
        return
    row = QuestionTotal(site=site, day=day, question=question)
    QuestionTotal.objects.bulk_create([row], ignore_conflicts=True)  # another may be faster
    _count(totals.filter(question=question), is_unanswered)


def _count(totals: QuestionTotalQuerySet, is_unanswered: bool) -> int:
    return totals.update(
        times=F("times") + 1, times_without_result=F("times_without_result") + int(is_unanswered)
    )


def _plain_digits(text: str) -> str:
    """Digits of every script as 0 to 9."""
    return "".join(
        str(digit) if (digit := unicodedata.digit(char, None)) is not None else char
        for char in text
    )
