"""Makes and revokes private links, takes questions and answers them. Each act is on the register;
the words of questions and answers are not, they may hold what must be erased some day."""

import hashlib
import secrets
from datetime import date, datetime, time

from django.contrib.auth.models import User
from django.db.models import F
from django.utils import timezone
from wagtail.models import Site

from home.core.exceptions import ensure
from home.core.printable import printable
from home.core.transactions import atomic_with_retry
from ita.assessment.assessor import rules
from ita.assessment.assessor.models import AssessorLink, AssessorQuestion
from ita.assessment.board.rules import why_not_give_link
from ita.assessment.models import Framework, Item
from ita.people.models import OfficerProfile
from ita.register.enums import Act, SubjectKind
from ita.register.operations import append_about
from ita.register.subjects import Subject

TOKEN_BYTES = 32  # nobody guesses one of 2^256


def hash_of(token: str) -> str:
    """What is stored of the part of the address that nobody else knows."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


@atomic_with_retry
def make_link(
    framework: Framework, site: Site, user: User, *, purpose: str, last_day: date
) -> tuple[AssessorLink, str]:
    """A link to ``framework``, valid until the end of ``last_day``, and its token: it is shown once
    and not kept.

    Raises:
        NotAllowed: neither ITA officer nor approver, a draft, nobody named, or a day that is over
            or more than a year away.
    """
    purpose = " ".join(printable(purpose).split())
    ensure(
        why_not_give_link(user, site),
        rules.why_not_framework(framework, site),
        rules.why_not_purpose(purpose),
        rules.why_not_until(last_day),
    )
    token = secrets.token_urlsafe(TOKEN_BYTES)
    name, position = _named(user, site)
    link = AssessorLink.objects.create(
        site=site,
        framework=framework,
        purpose=purpose,
        token_sha256=hash_of(token),
        expires_at=_end_of(last_day),
        made_by=user,
        made_name=name,
        made_position=position,
    )
    details = {"link_for": purpose, "link_until": link.expires_at.isoformat()}
    append_about(Act.LINK_MADE, _subject(link), user, site=site, details=details)
    return link, token


@atomic_with_retry
def revoke(link: AssessorLink, user: User) -> None:
    """The link opens nothing from now on.

    Raises:
        NotAllowed: neither ITA officer nor approver, or it opens nothing already.
    """
    link = AssessorLink.objects.select_for_update().select_related("site").get(pk=link.pk)
    ensure(why_not_give_link(user, link.site), rules.why_not_revoke(link))
    link.revoked_at, link.revoked_name = timezone.now(), _named(user, link.site)[0]
    link.save(update_fields=["revoked_at", "revoked_name"])
    details = {"link_for": link.purpose}
    append_about(Act.LINK_REVOKED, _subject(link), user, site=link.site, details=details)


def count_use(link: AssessorLink) -> None:
    """Somebody opened the first page of the link."""
    rows = AssessorLink.objects.filter(pk=link.pk)
    rows.update(uses=F("uses") + 1, last_used_at=timezone.now())


@atomic_with_retry
def ask(link: AssessorLink, *, asker: str, text: str, item: Item | None = None) -> AssessorQuestion:
    """An assessor asks, about ``item`` of the list or about all of it.

    Raises:
        NotAllowed: the link opens nothing any more, no name, no question, too long, or too many
            questions at once.
    """
    link = AssessorLink.objects.select_for_update().select_related("site").get(pk=link.pk)
    asker, text = " ".join(printable(asker).split()), printable(text).strip()
    ensure(rules.why_not_ask(link, asker, text))
    question = AssessorQuestion.objects.create(link=link, item=item, asker=asker, text=text)
    details = {"item": item.code} if item else {}
    append_about(Act.ASSESSOR_ASKED, _subject(link), None, site=link.site, details=details)
    return question


@atomic_with_retry
def answer(question: AssessorQuestion, user: User, text: str) -> None:
    """``user`` answers, or says it better than before.

    Raises:
        NotAllowed: neither ITA officer nor approver of the agency, or no words.
    """
    rows = AssessorQuestion.objects.select_for_update(of=("self",))
    question = rows.select_related("link__site", "item").get(pk=question.pk)
    site = question.link.site
    text = printable(text).strip()
    ensure(why_not_give_link(user, site), rules.why_not_answer(text))
    if text == question.answer:
        return
    question.answer, question.answered_at = text, timezone.now()
    question.answered_name, question.answered_position = _named(user, site)
    question.save()
    details = {"item": question.item.code} if question.item else {}
    subject = _subject(question.link)
    append_about(Act.ASSESSOR_ANSWERED, subject, user, site=site, details=details)


def _end_of(day: date) -> datetime:
    """The last second of ``day``, in Thailand."""
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59)))


def _named(user: User, site: Site) -> tuple[str, str]:
    """(name, position) of the post of today."""
    post = OfficerProfile.of(user, site)
    if post:
        return post.full_name, post.position
    return user.get_full_name() or user.get_username(), ""


def _subject(link: AssessorLink) -> Subject:
    return Subject(SubjectKind.ASSESSOR_LINK, str(link.pk), str(link.framework))
