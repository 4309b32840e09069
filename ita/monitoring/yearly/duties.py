"""The duties that come with the system, and what an agency says of them or adds."""

import json
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from wagtail.models import Site, get_page_models

from home.models import ContentPage, Unit
from ita.assessment.board.models import Assignment
from ita.assessment.evidence.models import Evidence
from ita.monitoring.yearly.enums import Recurrence
from ita.monitoring.yearly.models import YearlyDuty

DATA = Path(__file__).parent / "data" / "duties.json"
DEFAULT_TYPE = "DisclosurePage"
DEFAULT_DAYS_AFTER = 15
MEMO = "memo"  # counted and written on its own screen, which makes the page


@dataclass(frozen=True)
class Duty:
    """Something that an agency publishes again and again.

    A yearly one is due on a day of the calendar; the others ``days_after`` the end of each period.
    ``confirmed``: whether a source states the day for the years to come. ``schemes``: the
    assessments for which it is; empty for every agency.
    """

    code: str
    title: str
    page_type: str
    recurrence: Recurrence
    kind: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    about_last_year: bool = False
    due_month: int = 10
    due_day: int = 31
    days_after: int = DEFAULT_DAYS_AFTER
    prepared: str = ""  # which prepared paper is its template, or has a screen of its own
    schemes: tuple[str, ...] = ()
    source: str = ""
    confirmed: bool = False
    is_on: bool = True
    is_own: bool = False
    unit: Unit | None = None
    officer: User | None = None

    @property
    def is_yearly(self) -> bool:
        return self.recurrence == Recurrence.YEARLY

    @property
    def model(self) -> type[ContentPage]:
        return page_types()[self.page_type]


@cache
def shipped() -> dict[str, Duty]:
    """The duties of the shipped file by their codes, in its order."""
    rows = json.loads(DATA.read_text(encoding="utf-8"))
    return {row["code"]: _read(row) for row in rows}


@cache
def page_types() -> dict[str, type[ContentPage]]:
    """The types of which officers make pages, by name."""
    return {
        model.__name__: model
        for model in get_page_models()
        if issubclass(model, ContentPage) and model.is_creatable
    }


def duties_of(site: Site) -> list[Duty]:
    """The duties of the agency: those that came with the system, as it set them, then its own; with
    those that it switched off. Three queries."""
    rows = YearlyDuty.objects.filter(site=site).select_related("unit", "officer").order_by("pk")
    said = {row.code: row for row in rows}
    schemes = schemes_of(site)
    known = [_set(_for_agency(duty, schemes), said.get(code)) for code, duty in shipped().items()]
    own = [_set(_own(row), row) for code, row in said.items() if code not in shipped()]
    return [*known, *own]


def find_duty(site: Site, code: str) -> Duty | None:
    return next((duty for duty in duties_of(site) if duty.code == code), None)


def schemes_of(site: Site) -> set[str]:
    """The assessments in which the agency has evidence, or owners of items."""
    named = Evidence.objects.of_site(site).values_list("item__framework__scheme")
    owned = Assignment.objects.filter(site=site).values_list("item__framework__scheme")
    return {scheme for (scheme,) in named.order_by().union(owned.order_by())}


def _read(row: dict[str, Any]) -> Duty:
    values = row | {"recurrence": Recurrence(row["recurrence"])}
    return Duty(**values | {"schemes": tuple(row.get("schemes", ()))})


def _for_agency(duty: Duty, schemes: set[str]) -> Duty:
    """Off where the agency works with other assessments alone; who works with none yet sees all."""
    concerns = not duty.schemes or not schemes or bool(schemes & set(duty.schemes))
    return replace(duty, is_on=concerns)


def _own(row: YearlyDuty) -> Duty:
    return Duty(
        code=row.code,
        title=row.title,
        page_type=row.page_type if row.page_type in page_types() else DEFAULT_TYPE,
        recurrence=Recurrence(row.recurrence or Recurrence.YEARLY),
        about_last_year=row.is_about_last_year,
        confirmed=True,  # the agency set the day itself
        is_own=True,
    )


def _set(duty: Duty, row: YearlyDuty | None) -> Duty:
    if row is None:
        return duty
    dues = ("due_month", "due_day", "days_after")
    own_day = {name: getattr(row, name) for name in dues if getattr(row, name)}
    return replace(
        duty,
        is_on=row.is_on,
        unit=row.unit,
        officer=row.officer,
        confirmed=duty.confirmed or bool(own_day),
        **own_day,
    )
