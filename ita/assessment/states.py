"""What the machine says of an item, and what is to be done.

It calls complete only what it knows to be so: an element that evidence covers and that all its
checks passed, or that a person judged met; of a list whose wording the agency confirmed.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.thai.calendar import format_date
from ita.assessment.agency.enums import AgencyKind
from ita.assessment.checks.enums import Outcome
from ita.assessment.checks.results import CheckResult
from ita.assessment.checks.vocabulary import NAMES_A_PLACE
from ita.assessment.covered import (
    ElementCoverage,
    EvidenceFacts,
    FallenVerdict,
    StandingVerdict,
)
from ita.assessment.enums import ItemState, Requirement, Scope
from ita.assessment.models import Element


def in_scope(element: Element, agency_kind: str) -> bool | None:
    """Whether ``element`` is for an agency of the kind; None where it did not say which it is."""
    if element.scope == Scope.ALL:
        return True
    return None if agency_kind == AgencyKind.UNKNOWN else element.scope == agency_kind


def is_met_by_machine(
    element: Element, is_covered: bool, results: tuple[CheckResult, ...]
) -> bool | None:
    """Whether ``element`` is met as far as a machine can tell; None where it cannot."""
    outcomes = {result.outcome for result in results}
    if Outcome.FAILED in outcomes:
        return False
    passed = True if outcomes == {Outcome.PASSED} else None
    if element.requirement == Requirement.MUST_NOT:
        return passed
    return passed if is_covered else False


def is_met(
    by_machine: bool | None, verdict: StandingVerdict | None, fallen: FallenVerdict | None
) -> bool | None:
    """A person's verdict is above the machine's. Where it fell, a person must look again: what they
    found wrong is not right because a machine sees nothing."""
    if verdict:
        return verdict.is_met
    return None if fallen and not fallen.is_met and by_machine else by_machine


def state_of(
    by_machine: ItemState, verdict: StandingVerdict | None, fallen: FallenVerdict | None
) -> ItemState:
    """The verdict's where one stands, else the machine's; complete never against a person's no."""
    if verdict:
        return ItemState.COMPLETE if verdict.is_met else ItemState.INCOMPLETE
    if by_machine == ItemState.COMPLETE and fallen and not fallen.is_met:
        return ItemState.TO_CHECK
    return by_machine


def machine_state(
    facts: tuple[EvidenceFacts, ...],
    elements: tuple[ElementCoverage, ...],
    title_is_confirmed: bool,
) -> ItemState:
    """The state as far as a machine can tell, with the verdicts on elements."""
    if not facts:
        return ItemState.NO_EVIDENCE
    if not any(fact.is_live for fact in facts):
        is_gone = any(fact.look_again for fact in facts)
        return ItemState.TO_CHECK if is_gone else ItemState.NOT_PUBLISHED
    if not any(fact.is_live and fact.is_approved for fact in facts):
        return ItemState.NOT_APPROVED
    if not any(fact.counts for fact in facts):
        return ItemState.WRONG_YEAR
    return _of_elements(elements, title_is_confirmed)


def _of_elements(elements: tuple[ElementCoverage, ...], title_is_confirmed: bool) -> ItemState:
    required = [entry for entry in elements if entry.is_required]
    if any(entry.is_missing for entry in required):
        return ItemState.INCOMPLETE
    is_confirmed = title_is_confirmed and all(entry.is_confirmed for entry in required)
    if not elements or not is_confirmed:
        return ItemState.UNCONFIRMED
    if not required or any(entry.is_unknown for entry in required):
        return ItemState.TO_CHECK
    return ItemState.COMPLETE


def said_of(verdict: StandingVerdict | None, fallen: FallenVerdict | None) -> list[str]:
    """What a person says of the item as a whole."""
    if fallen:
        return [look_again(fallen)]
    return [in_words(verdict)] if verdict else []


