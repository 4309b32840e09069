"""The parts of a section that a visitor can choose, each with an address: ``?tab=recruitment``."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Case, DateTimeField, Exists, F, OuterRef, QuerySet, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.enums import AnnouncementKind, PlanKind, Section
from home.periods import NEWEST_FIRST, begin_of_today

CARDS = "cards"
REPORTS = (PlanKind.PROGRESS, PlanKind.ANNUAL_REPORT)

Narrowing = Callable[[QuerySet[Any]], QuerySet[Any]]


@dataclass(frozen=True)
class Tab:
    """``of`` takes content pages and gives those that stand in this part, in its order; ``layout``
    names the template that lists them."""

    value: str
    label: str | Promise
    of: Narrowing
    layout: str = CARDS


def _where(**lookups: Any) -> Narrowing:
    return lambda pages: pages.filter(**lookups)


def with_pictures(pages: QuerySet[Any]) -> QuerySet[Any]:
    pictures = apps.get_model("home", "GalleryImage").objects
    return pages.filter(Exists(pictures.filter(page=OuterRef("pk"))))


def events(pages: QuerySet[Any]) -> QuerySet[Any]:
    """What is today or to come, the next first; behind it what was, the last first."""
    begins = F("newspage__event_from")
    to_come = Case(
        When(newspage__event_from__gte=begin_of_today(), then=begins),
        default=Value(None),
        output_field=DateTimeField(),
    )
    found = pages.filter(newspage__event_from__isnull=False)
    return found.order_by(to_come.asc(nulls_last=True), begins.desc(), "-pk")


def plans(pages: QuerySet[Any]) -> QuerySet[Any]:
    found = pages.filter(planpage__isnull=False).exclude(planpage__plan_kind__in=REPORTS)
    return _newest_year_first(found)


def reports(pages: QuerySet[Any]) -> QuerySet[Any]:
    return _newest_year_first(pages.filter(planpage__plan_kind__in=REPORTS))


def _newest_year_first(pages: QuerySet[Any]) -> QuerySet[Any]:
    return pages.order_by(F("fiscal_year").desc(nulls_last=True), *NEWEST_FIRST)


def _announced(kind: AnnouncementKind) -> Narrowing:
    return _where(announcementpage__announcement_kind=kind)


NEWS = Tab("news", _("News"), _where(newspage__isnull=False))
PICTURES = Tab("pictures", _("Pictures"), with_pictures, "pictures")
ALERTS = Tab("alerts", _("Alerts"), _where(newspage__is_alert=True))
EVENTS = Tab("events", _("Calendar of events"), events, "events")
RECRUITMENT = Tab("recruitment", _("Recruitment"), _announced(AnnouncementKind.RECRUITMENT))
PROCUREMENT = Tab("procurement", _("Procurement notices"), _announced(AnnouncementKind.PROCUREMENT))
RESULTS = Tab("results", _("Procurement results"), _where(procurementresultpage__isnull=False))
ANNOUNCEMENTS = Tab("announcements", _("Announcements"), _announced(AnnouncementKind.GENERAL))
PLANS = Tab("plans", _("Plans and budget"), plans, "years")
PLAN_REPORTS = Tab("reports", _("Reports"), reports, "years")
QUESTIONS = Tab("questions", _("Questions and answers"), _where(questionspage__isnull=False))

TABS: dict[str, tuple[Tab, ...]] = {
    Section.GENERAL: (PLANS, PLAN_REPORTS),
    Section.KNOWLEDGE: (QUESTIONS,),
    Section.NEWS: (
        NEWS,
        PICTURES,
        ALERTS,
        EVENTS,
        RECRUITMENT,
        PROCUREMENT,
        RESULTS,
        ANNOUNCEMENTS,
    ),
}
# Sections whose list has a layout of its own.
LAYOUTS: dict[str, str] = {
    Section.LAW: "laws",
    Section.OPERATIONS_MANUALS: "manuals",
    Section.SERVICE_MANUALS: "manuals",
}


def find_tab(section: str, value: str | None) -> Tab | None:
    """The part ``value`` of a section; None for the whole, and for what is no part of it."""
    return next((tab for tab in TABS.get(section, ()) if tab.value == value), None)
