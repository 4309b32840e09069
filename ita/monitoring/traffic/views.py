"""How the log stands; the form of a reader, and the lines that the reading shows."""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_q.tasks import async_task
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.spreadsheets import csv_text
from home.core.users import OfficerRequest
from home.thai.calendar import format_date, local_date
from ita.monitoring.screens import AgencyScreen
from ita.monitoring.traffic.forms import QuestionForm, TermForm
from ita.monitoring.traffic.jobs import CHECK_JOB
from ita.monitoring.traffic.operations import ask, export, set_term
from ita.monitoring.traffic.question import Facts, Place, Question, all_lines, page_of
from ita.monitoring.traffic.rules import (
    LEAST_DAYS,
    why_not_go_on,
    why_not_read_log,
    why_not_see_log,
    why_not_set_term,
)
from ita.monitoring.traffic.state import log_state
from ita.register.enums import Act
from ita.register.log_rows import log_rows
from ita.register.models import RegisterEntry

COLUMNS = ("time", "address", "account", "method", "path", "status", "bytes")
TITLE = gettext_lazy("Traffic log")
FORMS = ("csv", "jsonl")


class _LogScreen(AgencyScreen):
    header_icon = "history"
    needs_duty = False

    def why_not_open(self) -> str | None:
        return why_not_read_log(self.request.user, self.site)

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("ita_traffic"), str(TITLE))]


class TrafficView(_LogScreen):
    """No line of the log: whether it is written, which days are closed, who read."""

    template_name = "ita/admin/traffic.html"
    page_title = TITLE

    def why_not_open(self) -> str | None:
        return why_not_see_log(self.request.user, self.site)

    def trail(self) -> list[tuple[str, str]]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, state = self.request.user, log_state(self.site)
        may_set_term = why_not_set_term(user, state.keep_days) is None
        if may_set_term:
            kwargs.setdefault("term", TermForm(initial={"days": state.keep_days}))
        may_read = why_not_read_log(user, self.site) is None
        return super().get_context_data(state=state, may_read=may_read, **kwargs)


class TermView(TrafficView):
    """The administrator sets for how long the agency's log is kept."""

    def why_not_open(self) -> str | None:
        return why_not_set_term(self.request.user, LEAST_DAYS)

    def get(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("ita_traffic")

    def post(self, request: OfficerRequest) -> HttpResponse:
        form = TermForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(term=form), status=422)
        row = set_term(self.site, request.user, form.cleaned_data["days"])
        messages.success(request, _("Recorded: %(title)s") % {"title": row.get_act_display()})
        return redirect("ita_traffic")


class CheckView(TrafficView):
    """Has the log compared with its rows now, by the queue."""

    def get(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("ita_traffic")

    def post(self, request: OfficerRequest) -> HttpResponse:
        async_task(CHECK_JOB, self.site.pk)
        messages.success(request, _("The log is being checked. Please open this screen again."))
        return redirect("ita_traffic")


class AskView(_LogScreen):
    template_name = "ita/admin/traffic_ask.html"
    page_title = gettext_lazy("Read the traffic log")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", QuestionForm(site=self.site))
        return super().get_context_data(**kwargs)

    def post(self, request: OfficerRequest) -> HttpResponse:
        form = QuestionForm(request.POST, site=self.site)
        if form.is_valid():
            try:
                row = ask(self.site, request.user, form.question, form.cleaned_data["reason"])
            except NotAllowed as error:
                form.add_error("reason", error.reason)
            else:
                return redirect("ita_traffic_reading", row.pk)
        return self.render_to_response(self.get_context_data(form=form), status=422)


@dataclass(frozen=True)
class Line:
    """A line for the screen; ``lost`` requests are those that a gap in the log says."""

    facts: Facts

    @property
    def when(self) -> str:
        return _when(self.facts["time"])

    @property
    def gap_since(self) -> str:
        return _when(self.facts["since"]) if "lost" in self.facts else ""


def _when(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"{format_date(moment, short=True)} {moment:%H.%M.%S}"


class _ReadingScreen(_LogScreen):
    """What a row of a reading asked; the row is the way to its lines, for its officer and day."""

    template_name = "ita/admin/traffic_reading.html"
    page_title = gettext_lazy("Lines of the traffic log")

    @cached_property
    def reading(self) -> RegisterEntry:
        rows = log_rows(self.site, Act.TRAFFIC_READ)
        row = rows.filter(pk=self.kwargs["entry_id"]).first()
        if row is None:
            raise Http404
        return row

    @property
    def question(self) -> Question:
        return Question.of(self.reading.details)

    def why_not_go_on(self) -> str | None:
        is_today = local_date(self.reading.occurred_at) == local_date(timezone.now())
        return why_not_go_on(self.request.user, self.site, self.reading, is_today)

    def ask_anew(self, reason: str) -> HttpResponse:
        messages.error(self.request, reason)
        return redirect("ita_traffic_ask")


class ReadingView(_ReadingScreen):
    def get(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if reason := self.why_not_go_on():
            return self.ask_anew(reason)
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        after = Place.of(self.request.GET.get("after", ""))
        page = page_of(self.site, self.question, after)
        return super().get_context_data(
            reading=self.reading,
            question=self.question,
            lines=[Line(facts) for facts in page.lines],
            page=page,
            looked_until=_when(page.looked_until) if page.looked_until else "",
            is_first=after is None,
            forms=FORMS,
            **kwargs,
        )


class ExportView(_ReadingScreen):
    """All lines as a file, sent while they are read; a row of its own says who took it."""

    def get(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("ita_traffic_reading", self.reading.pk)

    def post(self, request: OfficerRequest, entry_id: int) -> HttpResponse | StreamingHttpResponse:
        if reason := self.why_not_go_on():
            return self.ask_anew(reason)
        form = request.POST.get("form", "")
        if form not in FORMS:
            raise Http404
        row = export(self.site, request.user, self.reading, form)
        write = _csv_lines if form == "csv" else _json_lines
        kind = "text/csv" if form == "csv" else "application/x-ndjson"
        answer = StreamingHttpResponse(
            write(all_lines(self.site, self.question)), content_type=f"{kind}; charset=utf-8"
        )
        name = f"traffic-{row.label.replace('/', '-')}.{form}"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


class _Echo:
    """csv writes into it, and gets back what it wrote."""

    def write(self, text: str) -> str:
        return text


def _csv_lines(lines: Iterable[Facts]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow([*COLUMNS, "lost"])
    for facts in lines:
        cells = [facts.get(name) for name in (*COLUMNS, "lost")]
        yield writer.writerow(["" if cell is None else csv_text(str(cell)) for cell in cells])


def _json_lines(lines: Iterable[Facts]) -> Iterator[str]:
    for facts in lines:
        yield json.dumps(facts, ensure_ascii=False) + "\n"
