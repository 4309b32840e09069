"""How an agency's duties of a year stand. Nothing is done without a public page that says so."""

from dataclasses import dataclass
from datetime import date

from wagtail.models import Page, Site

from home.thai.calendar import MONTHS, to_be
from home.visibility import public_ids
from ita.monitoring.yearly.duties import Duty, duties_of
from ita.monitoring.yearly.enums import DutyState
from ita.monitoring.yearly.models import DutyPage
from ita.monitoring.yearly.occasions import Occasion, occasions_in
from ita.people.models import OfficerProfile

SOON = 30  # days


@dataclass(frozen=True)
class Row:
    """An occasion as it stands today. ``page`` fulfils it, or will when it is public; ``example``
    is the public page of the year before."""

    occasion: Occasion
    state: DutyState
    page: Page | None
    example: Page | None
    officer: str  # who answers for it, by the post of today; "" for nobody
    officer_left: bool

    @property
    def is_open(self) -> bool:
        return self.state != DutyState.DONE

    @property
    def moved(self) -> bool:
        """Whether offices are closed on the due day."""
        return self.occasion.deadline != self.occasion.due_on


@dataclass(frozen=True)
class Month:
    label: str
    rows: list[Row]


def rows_of(site: Site, fiscal_year: int, today: date) -> list[Row]:
    """All occasions that fall due in the fiscal year (C.E.), by day; six queries however many."""
    duties = [duty for duty in duties_of(site) if duty.is_on]
    found = [each for duty in duties for each in occasions_in(duty, fiscal_year)]
    found.sort(key=lambda each: (each.due_on, each.duty.title))
    pages = _pages(site, fiscal_year)
    public = public_ids(page.pk for page in pages.values())
    names = _names(site)
    return [_row(each, pages, public, names, today) for each in found]


def months_of(rows: list[Row]) -> list[Month]:
    """The rows under the month in which each falls due."""
    months: dict[tuple[int, int], list[Row]] = {}
    for row in rows:
        due = row.occasion.due_on
        months.setdefault((due.year, due.month), []).append(row)
    return [
        Month(f"{MONTHS[month - 1]} {to_be(year)}", rows_of_month)
        for (year, month), rows_of_month in months.items()
    ]


def switched_off(site: Site) -> list[Duty]:
    return [duty for duty in duties_of(site) if not duty.is_on]


def _pages(site: Site, fiscal_year: int) -> dict[tuple[str, int, int], Page]:
    """What was chosen for the year, for the periods that end before it, and a year before both."""
    years = range(fiscal_year - 2, fiscal_year + 1)
    rows = DutyPage.objects.filter(site=site, fiscal_year__in=years).select_related("page")
    return {(row.code, row.fiscal_year, row.number): row.page for row in rows}


def _names(site: Site) -> dict[int, str]:
    posts = OfficerProfile.objects.in_post().of_site(site).filter(user__is_active=True)
    return dict(posts.order_by("valid_from", "pk").values_list("user_id", "full_name"))


def _row(
    each: Occasion,
    pages: dict[tuple[str, int, int], Page],
    public: set[int],
    names: dict[int, str],
    today: date,
) -> Row:
    page = pages.get(each.key)
    code, year, number = each.key
    example = pages.get((code, year - 1, number))
    officer = each.duty.officer
    return Row(
        occasion=each,
        state=_state(each, page is not None and page.pk in public, today),
        page=page,
        example=example if example and example.pk in public else None,
        officer=names.get(officer.pk, "") if officer else "",
        officer_left=officer is not None and officer.pk not in names,
    )


def _state(each: Occasion, is_public: bool, today: date) -> DutyState:
    if is_public:
        return DutyState.DONE
    left = (each.deadline - today).days
    if left < 0:
        return DutyState.OVERDUE
    return DutyState.DUE_SOON if left <= SOON else DutyState.LATER
