"""A list as the agency's own draft of the next year, where the issuer's is not known yet.

Nothing of it is the issuer's word for that year: every wording says that it was carried over, the
days that an issuer set for one year are told as such, and what was a note on that year stays there.
"""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from home.thai.calendar import to_be
from ita.assessment.enums import Wording
from ita.assessment.frameworks.data import (
    DeadlineData,
    ElementData,
    FrameworkData,
    IndicatorData,
    ItemData,
    SubIndicatorData,
)
from ita.assessment.models import Deadline, Element, Framework, Item


def as_data(framework: Framework) -> FrameworkData:
    """What is stored of ``framework``; a fixed number of queries."""
    items = framework.items.order_by("sort_order", "pk").prefetch_related("elements")
    return FrameworkData(
        scheme=framework.scheme,
        fiscal_year=framework.fiscal_year,
        issuer=framework.issuer,
        note=framework.note,
        indicators=tuple(IndicatorData(r.code, r.title) for r in framework.indicators.all()),
        sub_indicators=tuple(
            SubIndicatorData(row.indicator_code, row.code, row.title)
            for row in framework.sub_indicators.all()
        ),
        items=tuple(_item(item) for item in items),
        scheme_name=framework.scheme_name,
        applies_to=framework.applies_to,
        scoring=framework.scoring,
        remarks=framework.remarks,
        deadlines=tuple(_deadline(row) for row in framework.deadlines.all()),
    )


def next_year(last: FrameworkData) -> FrameworkData:
    """``last`` as a draft of the year after it."""
    told = {"framework": last, "year": to_be(last.fiscal_year + 1)}
    return replace(
        last,
        fiscal_year=last.fiscal_year + 1,
        note=_(
            "Copied by the agency from %(framework)s, before the issuer's list of %(year)s was "
            "known. Nothing of it is confirmed."
        )
        % told,
        items=tuple(_carried(item, str(last)) for item in last.items),
        remarks={},
        deadlines=tuple(_next_deadline(row, to_be(last.fiscal_year)) for row in last.deadlines),
    )


def a_year_later(day: date) -> date:
    """The same day of the next year; of 29 February the 28th."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def _carried(item: ItemData, last: str) -> ItemData:
    source = _("carried over from %(framework)s") % {"framework": last}
    return replace(
        item,
        wording=Wording.CARRIED_OVER,
        source=source,
        predecessors=(item.code,),
        note="",
        elements=tuple(
            replace(row, wording=Wording.CARRIED_OVER, source=source) for row in item.elements
        ),
    )


def _next_deadline(row: DeadlineData, year: int) -> DeadlineData:
    """A day is moved on and says so; what no calendar holds is not known for the new year."""
    if row.due_on is None and row.opens_on is None:
        stated = row.stated or "–"
        said = _("Not known yet (%(year)s: %(stated)s)") % {"year": year, "stated": stated}
        return replace(row, stated=said[:200], source="")
    return replace(
        row,
        opens_on=row.opens_on and a_year_later(row.opens_on),
        due_on=row.due_on and a_year_later(row.due_on),
        stated="",
        source=_("the day of %(year)s, moved on by a year; not confirmed") % {"year": year},
    )


def _item(item: Item) -> ItemData:
    return ItemData(
        code=item.code,
        title=item.title,
        indicator_code=item.indicator_code,
        sub_indicator_code=item.sub_indicator_code,
        data_year=item.data_year,
        wording=item.wording,
        source=item.source,
        recurrence=item.recurrence,
        weight=item.weight,
        predecessors=tuple(item.predecessors),
        observed=tuple(item.observed),
        note=item.note,
        elements=tuple(_element(row) for row in item.elements.all()),
    )


def _element(row: Element) -> ElementData:
    return ElementData(
        number=row.number,
        section=row.section,
        text=row.text,
        kind=row.kind,
        heading=row.heading,
        quarters=tuple(row.quarters),
        months=tuple(row.months),
        wording=row.wording,
        source=row.source,
        scope=row.scope,
        requirement=row.requirement,
        note=row.note,
        checks=tuple(row.checks),
    )


def _deadline(row: Deadline) -> DeadlineData:
    return DeadlineData(row.what, row.stated, row.opens_on, row.due_on, row.source)
