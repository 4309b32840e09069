"""The list of what was found in live pages, the release of a finding, and the button to search."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.models import Page

from home.core.duties import Group
from home.core.screens import ActScreen, OfficerView
from home.core.users import OfficerRequest
from home.readers import ocr
from ita.monitoring.personal_data.live import last_searched, live_pages
from ita.monitoring.personal_data.operations import held_part, order_search, release
from ita.monitoring.personal_data.rules import why_not_release
from ita.monitoring.personal_data.selectors import Searched
from ita.monitoring.screens import AgencyScreen
from ita.people.rules import why_without_post
from ita.people.selectors import duties_of
from ita.register.models import RegisterEntry

SEE_ALL = {Group.WEBMASTERS.value, Group.APPROVERS.value}
HELD, ALL = "held", "all"
WHICH = {
    HELD: gettext_lazy("To be mended or released"),
    ALL: gettext_lazy("All, also what is only pointed out"),
}


class LivePersonalDataView(AgencyScreen):
    """Webmasters and approvers see all of the agency, other officers the pages that they own."""

    template_name = "ita/admin/personal_data.html"
    page_title = gettext_lazy("Personal data in what is published")
    header_icon = "user"

    def why_not_open(self) -> str | None:
        return super().why_not_open() or why_without_post(self.request.user, self.site)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        duties = duties_of(user, self.site)
        which = self.request.GET.get("which", HELD)
        which = which if which in WHICH else HELD
        pages = live_pages(self.site)
        mine = pages if SEE_ALL & duties else [each for each in pages if user.pk in each.owners]
        return super().get_context_data(
            pages=[page for page in mine if which == ALL or page.held],
            held=sum(bool(page.held) for page in mine),
            sees_all=bool(SEE_ALL & duties),
            which=which,
            which_choices=[(value, label, value == which) for value, label in WHICH.items()],
            searched_at=last_searched(self.site),
            may_release=Group.APPROVERS.value in duties,
            may_take_down=bool(SEE_ALL & duties),
            reads_pictures=ocr.is_on(),
            may_edit=Group.REQUESTERS.value in duties,
            **kwargs,
        )


class ReleaseView(ActScreen):
    """What was found in one content, and the approver's reason to let it be published."""

    template_name = "ita/admin/personal_data_release.html"
    page_title = gettext_lazy("Release personal data that was found")
    header_icon = "user"
    acts = {"": release}

    @cached_property
    def page(self) -> Page:
        return get_object_or_404(Page, pk=self.kwargs["page_id"], depth__gt=1)

    @cached_property
    def part(self) -> Searched:
        part = held_part(self.page, self.kwargs["key"])
        if part is None:
            raise Http404
        return part

    def get_page_subtitle(self) -> str:
        return str(self.page.draft_title)

    def perform(self, act: Callable[..., Any], reason: str) -> Any:
        return act(self.page, self.request.user, self.kwargs["key"], reason)

    def next_url(self, row: RegisterEntry) -> str:
        return reverse("ita_review", args=[self.page.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        why_not = why_not_release(self.request.user, self.page)
        return super().get_context_data(page=self.page, part=self.part, why_not=why_not, **kwargs)


class SearchNowView(OfficerView):
    """The button: have the queue search what was not searched of a page's files."""

    http_method_names = ["post"]

    def post(self, request: OfficerRequest, page_id: int) -> HttpResponse:
        page = get_object_or_404(Page, pk=page_id, depth__gt=1)
        count = order_search(page, request.user)
        if count:
            words = ngettext(
                "%(count)s file is being searched. Load this page again in a minute.",
                "%(count)s files are being searched. Load this page again in a minute.",
                count,
            )
            messages.success(request, words % {"count": count})
        else:
            messages.success(request, _("All files were searched already."))
        return redirect("ita_review", page_id)
