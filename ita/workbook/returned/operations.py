"""Takes over what an officer chose of a workbook that came back, by the operations of the room of
assessment with their own rules and rows."""

from collections.abc import Collection, Sequence

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.exceptions import NotAllowed, ensure
from home.core.transactions import atomic_with_retry
from ita.assessment import operations as evidence_operations
from ita.assessment.board import operations as board
from ita.assessment.board.rules import why_not_assign
from ita.assessment.evidence.models import Evidence
from ita.assessment.judging import operations as judging
from ita.assessment.models import Element, Framework, Item
from ita.workbook.keys import NOTE, VERDICT, seen_of
from ita.workbook.returned.differences import Difference, OnSite, differences, on_site
from ita.workbook.returned.reading import ReturnedRow
from ita.workbook.words import MET


def why_not_bring_back(user: User, site: Site) -> str | None:
    """Why ``user`` cannot take over what a workbook says."""
    return why_not_assign(user, site)


@atomic_with_retry
def take_over(
    framework: Framework,
    site: Site,
    user: User,
    rows: Sequence[ReturnedRow],
    chosen: Collection[str],
) -> int:
    """Take over the ``chosen`` differences (their keys), all of them or none; returns how many.
    What is the same meanwhile is left out.

    Raises:
        NotAllowed: no ITA officer of the agency; or one of them cannot be taken over any more, and
            why.
    """
    ensure(why_not_bring_back(user, site))
    now = on_site(framework, site)
    found = [each for each in differences(rows, now) if each.key in chosen]
    for difference in found:
        try:
            ensure(difference.why_not or None)
            _take_over(difference, framework, site, user, now)
        except ValidationError as error:
            raise NotAllowed(_named(difference, " ".join(error.messages))) from error
        except NotAllowed as error:
            raise NotAllowed(_named(difference, error.reason)) from error
    return len(found)


def _named(difference: Difference, reason: str) -> str:
    named = {"code": difference.code, "what": difference.what, "reason": reason}
    return _("%(code)s %(what)s: %(reason)s Nothing was taken over.") % named


def _take_over(
    difference: Difference, framework: Framework, site: Site, user: User, now: OnSite
) -> None:
    row, key = difference.row, difference.row.key
    if key.kind == NOTE:
        _note(now.evidence[key.number], row.note, site, user)
        return
    entry = now.entries[key.number]
    if key.kind == VERDICT:
        element = _element(entry.item, key.element)
        seen = seen_of(entry, key.element)
        is_met = row.verdict == str(MET)
        judging.judge(entry.item, element, is_met, row.reason, site, user, seen=seen)
        return
    officer = next((pk for pk, name in now.officers.items() if name == row.officer), None)
    is_same_officer = row.officer and officer is None  # who left: no post has the name today
    ownership = board.Ownership(
        unit=now.units.get(row.unit),
        officer=User.objects.filter(pk=officer).first() if officer else None,
        given={board.UNIT} if is_same_officer else {board.UNIT, board.OFFICER},
    )
    board.assign(framework, [entry.item], site, user, ownership)


def _note(evidence: Evidence, note: str, site: Site, user: User) -> None:
    """Another note, and the rest as it is."""
    evidence_operations.change(
        evidence,
        site,
        user,
        note=note,
        elements=evidence.elements.all(),
        **evidence_operations.part_of(evidence),
    )


def _element(item: Item, number: int | None) -> Element | None:
    return item.elements.get(pk=number) if number else None
