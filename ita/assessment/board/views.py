"""The board of a list: every item with its state, owner, day and newest problem."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from home.core.users import OfficerRequest
from home.models import Unit
from home.thai.calendar import local_date
from ita.assessment.agency.models import AgencyAssessment
from ita.assessment.board.enums import WorkStatus
from ita.assessment.board.filters import NOBODY, BoardFilter, group_code
from ita.assessment.board.reminders import NAME as GAPS
from ita.assessment.board.rows import Officers, Row, board_rows, officers_of
from ita.assessment.board.rules import why_not_give_link
from ita.assessment.board.screens import BoardScreen
from ita.assessment.board.summary import forecast_of, priorities_of
from ita.assessment.board.terms import terms
from ita.assessment.board.tiles import tiles
from ita.assessment.models import Framework, Indicator, SubIndicator
from ita.assessment.offers.places import found_places, why_not_link
from ita.assessment.parts import board_panels, board_parts
from ita.notifications.daily.models import DailyMail
from ita.notifications.daily.readers import mails_about

ROWS_PER_PAGE = 50
MAILS_SHOWN = 20
MAILS_SINCE = timedelta(days=14)


class BoardView(BoardScreen):
    """The board; what is asked of it stands in the address (``BoardFilter``)."""

    template_name = "ita/admin/board.html"
    page_title = gettext_lazy("Board")

    @cached_property
    def framework(self) -> Framework | None:
        chosen = self.request.GET.get("framework", "")
        if chosen.isdecimal():
            return self.find_list(chosen)
        return self.lists.first()

    def get_page_subtitle(self) -> str:
        return str(self.framework or "")

    def get(self, request: OfficerRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        about_list = self._about(self.framework) if self.framework else {}
        return super().get_context_data(
            framework=self.framework,
            frameworks=self.lists,
            may_assign=self.may_assign,
            may_link=why_not_give_link(self.request.user, self.site) is None,
            **about_list,
            **kwargs,
        )

    def _about(self, framework: Framework) -> dict[str, Any]:
        rows = board_rows(framework, self.site, self.request.user)
        asked = BoardFilter.read(self.request.GET, framework)
        fitting = asked.all_but_state(rows)
        shown = asked.of_state(fitting)
        page = Paginator(shown, ROWS_PER_PAGE).get_page(self.request.GET.get("page"))
        labels = _labels(framework)
        stated = AgencyAssessment.objects.filter(site=self.site, framework=framework).first()
        return {
            "filter": asked,
            "total": len(rows),
            "tiles": tiles(framework, [row.covered for row in fitting], asked),
            "page": page,
            "groups": _groups(page, labels),
            "terms": terms(framework.deadlines.all(), local_date(timezone.now())),
            "forecast": forecast_of(framework, rows, stated, labels),
            "priorities": priorities_of(framework, rows, shown),
            "stated": stated,
            "choices": self._choices(rows, labels),
            "work_statuses": WorkStatus.choices,
            "mails": self._mails() if self.may_assign else [],
            "parts": board_parts(self.request.user, self.site, framework),
            "found": self._found(rows),
            "mine": sum(row.is_mine for row in rows),
            "panels": board_panels(
                self.request.user, self.site, framework, [row.covered for row in rows]
            ),
        }

    def _found(self, rows: list[Row]) -> int:
        """How many lists the system found that this officer can make evidence in one act."""
        if why_not_link(self.request.user):
            return 0
        return len(found_places([row.covered.item for row in rows], self.site))

    def _choices(self, rows: list[Row], labels: dict[str, str]) -> dict[str, list[Any]]:
        """What the filter offers."""
        units = Unit.objects.filter(site=self.site)
        officers: Officers = officers_of(self.site, self.request.user)
        codes = dict.fromkeys(group_code(row) for row in rows)
        nobody = (NOBODY, gettext_lazy("Nobody yet"))
        return {
            "units": [nobody, *((str(row.pk), row.name) for row in units)],
            "officers": [nobody, *((str(key), name) for key, name in officers.names.items())],
            "subs": [(code, labels.get(code, code)) for code in codes],
        }

    def _mails(self) -> list[DailyMail]:
        since = local_date(timezone.now()) - MAILS_SINCE
        return mails_about(self.site, GAPS, since)[:MAILS_SHOWN]


def _labels(framework: Framework) -> dict[str, str]:
    """Indicators and sub-indicators by their codes."""
    labels: dict[str, str] = {}
    for model in (Indicator, SubIndicator):
        labels |= {row.code: str(row) for row in model.objects.filter(framework=framework)}
    return labels


def _groups(page: "Page[Row]", labels: dict[str, str]) -> list[tuple[str, list[Row]]]:
    """The rows of the page under their sub-indicators."""
    groups: dict[str, list[Row]] = {}
    for row in page.object_list:
        groups.setdefault(group_code(row), []).append(row)
    return [(labels.get(code, code), rows) for code, rows in groups.items()]
