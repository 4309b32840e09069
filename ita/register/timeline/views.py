"""The screen of a page's own history; also of a page that was deleted."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from home.core.screens import OfficerScreen
from home.core.users import OfficerRequest
from home.sites import agency_site
from ita.register import rules as register_rules
from ita.register.components import page_acts
from ita.register.models import RegisterEntry
from ita.register.page_state import state_of
from ita.register.timeline import rules
from ita.register.timeline.blocks import blocks_of
from ita.register.timeline.events import events_of


class TimelineView(OfficerScreen):
    template_name = "ita/admin/timeline.html"
    page_title = gettext_lazy("Publication history")
    header_icon = "history"

    def why_not_open(self) -> str | None:
        return rules.why_not_read(self.request.user, self.page)

    @cached_property
    def page(self) -> Page | None:
        pages = Page.objects.filter(pk=self.kwargs["page_id"], depth__gt=1)
        return pages.specific().first()

    @cached_property
    def may_edit(self) -> bool:
        return rules.may_edit(self.request.user, self.page)

    @cached_property
    def entries(self) -> list[RegisterEntry]:
        """Whoever may not edit the page reads it as a reader of this agency's register."""
        rows = RegisterEntry.objects.filter(page_id=self.kwargs["page_id"])
        return list(rows if self.may_edit else rows.of_site(agency_site(self.request)))

    def get_page_subtitle(self) -> str:
        return self.page.draft_title if self.page else self.entries[-1].page_title

    def get(self, request: OfficerRequest, page_id: int) -> HttpResponse:
        if not self._is_of_the_agency():
            raise Http404
        return self.render_to_response(self.get_context_data())

    def _is_of_the_agency(self) -> bool:
        if self.page is None:
            return bool(self.entries)
        return self.may_edit or self.page.get_site() == agency_site(self.request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.page
        return super().get_context_data(
            page=page,
            page_id=self.kwargs["page_id"],
            page_state=state_of(page),
            page_acts=page_acts(self.request.user, page),
            type_name=page.page_type_display_name if page else "",
            blocks=blocks_of(events_of(self.kwargs["page_id"], page, self.entries)),
            may_edit=self.may_edit,
            may_read_register=register_rules.why_not_read(self.request.user) is None,
            **kwargs,
        )
