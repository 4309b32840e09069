"""Reads of private links; and where a room above gives the frozen copies of evidence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from wagtail import hooks
from wagtail.models import Site

from ita.assessment.assessor.models import AssessorLink, AssessorQuestion
from ita.assessment.assessor.operations import hash_of
from ita.assessment.models import Framework, Item

FROZEN_HOOK = "register_frozen_evidence"


@dataclass(frozen=True)
class FrozenCopy:
    """A copy of evidence of an item as it was filed; ``address`` opens it for who has the link."""

    title: str
    address: str
    frozen_at: datetime


# (link, its token, items of its list) → {number of the item: copies}, in a fixed number of queries
Freezing = Callable[[AssessorLink, str, Sequence[Item]], Mapping[int, Sequence[FrozenCopy]]]


def frozen_copies(
    link: AssessorLink, token: str, items: Sequence[Item]
) -> dict[int, list[FrozenCopy]]:
    """{number of the item: its frozen copies}, of all who contribute them."""
    found: dict[int, list[FrozenCopy]] = {}
    contributing: list[Freezing] = hooks.get_hooks(FROZEN_HOOK)
    for contribute in contributing:
        for number, copies in contribute(link, token, items).items():
            found.setdefault(number, []).extend(copies)
    return found


def find_link(token: str, site: Site) -> AssessorLink | None:
    """The link of the agency with this token, whether it still opens anything or not."""
    rows = AssessorLink.objects.filter(site=site, token_sha256=hash_of(token))
    return rows.select_related("site", "framework").first()


def links_of(framework: Framework, site: Site) -> QuerySet[AssessorLink]:
    """The agency's links to the list, the newest first, with ``asked`` and ``waiting``: how many
    questions came, and how many of them nobody answered."""
    waiting = Count("questions", filter=Q(questions__answered_at=None))
    rows = AssessorLink.objects.filter(site=site, framework=framework)
    return rows.annotate(asked=Count("questions"), waiting=waiting)


def questions_of(link: AssessorLink) -> QuerySet[AssessorQuestion]:
    """In the order in which they were asked, with their items."""
    return link.questions.select_related("item")
