"""Counts what readers find useful, keeps the mistakes that they report, and answers them."""

import hashlib
import secrets

from django.contrib.auth.models import User
from django.db.models import F
from django.utils import timezone

from home.core.exceptions import ensure
from home.core.printable import printable
from home.core.transactions import atomic_with_retry
from home.models import ContentPage
from home.periods import today
from home.personal_data.masking import masked_label
from ita.monitoring.feedback import rules
from ita.monitoring.feedback.models import MistakeReport, MistakeState, UsefulTotal
from ita.people.models import OfficerProfile
from ita.register.operations import site_of


@atomic_with_retry
def count_useful(page: ContentPage, is_useful: bool) -> None:
    """One more reader of today (in Bangkok) who found ``page`` useful, or not."""
    field = "useful" if is_useful else "not_useful"
    total, _created = UsefulTotal.objects.get_or_create(page=page, day=today())
    UsefulTotal.objects.filter(pk=total.pk).update(**{field: F(field) + 1})


@atomic_with_retry
def report_mistake(page: ContentPage, text: str) -> str:
    """Keep what a reader says is wrong in ``page``; answers the secret by which the answer is read.

    Numbers of identity cards and the like, which nobody needs for it, are hidden at once.
    """
    token = secrets.token_urlsafe(16)
    MistakeReport.objects.create(
        site=site_of(page),
        page=page,
        text=masked_label(printable(text).strip()),
        token_sha256=hash_of(token),
    )
    return token


@atomic_with_retry
def answer_mistake(report: MistakeReport, user: User, answer: str) -> MistakeReport:
    """What became of it; the reader reads it, and that an officer of the agency wrote it.

    Raises:
        NotAllowed: see ``rules.why_not_answer`` and ``why_no_answer``.
    """
    rows = MistakeReport.objects.select_for_update(of=("self",)).select_related("site", "page")
    report = rows.get(pk=report.pk)
    answer = printable(answer).strip()
    ensure(rules.why_not_answer(user, report), rules.why_no_answer(answer))
    post = OfficerProfile.of(user, report.site)
    report.state, report.answer, report.answered_at = MistakeState.ANSWERED, answer, timezone.now()
    report.answered_name = post.full_name if post else user.get_full_name() or user.username
    report.answered_position = post.position if post else ""
    report.save()
    return report


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
