"""Who may look after the mails, and if not, why. Answers as ``ita.workflow.rules``."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from home.core.outbox import SendState
from ita.notifications.daily.models import DailyMail
from ita.notifications.models import Notice


def why_not_send_again(user: User, mail: Notice | DailyMail) -> str | None:
    """Why ``user`` cannot have ``mail`` sent again."""
    if not user.has_perm("ita.change_notice"):
        return _("Only a webmaster or an administrator can have a mail sent again.")
    if mail.state != SendState.FAILED:
        return _("Only a mail that could not be sent can be sent again.")
    return None
