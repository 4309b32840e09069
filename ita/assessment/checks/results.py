"""What the checks of a framework's elements found."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.thai.calendar import local_date
from ita.assessment.checks.enums import Outcome
from ita.assessment.checks.gathering import Gathered, gather
from ita.assessment.checks.kinds import content, files, record, times
from ita.assessment.checks.scene import Found, Scene
from ita.assessment.checks.vocabulary import NAME, faults_of
from ita.assessment.enums import DataYear
from ita.assessment.models import Element, Item

Kind = Callable[[Scene, Mapping[str, Any]], Found]
KINDS: dict[str, Kind] = {
    "page_type": content.page_type,
    "act_section": content.act_section,
    "listed": content.listed,
    "filled": content.filled,
    "each": content.each,
    "contact": content.contact,
    "at_least": content.at_least,
    "every_month": times.every_month,
    "each_quarter": times.each_quarter,
    "data_year": times.data_year,
    "file": files.file,
    "wording": files.wording,
    "wording_absent": files.wording_absent,
    "click_depth": record.click_depth,
    "approval_record": record.approval_record,
    "address_alive": record.address_alive,
    "not_whole_law": files.not_whole_law,
    "officer": record.officer,
}
NO_PAGES: Mapping[int, Page] = {}
# These look for pages of one type, so that of listings only such pages are fetched.
TYPE_OF = {"contact": "contact"}


@dataclass(frozen=True)
class CheckResult:
    """``reason`` says in words what was found, and of a failure what to do about it; ``page_id``
    is the page on which that is done, where there is one."""

    check: str
    outcome: Outcome
    reason: str
    page_id: int | None = None


def results_of(
    items: Iterable[Item],
    facts: Mapping[int, Sequence[Any]],
    site: Site,
    today: date | None = None,
    pages: Mapping[int, Page] = NO_PAGES,
) -> dict[int, tuple[CheckResult, ...]]:
    """The results by element, for the agency of ``site``; of elements without checks nothing.
    ``facts`` are by item the pieces of evidence (``coverage.EvidenceFacts``); ``pages`` those of
    their pages that were read already (``bound_pages``). A fixed number of queries."""
    by_id = {item.pk: item for item in items}
    elements = Element.objects.filter(item__in=by_id, heading=False).exclude(checks=[])
    checked = [element for element in elements if element.checks]
    if not checked:
        return {}
    gathered = _gathered(checked, by_id, facts, site, pages)
    day = today or local_date(timezone.now())
    return {
        element.pk: _results(
            Scene(by_id[element.item_id], element, facts.get(element.item_id, ()), gathered, day)
        )
        for element in checked
    }


def _results(scene: Scene) -> tuple[CheckResult, ...]:
    return tuple(_result(scene, one) for one in scene.checks)


def _result(scene: Scene, one: Any) -> CheckResult:
    """A check that is not of the vocabulary (any more) proves nothing."""
    if wrong := faults_of(one):
        reason = _("This check cannot be made: %(fault)s") % {"fault": wrong[0]}
        return CheckResult(_name(one), Outcome.CANNOT_TELL, reason)
    found = KINDS[one[NAME]](scene, one)
    return CheckResult(one[NAME], found.outcome, found.reason, found.page_id)


def _gathered(
    elements: list[Element],
    items: Mapping[int, Item],
    facts: Mapping[int, Any],
    site: Site,
    pages: Mapping[int, Page],
) -> Gathered:
    stated = [one for each in elements if isinstance(each.checks, list) for one in each.checks]
    checks = [one for one in stated if not faults_of(one)]
    wanted = {element.item_id for element in elements}
    pieces = [p for pk in wanted for p in facts.get(pk, ()) if p.is_live and p.is_approved]
    return gather(
        {one[NAME] for one in checks},
        pieces,
        site,
        _years([items[pk] for pk in wanted], checks),
        _types(checks),
        pages,
    )


def _years(items: list[Item], checks: list[dict[str, Any]]) -> set[int]:
    """The fiscal years (C.E.) of which data are looked for; empty where it is any year."""
    rules = {item.data_year for item in items} | {one.get("rule", "current") for one in checks}
    if rules & {DataYear.ANY, DataYear.CURRENT_AND_ONGOING}:
        return set()
    assessed = {item.framework.fiscal_year for item in items}
    return assessed | {year - 1 for year in assessed}


def _types(checks: list[dict[str, Any]]) -> set[str]:
    """The types of pages that are looked for in listings; empty where it is any."""
    types = {TYPE_OF.get(one[NAME]) or one.get("type") for one in checks if _reads_list(one)}
    return set() if None in types else {name for name in types if name}


def _reads_list(one: dict[str, Any]) -> bool:
    of_any = ("each", "at_least", "every_month", "each_quarter", "act_section", "listed")
    return bool(one.get("type")) or one[NAME] in TYPE_OF or one[NAME] in of_any


def _name(one: Any) -> str:
    return str(one.get(NAME, "")) if isinstance(one, dict) else ""
