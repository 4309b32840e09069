"""The pages whose publication period ends soon, who owns them, and what needs them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Site

from home.models import ContentPage
from home.periods import today as bangkok_today
from home.sites import pages_of
from home.thai.calendar import format_date
from ita.assessment.evidence.models import Evidence
from ita.monitoring.currency.owners import Office, office_of
from ita.monitoring.page_owners import owners_of

SOON = 30  # days
TOLD = (30, 7, 1, 0)  # days before the end on which it is said


@dataclass(frozen=True)
class PeriodEnd:
    """A page that is past after ``ends_on``, in ``days`` days."""

    page_id: int
    title: str
    ends_on: date
    days: int
    unit_id: int | None
    unit: str
    owners: tuple[int, ...]
    owner_names: str
    uses: tuple[str, ...]  # what it is evidence of

    @property
    def when(self) -> str:
        """ "30 ก.ย. 2569 (in 7 days)"."""
        if self.days == 0:
            left = _("today is the last day")
        else:
            left = ngettext("in one day", "in %(count)s days", self.days) % {"count": self.days}
        return f"{format_date(self.ends_on, short=True)} ({left})"

    @property
    def evidence(self) -> str:
        """ "Evidence of OIT 2569 item O12", or nothing."""
        return _("Evidence of %(items)s") % {"items": ", ".join(self.uses)} if self.uses else ""


def ends_of(
    site: Site, today: date | None = None, within: int = SOON, office: Office | None = None
) -> list[PeriodEnd]:
    """The agency's live pages whose period ends within so many days, the next first. A fixed number
    of queries, however many pages."""
    day = today or bangkok_today()
    until = day + timedelta(days=within)
    pages = ContentPage.objects.live().filter(
        archived_on=None,
        publication_end_date__range=(day, until),
        pk__in=pages_of(site).values("pk"),
    )
    columns = ("pk", "title", "publication_end_date", "owner_unit", "owner_unit__name")
    rows = list(pages.order_by("publication_end_date", "title", "pk").values_list(*columns))
    office = office or office_of(site)
    owners = owners_of(site, {row[0]: row[3] for row in rows}, office)
    uses = _uses(row[0] for row in rows)
    return [
        PeriodEnd(
            page_id=pk,
            title=title,
            ends_on=end,
            days=(end - day).days,
            unit_id=unit_id,
            unit=unit or "",
            owners=owners[pk],
            owner_names=", ".join(office.names[number] for number in owners[pk]),
            uses=uses[pk],
        )
        for pk, title, end, unit_id, unit in rows
    ]


def _uses(page_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """What the pages are evidence of, in words; one query."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Evidence.objects.filter(page__in=list(page_ids)).select_related("item__framework")
    for row in rows.order_by("item__framework__fiscal_year", "item__sort_order", "pk"):
        words = _("%(framework)s item %(code)s") % {
            "framework": row.item.framework,
            "code": row.item.code,
        }
        if words not in found[row.page_id]:
            found[row.page_id].append(words)
    return defaultdict(tuple, {page_id: tuple(words) for page_id, words in found.items()})
