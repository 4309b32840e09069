"""Makes the page of a duty from its template, links one that exists, sets what the agency says."""

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.core.exceptions import NotAllowed, ensure
from home.core.transactions import atomic_with_retry
from home.models import ContentPage
from home.thai.calendar import local_date
from ita.monitoring.appointment.operations import draft_announcement, draft_order
from ita.monitoring.appointment.order import OrderDetails
from ita.monitoring.drafts import new_draft
from ita.monitoring.yearly.duties import duties_of, shipped
from ita.monitoring.yearly.models import DutyPage, YearlyDuty
from ita.monitoring.yearly.occasions import Occasion, occasion
from ita.monitoring.yearly.rules import why_not_link, why_not_page, why_not_set
from ita.workflow.rules import why_not_requester

OWN = "own-"


@atomic_with_retry
def start_page(site: Site, each: Occasion, user: User) -> ContentPage:
    """A draft from the template of the duty: right type and section, title with its year, period,
    kind, fiscal year, owner unit. A second click answers the page that the first one made.

    Raises:
        NotAllowed: the user is no requester of the agency.
    """
    ensure(why_not_requester(user, site))
    code, year, number = each.key
    Site.objects.select_for_update().get(pk=site.pk)  # two clicks make one page
    known = DutyPage.objects.filter(site=site, code=code, fiscal_year=year, number=number)
    if row := known.select_related("page").first():
        existing: ContentPage = row.page.specific
        return existing
    page = _template(site, each, user)
    _choose(site, each, page, user)
    return page


@atomic_with_retry
def link_page(site: Site, each: Occasion, page: Page | None, user: User) -> None:
    """Say that ``page`` is the one by which the agency does the duty; it counts while it is public.

    Raises:
        NotAllowed: see ``why_not_link`` and ``why_not_page``.
    """
    ensure(why_not_link(user, site), why_not_page(page, site))
    assert page is not None
    _choose(site, each, page, user)


def link_prepared(site: Site, prepared: str, about_year: int, page: Page, user: User) -> None:
    """Say that ``page`` does the yearly duty whose page is the ``prepared`` paper about a fiscal
    year (C.E.); for an act that asked its own rules, within its transaction."""
    for duty in duties_of(site):
        if duty.prepared == prepared:
            found = occasion(duty, about_year + duty.about_last_year, 0)
            assert found is not None, "prepared papers are of yearly duties"
            _choose(site, found, page, user)


@atomic_with_retry
def unlink_page(site: Site, each: Occasion, user: User) -> None:
    """Take back which page does the duty; the page itself stays.

    Raises:
        NotAllowed: see ``why_not_link``.
    """
    ensure(why_not_link(user, site))
    code, year, number = each.key
    DutyPage.objects.filter(site=site, code=code, fiscal_year=year, number=number).delete()


@atomic_with_retry
def set_duty(site: Site, code: str, values: dict[str, Any], user: User) -> YearlyDuty:
    """Store what the agency says of a duty; an empty ``code`` adds one of its own.

    Raises:
        NotAllowed: see ``why_not_set``; or the agency has no such duty.
    """
    ensure(why_not_set(user, site))
    known = YearlyDuty.objects.filter(site=site, code=code).first()
    if code and known is None and code not in shipped():
        raise NotAllowed(_("The agency has no such duty."))
    row = known or YearlyDuty(site=site, code=code or _free_code(site))
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row


def _template(site: Site, each: Occasion, user: User) -> ContentPage:
    duty = each.duty
    if duty.prepared == "order":
        return draft_order(site, user, OrderDetails())
    if duty.prepared == "announcement":
        return draft_announcement(site, user)
    values = duty.fields | ({"content_kind": duty.kind} if duty.kind else {})
    if duty.page_type == "ProcurementResultPage":
        values["month"] = each.last_day.month
    elif duty.page_type == "AnnouncementPage":
        values.setdefault("announcement_kind", "general")
    page = duty.model(
        title=each.title,
        period_from=each.first_day,
        period_to=each.last_day,
        fiscal_year=each.about_year,
        owner_unit=duty.unit,
        **values,
    )
    return new_draft(page, user, site)


def _choose(site: Site, each: Occasion, page: Page, user: User) -> None:
    code, year, number = each.key
    DutyPage.objects.update_or_create(
        site=site,
        code=code,
        fiscal_year=year,
        number=number,
        defaults={"page": Page.objects.get(pk=page.pk), "chosen_by": user},
    )


def _free_code(site: Site) -> str:
    """A code that the agency never used: those of deleted rows are in ``DutyPage`` still."""
    codes = set(YearlyDuty.objects.filter(site=site).values_list("code", flat=True))
    codes |= set(DutyPage.objects.filter(site=site).values_list("code", flat=True))
    day: date = local_date(timezone.now())
    number = 1
    while f"{OWN}{day:%Y%m%d}-{number}" in codes:
        number += 1
    return f"{OWN}{day:%Y%m%d}-{number}"
