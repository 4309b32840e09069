"""What happened, who is told of it, and in which words. A new act is a line in ``EVENTS``."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy

from ita.notifications.audiences import Audience
from ita.notifications.untold import UNTOLD
from ita.register.enums import Act
from ita.register.history import follows_word
from ita.register.models import RegisterEntry


@dataclass(frozen=True)
class Notification:
    """``words`` to an audience; they may name %(title)s, %(actor)s, %(reason)s and %(approver)s (of
    an approval by word of mouth). ``wait``: who is told later may not be needed by then."""

    audience: Audience
    words: Any
    wait: timedelta = timedelta(0)


STILL_WAITS = gettext_lazy(
    'The approval of "%(title)s" by word of mouth by %(approver)s is overdue. '
    "It waits for an approver."
)
LAPSED = gettext_lazy(
    'The approval of "%(title)s" by word of mouth by %(approver)s lapsed, because nobody confirmed '
    "it in time. What was published on it is archived, or the content approved before is back."
)
PAST = gettext_lazy(
    '%(actor)s archived "%(title)s". It stays at its address, marked as past. Reason: %(reason)s'
)
OTHERS_WAIT = timedelta(days=1)  # the approver who is named answers first

EVENTS: dict[str, tuple[Notification, ...]] = {
    **dict.fromkeys(UNTOLD, ()),
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
            Audience.NAMED,
            gettext_lazy(
                '%(actor)s recorded that you approved "%(title)s" by word of mouth. '
                "Please open the link and confirm or deny it. Why it is urgent: %(reason)s"
            ),
        ),
        Notification(
            Audience.CONFIRMERS,
            gettext_lazy(
                '%(actor)s recorded that %(approver)s approved "%(title)s" by word of mouth. '
                "Please confirm or deny it in writing. Why it is urgent: %(reason)s"
            ),
            wait=OTHERS_WAIT,
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
        Notification(Audience.SUPERIORS, STILL_WAITS),
        Notification(Audience.OVERSEERS, STILL_WAITS),
    ),
    Act.ORAL_LAPSED: (
        Notification(
            Audience.REVIEWERS,
            gettext_lazy(
                'The approval of "%(title)s" by word of mouth by %(approver)s lapsed before it was '
                "published. Please decide whether to approve it."
            ),
        ),
        Notification(Audience.OWNER, LAPSED),
        Notification(Audience.SUPERIORS, LAPSED),
        Notification(Audience.OVERSEERS, LAPSED),
    ),
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
    Act.ARCHIVED: (Notification(Audience.OWNER, PAST), Notification(Audience.SITE_KEEPERS, PAST)),
    Act.TAKEN_DOWN: (
        Notification(
            Audience.OWNER,
            gettext_lazy(
                '%(actor)s took down "%(title)s". The public can no longer read it. '
                "Reason: %(reason)s"
            ),
        ),
        Notification(
            Audience.APPROVERS,
            gettext_lazy(
                '%(actor)s took down "%(title)s", which you approvers answer for. '
                "Reason: %(reason)s"
            ),
        ),
    ),
    Act.FILE_CLOSED: (
        Notification(
            Audience.APPROVERS,
            gettext_lazy(
                '%(actor)s closed "%(title)s" to the public, because of personal data in it. '
                "Please see that it is replaced, and erased where it must not be kept. "
                "Reason: %(reason)s"
            ),
        ),
    ),
    Act.RESTORED: (
        Notification(
            Audience.KEEPERS,
            gettext_lazy(
                "The database was restored from a backup. Please compare the register with the "
                "last one that you were mailed, and see that what is missing is entered again."
            ),
        ),
    ),
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
    Act.DRIFT_WITHDRAWN: (
        Notification(
            Audience.OWNER,
            gettext_lazy(
                '%(actor)s took down "%(title)s", because it was not approved. Reason: %(reason)s'
            ),
        ),
    ),
    Act.ASSESSOR_ASKED: (
        Notification(
            Audience.ITA_OFFICERS,
            gettext_lazy(
                "An assessor asked a question by the private link of %(title)s. Please answer it."
            ),
        ),
    ),
    Act.PETITION_RECEIVED: (
        Notification(
            Audience.CASE_OFFICERS,
            gettext_lazy("A person sent request %(title)s, which has days by law. Please answer."),
        ),
        Notification(
            Audience.HARM_ENDERS,
            gettext_lazy(
                "A person reported harm by a page (%(title)s). Please look at the page; correct it "
                "or take it down where that is due."
            ),
        ),
    ),
    Act.CHANGE_PROPOSED: (
        Notification(
            Audience.CHANGE_DECIDERS,
            gettext_lazy(
                '%(actor)s proposed to change what the public reads of "%(title)s". '
                "Please allow it or not. Reason: %(reason)s"
            ),
        ),
    ),
    Act.CHANGE_ALLOWED: (
        Notification(
            Audience.PROPOSER,
            gettext_lazy('%(actor)s allowed the change of "%(title)s". The public reads it now.'),
        ),
    ),
    Act.CHANGE_REFUSED: (
        Notification(
            Audience.PROPOSER,
            gettext_lazy('%(actor)s did not allow the change of "%(title)s". Reason: %(reason)s'),
        ),
    ),
    Act.CHANGE_FOUND: (
        Notification(
            Audience.FIND_DECIDERS,
            gettext_lazy(
                '"%(title)s" was found changed without approval (%(reason)s). '
                "Please confirm it or put back what was allowed."
            ),
        ),
    ),
}


def notifications_of(entry: RegisterEntry) -> tuple[Notification, ...]:
    """Who is told of ``entry``; nobody of an act that is not in the table.

    What a page became because a word of mouth was denied or lapsed: that act says so already.
    """
    return () if follows_word(entry) else EVENTS.get(entry.act, ())
