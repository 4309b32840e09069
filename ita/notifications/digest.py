"""Composes one mail of everything that waits for one officer."""

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.core.mail.utils import DNS_NAME
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.models import AgencySettings
from ita.notifications import words
from ita.notifications.audiences import keepers, must_act
from ita.notifications.models import Notice
from ita.people.models import OfficerProfile
from ita.register.heads import Head, head_of

LISTED = 50  # of each kind; the desk has the others


@dataclass(frozen=True)
class Item:
    """One act, as the mail tells it."""

    sentence: str
    url: str
    number: str
    time: str
    title: str
    act: str


def compose(user: User, notices: list[Notice]) -> EmailMessage:
    """The mail to ``user`` about ``notices`` of one agency; in the language of the office."""
    with translation.override(settings.LANGUAGE_CODE):
        to_do = [_item(notice) for notice in notices if must_act(notice.audience)]
        to_know = [_item(notice) for notice in notices if not must_act(notice.audience)]
        context = {
            "name": _name(user),
            "agency": _agency(notices[0]),
            "to_do": to_do[:LISTED],
            "to_know": to_know[:LISTED],
            "single": (to_do or to_know)[0] if len(notices) == 1 else None,
            "unlisted": len(to_do[LISTED:]) + len(to_know[LISTED:]),
            "work_url": words.work_link(),
            "head": _head(user, notices[0]),
        }
        body = render_to_string("ita/mail/notice.txt", context)
        subject = _subject(to_do, to_know)
    return EmailMessage(
        # A line break in a title would begin another header.
        " ".join(subject.split()),
        re.sub(r"\n{3,}", "\n\n", body).strip() + "\n",
        settings.DEFAULT_FROM_EMAIL,
        [user.email],
        headers={"Message-ID": _message_id(notices), "Auto-Submitted": "auto-generated"},
    )


def _subject(to_do: list[Item], to_know: list[Item]) -> str:
    counts = {"to_do": len(to_do), "to_know": len(to_know)}
    if to_do and to_know:
        return _("%(to_do)s items wait for you, %(to_know)s for your information") % counts
    if len(to_do) > 1:
        return _("%(to_do)s items wait for you") % counts
    if len(to_know) > 1:
        return _("%(to_know)s items for your information") % counts
    if to_do:
        return _("Please act: %(title)s") % {"title": to_do[0].title}
    return _("%(act)s: %(title)s") % {"act": to_know[0].act, "title": to_know[0].title}


def _item(notice: Notice) -> Item:
    entry = notice.entry
    return Item(
        sentence=words.sentence(entry, notice.audience),
        url=words.link(entry, notice.audience),
        number=entry.label,
        time=entry.time_display,
        title=entry.title,
        act=_act(notice),
    )


def _act(notice: Notice) -> str:
    if words.tells_the_head(notice.entry, notice.audience):
        return _("Today's register")
    return str(notice.entry.get_act_display())


def _head(user: User, notice: Notice) -> Head | None:
    """The end of the register as it is now: every mail to an approver carries it out."""
    is_keeper = keepers(notice.entry).filter(pk=user.pk).exists()
    return head_of(notice.entry.site_id) if is_keeper else None


def _name(user: User) -> str:
    post = OfficerProfile.objects.in_post().filter(user=user).first()
    return post.full_name if post else user.get_full_name() or user.get_username()


def _agency(notice: Notice) -> Any:
    """Name and ways to reach the agency; as the register has it where its site is gone."""
    site = Site.objects.filter(pk=notice.entry.site_id).first()
    return AgencySettings.for_site(site) if site else AgencySettings(name=notice.entry.agency)


def _message_id(notices: list[Notice]) -> str:
    """The same when the same is sent twice, so that mail programs show it once."""
    numbers = ",".join(str(notice.pk) for notice in notices)
    return f"<{hashlib.sha256(numbers.encode()).hexdigest()[:32]}@{DNS_NAME}>"
