"""Composes the mail of the morning."""

import hashlib
import re

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.utils import DNS_NAME
from django.template.loader import render_to_string
from django.utils.translation import ngettext

from home.models import AgencySettings
from ita.notifications.daily.models import DailyMail
from ita.notifications.daily.parts import MailPart
from ita.notifications.daily.readers import daily_parts
from ita.notifications.words import work_link
from ita.people.models import OfficerProfile


def parts_of(mail: DailyMail) -> list[tuple[str, MailPart]]:
    """What the reader is told now, with the names of the parts; of those that were to be told."""
    composed = [
        (part.name, part.compose(mail.site, mail.reader, mail.day))
        for part in daily_parts()
        if part.name in mail.parts
    ]
    return [(name, part) for name, part in composed if part]


def compose(mail: DailyMail, parts: list[MailPart]) -> EmailMessage:
    """The mail to its reader, in the active language."""
    context = {
        "name": _name(mail),
        "agency": AgencySettings.for_site(mail.site),
        "parts": parts,
        "work_url": work_link(),
    }
    body = render_to_string("ita/mail/daily.txt", context)
    return EmailMessage(
        # A line break in a heading would begin another header.
        " ".join(_subject(parts).split()),
        re.sub(r"\n{3,}", "\n\n", body).strip() + "\n",
        settings.DEFAULT_FROM_EMAIL,
        [mail.address],
        headers={"Message-ID": _message_id(mail), "Auto-Submitted": "auto-generated"},
    )


def _subject(parts: list[MailPart]) -> str:
    count = sum(part.count for part in parts)
    words = ngettext("%(heading)s: %(count)s item", "%(heading)s: %(count)s items", count) % {
        "heading": parts[0].heading,
        "count": count,
    }
    if len(parts) == 1:
        return words
    return ngettext(
        "%(count)s item of the website for you today",
        "%(count)s items of the website for you today",
        count,
    ) % {"count": count}


def _name(mail: DailyMail) -> str:
    """As the post has it."""
    post = OfficerProfile.of(mail.recipient, mail.site) if mail.recipient else None
    return post.full_name if post else mail.name


def _message_id(mail: DailyMail) -> str:
    """The same when the same is sent twice, so that mail programs show it once."""
    digest = hashlib.sha256(f"daily-{mail.pk}".encode()).hexdigest()
    return f"<{digest[:32]}@{DNS_NAME}>"
