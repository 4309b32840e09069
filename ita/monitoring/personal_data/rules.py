"""Why a request is held, and who releases it. A rule answers a reason in the user's language, or
None."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.core.duties import Group
from home.personal_data import find_personal_data
from ita.monitoring.personal_data.selectors import Searched, searched
from ita.people.persons import Persons
from ita.people.rules import why_not_on_duty, why_without_post
from ita.workflow.hands import editors_since_live, hands_of

SHOWN = 5


def why_hold(content: Page) -> str | None:
    """Why a request for ``content`` (a saved state of a page) is not passed on."""
    return why_held_by(searched(content, content.get_site()))


def why_held_by(parts: Iterable[Searched]) -> str | None:
    """The same for a caller that has searched it already."""
    parts = list(parts)
    if held := [part for part in parts if part.holds]:
        return _(
            "Personal data was found in: %(found)s. The review screen shows the places. Return the "
            "page, so that its owner removes it from the text or replaces the file; or an approver "
            "releases it there with a reason."
        ) % {"found": _named(part.label for part in held)}
    unknown = [part for part in parts if part.is_unknown]
    if not unknown:
        return None
    files = _named(part.label for part in unknown)
    reason = _("Not searched for personal data yet: %(files)s.") % {"files": files}
    stalled = any(part.is_stalled for part in unknown)
    return f"{reason} {_what_stands_still() if stalled else _what_comes_soon()}"


def why_not_release(user: User, page: Page) -> str | None:
    """Why ``user`` cannot release what was found in ``page``: an approver does, and not one who
    requested or edited it."""
    otherwise = _("Only an approver of this agency releases personal data that was found.")
    if reason := why_not_on_duty(user, Group.APPROVERS, page.get_site(), otherwise):
        return reason
    request = page.current_workflow_state
    authors = hands_of(request).authors if request else Persons().accounts(editors_since_live(page))
    if user.pk in authors:
        return _("You requested or edited this page; another approver must decide.")
    return None


def why_reason_tells(reason: str) -> str | None:
    """Why the words of ``reason`` cannot stand on the register: they repeat what was found."""
    if any(match.kind.holds for match in find_personal_data(reason)):
        return _("Please do not repeat the personal data in the reason: it stands there for good.")
    return None


def why_not_search(user: User, page: Page) -> str | None:
    """Why ``user`` cannot have the files of ``page`` searched now: officers of the agency can."""
    return why_without_post(user, page.get_site())


def _what_stands_still() -> str:
    return _(
        "The queue of background work seems to stand still: please tell the system administrator."
    )


def _what_comes_soon() -> str:
    return _(
        "This takes a minute as a rule, a scan some seconds a page: press “Search now” on the "
        "review screen, and load it again."
    )


def _named(names: Iterable[str]) -> str:
    names = list(names)
    more = len(names) - SHOWN
    shown = names[:SHOWN] + ([_("%(count)s more") % {"count": more}] if more > 0 else [])
    return str(get_text_list(shown, _("and")))