def findings_of(
    facts: tuple[EvidenceFacts, ...], elements: tuple[ElementCoverage, ...], is_confirmed: bool
) -> tuple[str, ...]:
    """What keeps the item from being complete, whatever a person says of it as a whole, and what
    to do about each. ``is_confirmed``: its title."""
    if not facts:
        found_by_lists = (r for e in elements for r in e.results if r.check in NAMES_A_PLACE)
        said = [_("No page has been linked to this item."), *(r.reason for r in found_by_lists)]
        return tuple(dict.fromkeys(said))
    found = [reason for fact in facts for reason in fact.reasons]
    if any(fact.counts for fact in facts):
        found += _of_elements_in_words(elements, is_confirmed)
    return tuple(dict.fromkeys(found))


def _of_elements_in_words(
    elements: tuple[ElementCoverage, ...], is_confirmed: bool
) -> Iterable[str]:
    required = [each for each in elements if each.is_required]
    for each in required:
        if each.is_missing:
            yield from _why_missing(each)
    yield from _why_unconfirmed(elements, required, is_confirmed)
    if unsaid := sum(each.in_scope is None for each in required):
        yield ngettext(
            "%(count)s element is for some agencies only. Say what kind of agency this is.",
            "%(count)s elements are for some agencies only. Say what kind of agency this is.",
            unsaid,
        ) % {"count": unsaid}
    for each in required:
        if each.in_scope and each.is_met is None:
            yield _why_unknown(each)


def _why_missing(each: ElementCoverage) -> Iterable[str]:
    named = {"element": each.element.text}
    if each.verdict:
        yield f"“{each.element.text}”: {in_words(each.verdict)}"
        return
    if not each.is_covered and each.element.requirement != Requirement.MUST_NOT:
        yield _("Element not covered: %(element)s") % named
    for result in each.results:
        if result.outcome == Outcome.FAILED:
            yield f"“{each.element.text}”: {result.reason}"


def _why_unconfirmed(
    elements: tuple[ElementCoverage, ...], required: list[ElementCoverage], is_confirmed: bool
) -> Iterable[str]:
    if not elements:
        yield _(
            "The required elements of this item are not known. Bring in the issuer's list, or give "
            "a verdict with a reason."
        )
    elif not required:
        yield _(
            "None of the elements is required of this agency. Look at the item, and give a verdict "
            "with a reason."
        )
    count = sum(not each.is_confirmed for each in required) + (not is_confirmed)
    if count:
        yield ngettext(
            "%(count)s text is not confirmed. Compare it with the issuer's handbook and "
            "confirm it.",
            "%(count)s texts are not confirmed. Compare them with the issuer's handbook and "
            "confirm them.",
            count,
        ) % {"count": count}


def _why_unknown(each: ElementCoverage) -> str:
    if each.fallen:
        return f"“{each.element.text}”: {look_again(each.fallen)}"
    told = [r.reason for r in each.results if r.outcome == Outcome.CANNOT_TELL and r.reason]
    if told:
        return f"“{each.element.text}”: {' '.join(told)}"
    return _("“%(element)s”: no check can tell. Look at the page, and give a verdict.") % {
        "element": each.element.text
    }


def in_words(verdict: StandingVerdict) -> str:
    """Who judged what, and why."""
    words = _("Judged met by %(name)s, %(day)s: %(reason)s")
    if not verdict.is_met:
        words = _("Judged not met by %(name)s, %(day)s: %(reason)s")
    return words % {
        "name": f"{verdict.name} ({verdict.position})" if verdict.position else verdict.name,
        "day": format_date(verdict.given_at, short=True),
        "reason": verdict.reason,
    }


def look_again(verdict: FallenVerdict) -> str:
    """That a verdict fell, and why."""
    return _("The verdict of %(name)s (%(day)s) must be given again: %(changes)s") % {
        "name": verdict.name,
        "day": format_date(verdict.given_at, short=True),
        "changes": ", ".join(verdict.changes),
    }
