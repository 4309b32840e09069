"""Who gives an assessor a private link and answers them, and when the link opens nothing more."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.thai.calendar import format_datetime, local_date
from ita.assessment.assessor.models import LONGEST_NAME, LONGEST_QUESTION, AssessorLink
from ita.assessment.models import Framework

LONGEST_DAYS = 366
ASKED_AT_ONCE, WITHIN = 10, timedelta(hours=1)  # questions by one link, then a pause


def why_not_framework(framework: Framework, site: Site) -> str | None:
    """Why no link is made of ``framework``."""
    if Framework.objects.for_work(site).filter(pk=framework.pk).exists():
        return None
    return _("This list is not one of the agency, or still a draft.")


def why_not_purpose(purpose: str) -> str | None:
    if 0 < len(purpose) <= LONGEST_NAME:
        return None
    return _("Please say for whom the link is.")


def why_not_until(last_day: date) -> str | None:
    """Why a link is not valid until the end of ``last_day``."""
    today = local_date(timezone.now())
    if last_day < today:
        return _("The last day is over already.")
    if last_day > today + timedelta(days=LONGEST_DAYS):
        return _("A link is valid for a year at most.")
    return None


def why_not_revoke(link: AssessorLink) -> str | None:
    return None if link.is_open else why_closed(link)


def why_closed(link: AssessorLink) -> str | None:
    """Why the link opens nothing any more."""
    if link.revoked_at:
        return _("This link was revoked on %(day)s.") % {"day": format_datetime(link.revoked_at)}
    if not link.is_open:
        return _("This link was valid until %(day)s.") % {"day": format_datetime(link.expires_at)}
    return None


def why_not_ask(link: AssessorLink, asker: str, text: str) -> str | None:
    """Why the question is not taken."""
    if reason := why_closed(link):
        return reason
    if not (0 < len(asker) <= LONGEST_NAME):
        return _("Please give your name.")
    if not (0 < len(text) <= LONGEST_QUESTION):
        return _("Please write a question of at most %(count)s letters.") % {
            "count": LONGEST_QUESTION
        }
    asked = link.questions.filter(asked_at__gt=timezone.now() - WITHIN).count()
    if asked >= ASKED_AT_ONCE:
        return _("Many questions came by this link. Please ask again in an hour.")
    return None


def why_not_answer(text: str) -> str | None:
    if 0 < len(text) <= LONGEST_QUESTION:
        return None
    return _("Please write an answer of at most %(count)s letters.") % {"count": LONGEST_QUESTION}
