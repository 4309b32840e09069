"""What happened, who is told of it, and in which words. A new act is a line in ``EVENTS``."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from ita.notifications.audiences import Audience
from ita.register.enums import Act
from ita.register.history import follows_denial
from ita.register.models import RegisterEntry


@dataclass(frozen=True)
class Notification:
    """``words`` to an audience; they may name %(title)s, %(actor)s, %(reason)s and %(approver)s (of
    an approval by word of mouth)."""

    audience: Audience
    words: Any


EVENTS: dict[str, tuple[Notification, ...]] = {
    Act.REQUESTED: (
        Notification(
            Audience.REVIEWERS,
            gettext_lazy('%(actor)s requested the publication of "%(title)s". Please check it.'),
        ),
    ),
    Act.CHECKED: (
        Notification(
            Audience.REVIEWERS,
            gettext_lazy('%(actor)s checked "%(title)s". Please decide whether to approve it.'),
        ),
    ),
    Act.APPROVED: (
        Notification(
            Audience.REVIEWERS,
            gettext_lazy(
                '%(actor)s approved the publication of "%(title)s". '
                "Please check it once more and publish it."
            ),
        ),
    ),
    Act.ORAL_APPROVED: (
        Notification(
            Audience.CONFIRMERS,
            gettext_lazy(
                '%(actor)s recorded that %(approver)s approved "%(title)s" by word of mouth. '
                "Please confirm or deny it in writing. Why it is urgent: %(reason)s"
            ),
        ),
        Notification(
            Audience.REVIEWERS,
            gettext_lazy(
                'Urgent: the publication of "%(title)s" was approved by word of mouth by '
                "%(approver)s. Please check it once more and publish it. "
                "Why it is urgent: %(reason)s"
            ),
        ),
    ),
    Act.ORAL_CONFIRMED: (),
    Act.ORAL_DENIED: (
        Notification(
            Audience.OWNER,
            gettext_lazy(
                '%(actor)s did not confirm the approval of "%(title)s" by word of mouth, so it is '
                "not before the public. Reason: %(reason)s"
            ),
        ),
    ),
    Act.ORAL_OVERDUE: (
        Notification(
            Audience.CONFIRMERS,
            gettext_lazy(
                'The approval of "%(title)s" by word of mouth by %(approver)s is overdue. '
                "Please confirm or deny it in writing."
            ),
        ),
        Notification(
            Audience.OVERSEERS,
            gettext_lazy(
                'The approval of "%(title)s" by word of mouth by %(approver)s is overdue. '
                "It waits for an approver."
            ),
        ),
    ),
    Act.SCHEDULED: (),
    Act.SCHEDULE_MISSED: (
        Notification(
            Audience.REVIEWERS,
            gettext_lazy(
                '"%(title)s" was not published at the time that was set (%(reason)s). '
                "Please check it once more and publish it."
            ),
        ),
    ),
    Act.PUBLISHED: (
        Notification(
            Audience.OWNER,
            gettext_lazy('%(actor)s published "%(title)s". The public can read it now.'),
        ),
    ),
    Act.RETURNED: (
        Notification(
            Audience.CORRECTOR,
            gettext_lazy(
                '%(actor)s returned "%(title)s" for correction. Reason: %(reason)s. '
                "Please correct it and request publication again."
            ),
        ),
    ),
    Act.REFUSED: (
        Notification(
            Audience.OWNER,
            gettext_lazy(
                '%(actor)s did not approve the publication of "%(title)s". Reason: %(reason)s'
            ),
        ),
    ),
    Act.CHANGED: (
        Notification(
            Audience.REVIEWERS,
            gettext_lazy(
                'The content of "%(title)s" is not what was checked before (%(reason)s). '
                "Please check it again."
            ),
        ),
        Notification(
            Audience.OWNER,
            gettext_lazy(
                'The content of "%(title)s" is not what was checked before (%(reason)s). '
                "It went back to the checker; you need not request again."
            ),
        ),
    ),
    Act.WITHDRAWN: (
        Notification(
            Audience.ASKED,
            gettext_lazy(
                'The request to publish "%(title)s" was withdrawn by %(actor)s. '
                "You need not act on it any more."
            ),
        ),
    ),
    Act.ARCHIVED: (
        Notification(
            Audience.OWNER,
            gettext_lazy(
                '%(actor)s archived "%(title)s". It stays at its address, marked as past. '
                "Reason: %(reason)s"
            ),
        ),
    ),
    Act.TAKEN_DOWN: (
        Notification(
            Audience.OWNER,
            gettext_lazy(
                '%(actor)s took down "%(title)s". The public can no longer read it. '
                "Reason: %(reason)s"
            ),
        ),
    ),
    Act.DELETED: (),
    Act.SETTINGS_CHANGED: (),
    Act.SCAN_ATTACHED: (),
    Act.FILE_REPLACED: (),
    Act.DRIFT_FOUND: (
        Notification(
            Audience.DECIDERS,
            gettext_lazy(
                '"%(title)s" was found live without approval (%(reason)s). '
                "Please confirm it or take it down."
            ),
        ),
        Notification(
            Audience.WATCHERS,
            gettext_lazy(
                '"%(title)s" was found live without approval (%(reason)s). '
                "It waits for an approver."
            ),
        ),
    ),
    Act.DRIFT_CONFIRMED: (),
    Act.DRIFT_WITHDRAWN: (
        Notification(
            Audience.OWNER,
            gettext_lazy(
                '%(actor)s took down "%(title)s", because it was not approved. Reason: %(reason)s'
            ),
        ),
    ),
}


def notifications_of(entry: RegisterEntry) -> tuple[Notification, ...]:
    """Who is told of ``entry``; nobody of an act that is not in the table.

    A page that was taken down because an approval was denied: the denial says so already.
    """
    return () if follows_denial(entry) else EVENTS.get(entry.act, ())
