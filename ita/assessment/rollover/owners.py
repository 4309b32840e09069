"""Who would answer for the items of the next year: who answered for what they succeed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Site

from home.models import Unit
from home.thai.calendar import format_date
from ita.assessment.board.models import Assignment
from ita.assessment.board.rules import posts_with_duty
from ita.assessment.models import Framework
from ita.assessment.rollover.copying import a_year_later
from ita.assessment.rollover.lineage import Succession


@dataclass(frozen=True)
class Handover:
    """What is carried over to an item; ``remarks`` say what is left open, and why."""

    unit: Unit | None = None
    officer_id: int | None = None
    officer_name: str = ""
    due_on: date | None = None
    remarks: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.unit or self.officer_id or self.due_on)


def handovers(found: Iterable[Succession], before: Framework, site: Site) -> dict[str, Handover]:
    """{code of an item of the new year: what is carried over to it}; two queries."""
    rows = Assignment.objects.filter(site=site, item__framework=before)
    owners = {row.item.code: row for row in rows.select_related("item", "unit", "officer")}
    in_post = dict(posts_with_duty(site).values_list("user_id", "full_name"))
    return {
        each.entry.code: _handover(
            [owners[entry.code] for entry in each.before if entry.code in owners], in_post
        )
        for each in found
    }


def _handover(rows: list[Assignment], in_post: dict[int, str]) -> Handover:
    units = _different(row.unit for row in rows)
    officers = _different(row.officer for row in rows)
    days = _different(row.due_on for row in rows)
    remarks = []
    if len(units) > 1:
        names = ", ".join(unit.name for unit in units)
        remarks.append(_("Several units answered for it: %(names)s") % {"names": names})
    if len(officers) > 1:
        names = ", ".join(in_post.get(each.pk, each.get_username()) for each in officers)
        remarks.append(_("Several officers answered for it: %(names)s") % {"names": names})
    if len(days) > 1:
        named = ", ".join(format_date(day, short=True) for day in days)
        remarks.append(_("It was due on different days: %(days)s") % {"days": named})
    officer = officers[0] if len(officers) == 1 else None
    if officer and officer.pk not in in_post:
        name = officer.get_full_name() or officer.get_username()
        remarks.append(
            _("%(name)s holds no post with a duty in publication today") % {"name": name}
        )
        officer = None
    return Handover(
        unit=units[0] if len(units) == 1 else None,
        officer_id=officer.pk if officer else None,
        officer_name=in_post[officer.pk] if officer else "",
        due_on=a_year_later(days[0]) if len(days) == 1 else None,
        remarks=tuple(remarks),
    )


def _different(values: Iterable[Any]) -> list[Any]:
    """Each value that is given, once."""
    return list(dict.fromkeys(value for value in values if value is not None))
