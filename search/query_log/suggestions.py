"""Which questions of others the website suggests to visitors: those that a webmaster accepted, of
those that were often asked."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Site

from home.core.exceptions import ensure
from home.core.transactions import atomic_with_retry
from home.thai.calendar import local_date
from search.analysis.keys import key_of
from search.models import AcceptedQuestion, QuestionTotal
from search.query_log.questions import questions_set_aside

FREQUENT_FROM = timedelta(days=90)
FREQUENT_TIMES = 5  # asked at least so often …
FREQUENT_DAYS = 3  # … on so many days
MOSTLY = 5  # once without result may be from before there was a page
MOST_SUGGESTED = 500  # of a website, kept in the cache
SHOWN_SUGGESTIONS = 5
CACHED_SECONDS = 300


def accepted_questions(prefix: str, site: Site) -> list[str]:
    """What was accepted and begins as ``prefix``, in the order of the alphabet."""
    beginning = key_of(prefix)
    if not beginning:
        return []
    accepted = cache.get(_cache_key(site))
    if accepted is None:
        accepted = sorted(accepted_of(site))[:MOST_SUGGESTED]
        cache.set(_cache_key(site), accepted, CACHED_SECONDS)
    found = [question for question in accepted if question.startswith(beginning)]
    return found[:SHOWN_SUGGESTIONS]


def accepted_of(site: Site) -> set[str]:
    rows = AcceptedQuestion.objects.filter(site=site)
    return set(rows.values_list("question", flat=True))


def frequent_of(site: Site) -> set[str]:
    """What was often asked with success and was not set aside: this may be accepted."""
    since = local_date(timezone.now()) - FREQUENT_FROM
    rows = QuestionTotal.objects.of_site(site).since(since).frequent(FREQUENT_DAYS)
    liked = rows.filter(asked__gte=FREQUENT_TIMES, asked__gt=F("unanswered") * MOSTLY)
    return set(liked.values_list("question", flat=True)) - questions_set_aside(site)


def why_not_accept(site: Site, question: str) -> str | None:
    """Why ``question`` cannot be suggested to visitors: nobody types one of their own."""
    if question in frequent_of(site):
        return None
    return _(
        "Only what visitors asked %(times)s times on %(days)s days, with results, is suggested."
    ) % {"times": FREQUENT_TIMES, "days": FREQUENT_DAYS}


@atomic_with_retry
def accept(site: Site, question: str, user: User) -> None:
    """Suggest ``question`` to visitors. A second time changes nothing.

    Raises:
        NotAllowed: see ``why_not_accept``.
    """
    ensure(why_not_accept(site, question))
    accepted, is_new = AcceptedQuestion.objects.get_or_create(site=site, question=question)
    if is_new:
        log(instance=accepted, action="wagtail.create", user=user)
    _forget(site)


@atomic_with_retry
def decline(site: Site, question: str, user: User) -> None:
    """Suggest ``question`` no longer."""
    for accepted in AcceptedQuestion.objects.filter(site=site, question=question):
        log(instance=accepted, action="wagtail.delete", user=user)
        accepted.delete()
    _forget(site)


def _forget(site: Site) -> None:
    cache.delete(_cache_key(site))
    transaction.on_commit(lambda: cache.delete(_cache_key(site)))  # somebody read meanwhile


def _cache_key(site: Site) -> str:
    return f"search-accepted-questions-{site.pk}"
