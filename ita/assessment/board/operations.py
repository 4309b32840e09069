"""Writes of the board. Each is atomic, needs no request, and can be repeated."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Site

from home.core.exceptions import NotAllowed, ensure
from home.core.transactions import atomic_with_retry
from home.models import Unit
from home.thai.calendar import format_date
from ita.assessment.agency.enums import AgencyKind
from ita.assessment.agency.models import AgencyAssessment
from ita.assessment.board import rules
from ita.assessment.board.enums import WorkStatus
from ita.assessment.board.models import Assignment
from ita.assessment.models import Framework, Item

ASSIGNED, STATED = "ita.assign", "ita.state_agency"
UNIT, OFFICER, DUE_ON = "unit", "officer", "due_on"
ALL = frozenset({UNIT, OFFICER, DUE_ON})


@dataclass(frozen=True)
class Ownership:
    """Who answers for an item, until when. ``given`` names what of it is meant: the rest of what is
    assigned already stays."""

    unit: Unit | None = None
    officer: User | None = None
    due_on: date | None = None
    given: Collection[str] = ALL


@atomic_with_retry
def assign(
    framework: Framework, items: Iterable[Item], site: Site, user: User, ownership: Ownership
) -> int:
    """Say who of the agency answers for ``items`` of the list; returns for how many.

    Raises:
        NotAllowed: not an ITA officer of the agency, not its unit, or not its officer.
    """
    items = list(items)
    ensure(
        rules.why_not_assign(user, site),
        _why_not_list(framework, site),
        rules.why_not_unit(ownership.unit, site) if ownership.unit else None,
        rules.why_not_owner(ownership.officer, site) if ownership.officer else None,
    )
    if any(item.framework_id != framework.pk for item in items):
        raise NotAllowed(_("An item is not of this list."))
    changed = {name: getattr(ownership, name) for name in sorted(ownership.given)}
    if not changed or not items:
        return 0
    for item in items:
        Assignment.objects.update_or_create(site=site, item=item, defaults=changed)
    _log(
        ASSIGNED,
        framework,
        site,
        user,
        {
            "codes": ", ".join(item.code for item in items),
            "owner": _in_words(ownership),
        },
    )
    return len(items)


@atomic_with_retry
def report(item: Item, site: Site, user: User, status: WorkStatus) -> None:
    """The owner says how far the work on ``item`` is.

    Raises:
        NotAllowed: nobody is assigned, or somebody else.
    """
    rows = Assignment.objects.select_for_update().filter(site=site, item=item)
    assignment = rows.first()
    ensure(_why_not_list(item.framework, site), rules.why_not_report(user, site, assignment))
    rows.update(work_status=status)


@atomic_with_retry
def state_agency(
    framework: Framework,
    site: Site,
    user: User,
    *,
    agency_kind: AgencyKind,
    iit: Decimal | None,
    eit: Decimal | None,
) -> None:
    """Say what the agency is, and the marks of the two surveys.

    Raises:
        NotAllowed: not an ITA officer of the agency.
    """
    ensure(rules.why_not_assign(user, site), _why_not_list(framework, site))
    AgencyAssessment.objects.update_or_create(
        site=site,
        framework=framework,
        defaults={"agency_kind": agency_kind, "iit": iit, "eit": eit},
    )
    said = {"kind": str(agency_kind.label), "iit": _mark(iit), "eit": _mark(eit)}
    _log(STATED, framework, site, user, said)


def _why_not_list(framework: Framework, site: Site) -> str | None:
    if Framework.objects.for_work(site).filter(pk=framework.pk).exists():
        return None
    return _("This list is not one of the agency.")


@transaction.atomic
def _log(action: str, framework: Framework, site: Site, user: User, data: dict[str, str]) -> None:
    """On the agency's own row: a list that came with the system has a history that all read."""
    row, _is_new = AgencyAssessment.objects.get_or_create(site=site, framework=framework)
    log(instance=row, action=action, user=user, data={"framework": str(framework), **data})


def _in_words(ownership: Ownership) -> str:
    said = {
        UNIT: ownership.unit and ownership.unit.name,
        OFFICER: ownership.officer and ownership.officer.get_username(),
        DUE_ON: ownership.due_on and format_date(ownership.due_on, short=True),
    }
    return ", ".join(str(said[name] or "–") for name in said if name in ownership.given)


def _mark(mark: Decimal | None) -> str:
    return "–" if mark is None else str(mark)
