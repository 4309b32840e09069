"""The screens of rounds: all of them, the list to work through, the paper."""

import io
from typing import Any

from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.screens import OfficerView
from home.core.users import OfficerRequest
from home.sites import agency_site
from ita.monitoring.rounds import operations, rules
from ita.monitoring.rounds.enums import Outcome
from ita.monitoring.rounds.filters import ALL, RoundFilter
from ita.monitoring.rounds.models import Round, RoundPage
from ita.monitoring.rounds.paper import round_file
from ita.monitoring.rounds.selectors import counts_of, counts_of_all
from ita.monitoring.screens import AgencyScreen

PAGES_AT_ONCE = 50
LATEST = 24


class RoundsView(AgencyScreen):
    """The agency's rounds, newest first, and the button that begins the next one."""

    template_name = "ita/admin/rounds.html"
    page_title = gettext_lazy("Rounds over all published pages")
    header_icon = "calendar-check"

    def post(self, request: OfficerRequest) -> HttpResponse:
        try:
            made = operations.begin(self.site, request.user)
        except NotAllowed as error:
            return self.refused(error)
        return redirect("ita_round", made.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rounds = list(Round.objects.of_site(self.site)[:LATEST])
        counts = counts_of_all(rounds)
        return super().get_context_data(
            rounds=[(each, counts.get(each.pk)) for each in rounds],
            period=rules.period_now(self.site),
            why_none_due=rules.why_none_due(self.site),
            why_not_begin=rules.why_not_begin(self.request.user, self.site),
            **kwargs,
        )


class RoundScreen(AgencyScreen):
    """A screen of one round of the agency."""

    header_icon = "calendar-check"
    page_title = gettext_lazy("Round over all published pages")

    @cached_property
    def round(self) -> Round:
        rounds = Round.objects.of_site(self.site).select_related("site", "scan")
        return get_object_or_404(rounds, pk=self.kwargs["round_id"])

    def get_page_subtitle(self) -> str:
        return str(self.round)


class RoundView(RoundScreen):
    """The list to work through. A click is kept at once; tomorrow, or another keeper, goes on.

    The script of the screen asks for the pages that were marked and their count (``is_partial``);
    without it the whole screen comes again.
    """

    template_name = "ita/admin/round.html"

    @cached_property
    def filter(self) -> RoundFilter:
        return RoundFilter.of(self.request.GET, self.round)

    def post(self, request: OfficerRequest, round_id: int) -> HttpResponse:
        """``act`` is "outcome:number" of one page, or "outcome:" for all that are ticked."""
        outcome, _colon, number = request.POST.get("act", "").partition(":")
        chosen = [number] if number else request.POST.getlist("item")
        numbers = [int(each) for each in chosen if each.isascii() and each.isdigit()]
        numbers = [each for each in numbers if each < 2**63]
        note = request.POST.get(f"note_{number}" if number else "note", "")
        try:
            count = operations.mark(self.round, request.user, numbers, outcome, note)
        except NotAllowed as error:
            if self.is_partial:
                return HttpResponse(error.reason, status=409)
            return self.refused(error, typed=request.POST)
        if self.is_partial:
            return self._marked(numbers)
        messages.success(request, _("Kept for %(count)s pages.") % {"count": count})
        return self._again()

    @property
    def is_partial(self) -> bool:
        return self.request.headers.get("X-Requested-With") == "round"

    def _marked(self, numbers: list[int]) -> HttpResponse:
        rows = self.round.pages.filter(pk__in=numbers)
        context = {"rows": rows, "may_mark": True, "counts": counts_of(self.round)}
        return render(self.request, "ita/admin/round_marked.html", context | {"round": self.round})

    def _again(self) -> HttpResponseRedirect:
        number = self.request.GET.get("page", "1")
        query = f"{self.filter.query}&page={number if number.isdecimal() else 1}"
        return redirect(f"{reverse('ita_round', args=[self.round.pk])}?{query}")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pages = self.round.pages.all()
        chosen = self.filter
        typed = kwargs.pop("typed", {})
        counts = counts_of(self.round)
        page = self._page(chosen)
        for row in page:
            row.typed = typed.get(f"note_{row.pk}", "")
        user = self.request.user
        return super().get_context_data(
            round=self.round,
            counts=counts,
            filter=chosen,
            page=page,
            ticked=typed.getlist("item") if typed else [],
            typed_note=typed.get("note", ""),
            outcomes=[(ALL, _("All")), *Outcome.choices],
            sections=_values(pages, "section_number", "section"),
            units=_values(pages, "unit"),
            may_mark=self.round.is_open and rules.why_not_keep(user, self.round.site) is None,
            why_not_keep=rules.why_not_keep(user, self.round.site),
            why_not_end=rules.why_not_end(user, self.round, counts.left),
            why_not_attach=rules.why_not_attach(user, self.round),
            **kwargs,
        )

    def _page(self, chosen: RoundFilter) -> "ResultPage[RoundPage]":
        rows = chosen.narrow(self.round.pages.in_order())
        return Paginator(rows, PAGES_AT_ONCE).get_page(self.request.GET.get("page"))


class EndRound(RoundScreen):
    """Ends the round and goes back to it."""

    def get(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("ita_round", self.round.pk)

    def post(self, request: OfficerRequest, round_id: int) -> HttpResponse:
        try:
            operations.end(self.round, request.user, request.POST.get("note", ""))
        except NotAllowed as error:
            messages.error(request, error.reason)
        else:
            messages.success(request, _("The round is ended. Print the paper and have it signed."))
        return redirect("ita_round", self.round.pk)


class AttachRoundScan(RoundScreen):
    """Takes the signed paper and goes back to the round."""

    def get(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("ita_round", self.round.pk)

    def post(self, request: OfficerRequest, round_id: int) -> HttpResponse:
        upload = request.FILES.get("file")
        try:
            if upload is None:
                raise NotAllowed(_("Please choose the file of the signed paper."))
            document = operations.attach(self.round, upload, request.user)
        except NotAllowed as error:
            messages.error(request, error.reason)
        else:
            messages.success(request, _("Attached: %(file)s") % {"file": document})
        return redirect("ita_round", self.round.pk)


class RoundPaper(OfficerView):
    """The paper of a round, to be printed and signed."""

    def get(self, request: OfficerRequest, round_id: int, extension: str) -> FileResponse:
        rounds = Round.objects.of_site(agency_site(request)).select_related("site")
        name, content = round_file(get_object_or_404(rounds, pk=round_id), extension)
        response = FileResponse(io.BytesIO(content), as_attachment=True, filename=name)
        response["Cache-Control"] = "no-store"
        return response


def _values(pages: Any, *columns: str) -> list[str]:
    """What stands in the last of the ``columns``, each once, in their order."""
    rows = pages.order_by(*columns).values_list(*columns).distinct()
    return [value for *_order, value in rows if value]
