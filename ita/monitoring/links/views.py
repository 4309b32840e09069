"""The links of an agency on the screens: what is dead, where it stands, and one act to mend it."""

from dataclasses import asdict
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.jobs import JobState, progress
from home.core.users import OfficerRequest
from ita.monitoring.links import operations
from ita.monitoring.links.enums import LinkVerdict
from ita.monitoring.links.forms import ReplacementForm
from ita.monitoring.links.models import LinkAddress, LinkRound
from ita.monitoring.links.progress import message_of, mute_words
from ita.monitoring.links.replacing import plan, replace_link, why_not_replace
from ita.monitoring.links.rules import why_not_asked, why_not_check, why_not_order
from ita.monitoring.links.selectors import (
    addresses,
    counts_of,
    groups_of,
    owned_pages,
    units_linking,
)
from ita.monitoring.links.verdicts import DEAD_AFTER
from ita.monitoring.screens import AgencyScreen
from ita.workflow.enums import Replacement
from ita.workflow.replacement.planning import PageResult

ROWS_PER_PAGE = 25
PLACES_LISTED, PLACES_SHOWN = 3, 100
SESSION_KEY = "ita_links_replaced"
CHECK = "check"


class LinkScreen(AgencyScreen):
    header_icon = "link"


class LinksView(LinkScreen):
    """All links, grouped by where they lead, what is to be mended first."""

    template_name = "ita/admin/links.html"
    page_title = gettext_lazy("Links on the website")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        mine = asked.get("mine") == "1"
        unit = asked.get("unit", "")
        unit_id = int(unit) if unit.isascii() and unit.isdigit() else None
        state = asked.get("state", "")
        pages = owned_pages(self.site, self.request.user.pk) if mine else None
        found = addresses(self.site, unit_id=unit_id, page_ids=pages)
        shown = found.filter(verdict=state) if state in LinkVerdict.values else found
        page = Paginator(shown, ROWS_PER_PAGE).get_page(asked.get("page"))
        return super().get_context_data(
            page=page,
            groups=groups_of(list(page.object_list), self.site, PLACES_LISTED),
            verdicts=counts_of(found),
            state=state,
            mine=mine,
            unit_id=unit_id,
            units=units_linking(self.site),
            job=self.last_round,
            mute_words=mute_words(),
            days=DEAD_AFTER,
            why_not_order=why_not_order(self.request.user, self.site),
            **kwargs,
        )

    @property
    def last_round(self) -> LinkRound | None:
        return LinkRound.objects.filter(site=self.site, address=None).first()

    def post(self, request: OfficerRequest) -> HttpResponse:
        try:
            job = operations.order_round(self.site, request.user)
        except NotAllowed as error:
            return self.refused(error)
        return redirect("ita_link_round", job.pk)


class LinkView(LinkScreen):
    """One address: all places, asking it again, and another address in its place everywhere."""

    template_name = "ita/admin/link.html"
    page_title = gettext_lazy("Link")

    @cached_property
    def address(self) -> LinkAddress:
        rows = LinkAddress.objects.select_related("site")
        return get_object_or_404(rows, site=self.site, pk=self.kwargs["link_id"])

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("ita_links"), _("Links on the website"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, address = self.request.user, self.address
        kwargs.setdefault("form", ReplacementForm(address=address))
        foretold = plan(address, user)
        done = self.request.session.pop(SESSION_KEY, {}).get(str(address.pk), [])
        return super().get_context_data(
            group=groups_of([address], self.site, PLACES_SHOWN)[0],
            days=DEAD_AFTER,
            results=foretold.results,
            more_pages=foretold.more,
            done=[PageResult(**each | {"result": Replacement(each["result"])}) for each in done],
            why_not_check=why_not_asked(address) or why_not_check(user, self.site),
            why_not_replace=why_not_replace(user, self.site) or foretold.why_no_page,
            **kwargs,
        )

    def post(self, request: OfficerRequest, link_id: int) -> HttpResponse:
        try:
            return self._check() if request.POST.get("action") == CHECK else self._replace()
        except NotAllowed as error:
            return self.refused(error, form=ReplacementForm(request.POST, address=self.address))

    def _check(self) -> HttpResponse:
        return redirect(
            "ita_link_round", operations.order_check(self.address, self.request.user).pk
        )

    def _replace(self) -> HttpResponse:
        form = ReplacementForm(self.request.POST, address=self.address)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        new, reason = form.cleaned_data["new"], form.cleaned_data["reason"]
        results = replace_link(self.address, new, self.request.user, reason)
        done = [asdict(result) for result in results]
        self.request.session[SESSION_KEY] = {str(self.address.pk): done}
        messages.success(
            self.request,
            _("Drafts were made. The public sees the new link when they are approved."),
        )
        return redirect("ita_link", self.address.pk)


class LinkRoundView(LinkScreen):
    """How far a round is, and where to see what was found."""

    template_name = "ita/admin/visit_job.html"
    page_title = gettext_lazy("Checking the links")

    @cached_property
    def job(self) -> LinkRound:
        rows = LinkRound.objects.select_related("address")
        return get_object_or_404(rows, site=self.site, pk=self.kwargs["link_round_id"])

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("ita_links"), _("Links on the website"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        job = self.job
        results = reverse("ita_link", args=[job.address_id]) if job.address_id else None
        return super().get_context_data(
            job=job,
            heading=self.page_title,
            message=message_of(job),
            has_failed=job.state == JobState.FAILED,
            state_url=reverse("ita_link_state", args=[job.pk]),
            results_url=results or reverse("ita_links"),
            again_url=results or reverse("ita_links"),
            again_action=CHECK,
            **kwargs,
        )


class LinkStateView(LinkRoundView):
    """What the screen of the progress asks for again and again."""

    def get(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return JsonResponse(progress(self.job, message_of(self.job)))
