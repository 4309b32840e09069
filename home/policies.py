"""The policies that stand at the foot of every page."""

from home.enums import PolicyKind
from home.models import HomePage, PolicyPage
from home.periods import past
from home.visibility import public


def policies_of(home: HomePage | None) -> list[PolicyPage]:
    """The newest public policy of each kind below the front page ``home``, in the order of kinds;
    none that is past. One query."""
    if home is None:
        return []
    pages = public(PolicyPage.objects.descendant_of(home)).exclude(past())
    newest: dict[str, PolicyPage] = {}
    for page in pages.order_by("first_published_at", "pk"):
        newest[page.policy_kind] = page
    return [newest[kind] for kind in PolicyKind.values if kind in newest]
