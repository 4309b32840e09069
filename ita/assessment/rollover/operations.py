"""Opens the next year of a list. All of it or nothing; nothing of the year before is written."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Site

from home.core.exceptions import ensure
from home.core.transactions import atomic_with_retry
from ita.assessment.agency.models import AgencyAssessment
from ita.assessment.board.models import Assignment
from ita.assessment.frameworks.operations import create_draft
from ita.assessment.frameworks.protection import why_not_edit_text
from ita.assessment.models import Element, Framework, Item
from ita.assessment.rollover import rules
from ita.assessment.rollover.models import OpenedYear
from ita.assessment.rollover.plan import Plan, Step, plan_of
from ita.assessment.rollover.titles import OtherYear
from ita.people.models import OfficerProfile
from ita.register.enums import Act, SubjectKind
from ita.register.operations import append_about
from ita.register.subjects import Subject


@atomic_with_retry
def open_year(before: Framework, site: Site, user: User) -> Framework:
    """The year after ``before``: the list of that year, or where there is none a copy as the
    agency's own draft, with the owners and days of what its items succeed.

    No verdict, no confirmation of wording and no evidence is carried over.

    Raises:
        NotAllowed: not an ITA officer, a draft, not the list that the agency works with, or the
            year was opened already.
    """
    plan = _locked_plan(before, site, user)
    ensure(rules.why_not_again(plan))
    target = plan.target or create_draft(plan.data, site, user, [])
    _carry_kind(before, target, site)
    count = _carry_owners(target, plan.steps, site)
    post = OfficerProfile.of(user, site)
    OpenedYear.objects.create(
        site=site,
        framework=target,
        before=before,
        opened_by=user,
        name=post.full_name if post else user.get_full_name() or user.get_username(),
        position=post.position if post else "",
    )
    subject = Subject(SubjectKind.FRAMEWORK, str(target.pk), str(target))
    details = {"opened_from": str(before), "items": len(plan.steps), "owners_carried": count}
    append_about(Act.YEAR_OPENED, subject, user, site=site, details=details)
    return target


@atomic_with_retry
def carry_again(before: Framework, site: Site, user: User) -> int:
    """Owners and days for the items of the opened year that have none by now: its list may have
    been loaded again. Returns for how many.

    Raises:
        NotAllowed: as ``open_year``; or the year was not opened.
    """
    plan = _locked_plan(before, site, user)
    ensure(rules.why_not_opened(plan))
    assert plan.target
    return _carry_owners(plan.target, plan.steps, site)


@atomic_with_retry
def move_years_on(before: Framework, site: Site, user: User, ticked: Iterable[str]) -> int:
    """Of the agency's own list of the next year, the texts that name another year get the year
    that is asked for, where an officer ticked them. Returns how many.

    Raises:
        NotAllowed: as ``carry_again``; the text is fixed; or a text was changed meanwhile.
    """
    plan = _locked_plan(before, site, user)
    ensure(rules.why_not_opened(plan))
    assert plan.target
    ensure(why_not_edit_text(plan.target))
    known = {row.key: row for row in plan.other_years if row.proposed}
    chosen = [known.get(key) for key in dict.fromkeys(ticked)]
    changed = _("The list has changed. Please look again.")
    ensure(None if all(chosen) else changed)
    for row in filter(None, chosen):
        _retitle(plan.target, row)
    if chosen:
        log(instance=plan.target, action="wagtail.edit", user=user)
    return len(chosen)


def _retitle(target: Framework, row: OtherYear) -> None:
    items = Item.objects.filter(framework=target, code=row.code)
    if row.is_title:
        items.filter(title=row.text).update(title=row.proposed)
    else:
        Element.objects.filter(item__in=items, text=row.text).update(text=row.proposed)


def _locked_plan(before: Framework, site: Site, user: User) -> Plan:
    ensure(rules.why_not_see(user, site))
    list(Framework.objects.select_for_update().filter(scheme=before.scheme))  # one at a time
    ensure(rules.why_not_from(before, site))
    return plan_of(before, site)


def _carry_kind(before: Framework, target: Framework, site: Site) -> None:
    """What the agency is stays; the marks of the surveys are of one year, so they are not known."""
    stated = AgencyAssessment.objects.filter(site=site, framework=before).exclude(agency_kind="")
    kind = stated.values_list("agency_kind", flat=True).first()
    if kind is None:
        return
    row, _is_new = AgencyAssessment.objects.get_or_create(site=site, framework=target)
    if not row.agency_kind:
        row.agency_kind = kind
        row.save(update_fields=["agency_kind"])


def _carry_owners(target: Framework, steps: Iterable[Step], site: Site) -> int:
    """What an officer said of an item of the new year stays."""
    items = dict(Item.objects.filter(framework=target).values_list("code", "pk"))
    taken = Assignment.objects.filter(site=site, item__framework=target)
    assigned = set(taken.values_list("item_id", flat=True))
    rows = [
        Assignment(
            site=site,
            item_id=items[step.succession.entry.code],
            unit=step.handover.unit,
            officer_id=step.handover.officer_id,
            due_on=step.handover.due_on,
        )
        for step in steps
        if not step.handover.is_empty and items[step.succession.entry.code] not in assigned
    ]
    Assignment.objects.bulk_create(rows, ignore_conflicts=True)  # somebody assigns meanwhile
    return len(rows)
