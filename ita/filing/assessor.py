"""What an assessor with a private link sees of what was filed (``ita.assessment.assessor``)."""

from collections.abc import Iterator, Mapping, Sequence

from django.urls import reverse

from ita.assessment.assessor.models import AssessorLink
from ita.assessment.assessor.selectors import FrozenCopy
from ita.assessment.models import Item
from ita.filing.models import Capture
from ita.filing.selectors import Frozen, newest_frozen

ROUTE = "ita_assessor_frozen"


def give_frozen_copies(
    link: AssessorLink, token: str, items: Sequence[Item]
) -> Mapping[int, Sequence[FrozenCopy]]:
    """{number of the item: its page and files as they were filed last}. What was taken down since
    is not among them, nor are the papers of the office."""
    found = newest_frozen(items, link.site)
    return {number: list(_copies(frozen, token)) for number, frozen in found.items()}


def _copies(frozen: Frozen, token: str) -> Iterator[FrozenCopy]:
    for evidence in frozen.evidence:
        if evidence.is_closed:
            continue
        title = str(evidence.record["title"])
        for capture in (evidence.page, evidence.elsewhere):
            if capture and capture.sha256:
                yield _copy(title, capture, token)
        for file in evidence.files:
            if file.sha256:
                yield _copy(file.name or title, file, token)


def _copy(title: str, capture: Capture, token: str) -> FrozenCopy:
    address = reverse(ROUTE, args=[token, capture.pk])
    return FrozenCopy(title, address, capture.visited_at)
