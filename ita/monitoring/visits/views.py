"""The assessor's eye on the screens: what a stranger finds, and the button that sends one."""

from collections import Counter
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.core.exceptions import NotAllowed
from home.core.jobs import JobState, progress
from home.core.users import OfficerRequest
from ita.assessment.board.rules import why_not_see
from ita.assessment.models import Framework, Item
from ita.monitoring.screens import AgencyScreen
from ita.monitoring.visits import operations
from ita.monitoring.visits.enums import Condition
from ita.monitoring.visits.models import VisitJob
from ita.monitoring.visits.progress import message_of
from ita.monitoring.visits.rules import why_not_visit
from ita.monitoring.visits.selectors import Found, found_of

ROWS_PER_PAGE = 50
FIRST = (Condition.FAULT, Condition.UNKNOWN, Condition.FINE)


class VisitScreen(AgencyScreen):
    """For whoever sees the board of the agency; it names what the public reads."""

    header_icon = "view"

    def why_not_open(self) -> str | None:
        return super().why_not_open() or why_not_see(self.request.user, self.site)

    @property
    def lists(self) -> Any:
        return Framework.objects.for_work(self.site)

    def steps_to(self, framework: Framework) -> list[tuple[str, str]]:
        board = f"{reverse('ita_board')}?framework={framework.pk}"
        return [(board, f"{_('Board')} {framework}")]


class VisitsView(VisitScreen):
    """All evidence of a list as a stranger found it last, what is to be mended first."""

    template_name = "ita/admin/visits.html"
    page_title = gettext_lazy("As the assessor sees it")

    @cached_property
    def framework(self) -> Framework:
        framework: Framework = get_object_or_404(self.lists, pk=self.kwargs["framework_id"])
        return framework

    def get_page_subtitle(self) -> str:
        return str(self.framework)

    def trail(self) -> list[tuple[str, str]]:
        return self.steps_to(self.framework)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = found_of(self.framework, self.site)
        counts = Counter(row.condition for row in found)
        asked = self.request.GET.get("state", "")
        asked = asked if asked in Condition.values else ""
        shown = [row for row in found if row.condition == asked] if asked else found
        page = Paginator(_in_order(shown), ROWS_PER_PAGE).get_page(self.request.GET.get("page"))
        jobs = VisitJob.objects.filter(site=self.site, framework=self.framework, item=None)
        return super().get_context_data(
            framework=self.framework,
            page=page,
            total=len(found),
            conditions=[(each, counts[each]) for each in FIRST],
            asked=asked,
            job=jobs.first(),
            why_not_visit=why_not_visit(self.request.user, self.site),
            **kwargs,
        )

    def post(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        try:
            job = operations.order_visits(self.framework, self.site, request.user)
        except NotAllowed as error:
            return self.refused(error)
        return redirect("ita_visit_job", job.pk)


class ItemVisitsView(VisitScreen):
    """Has the evidence of one item visited."""

    def get(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("ita_item", self.item.pk)

    @cached_property
    def item(self) -> Item:
        items = Item.objects.select_related("framework").filter(framework__in=self.lists)
        item: Item = get_object_or_404(items, pk=self.kwargs["item_id"])
        return item

    def post(self, request: OfficerRequest, item_id: int) -> HttpResponse:
        item = self.item
        job = operations.order_visits(item.framework, self.site, request.user, item)
        return redirect("ita_visit_job", job.pk)


class VisitJobView(VisitScreen):
    """How far the visits are, and where to see what was found."""

    template_name = "ita/admin/visit_job.html"
    page_title = gettext_lazy("Visiting the addresses")

    @cached_property
    def job(self) -> VisitJob:
        jobs = VisitJob.objects.filter(site=self.site).select_related("framework", "item")
        job: VisitJob = get_object_or_404(jobs, pk=self.kwargs["visit_job_id"])
        return job

    def get_page_subtitle(self) -> str:
        item = self.job.item
        return f"{self.job.framework} {item.code}" if item else str(self.job.framework)

    def trail(self) -> list[tuple[str, str]]:
        return self.steps_to(self.job.framework)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        job = self.job
        return super().get_context_data(
            job=job,
            message=message_of(job),
            heading=self.page_title,
            has_failed=job.state == JobState.FAILED,
            state_url=reverse("ita_visit_state", args=[job.pk]),
            results_url=results_url(job),
            again_url=again_url(job),
            **kwargs,
        )


class VisitStateView(VisitJobView):
    """What the screen of the progress asks for again and again."""

    def get(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return JsonResponse(progress(self.job, message_of(self.job)))


def results_url(job: VisitJob) -> str:
    if job.item_id:
        return f"{reverse('ita_item', args=[job.item_id])}#ita-visits-section"
    return reverse("ita_visits", args=[job.framework_id])


def again_url(job: VisitJob) -> str:
    if job.item_id:
        return reverse("ita_item_visits", args=[job.item_id])
    return reverse("ita_visits", args=[job.framework_id])


def _in_order(found: list[Found]) -> list[Found]:
    """What is to be mended first, then what is not known; each in the order of the list."""
    return sorted(found, key=lambda row: FIRST.index(row.condition))
