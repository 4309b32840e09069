"""The screen of a page that is live without approval: what was found, and the approver's answer."""

from collections.abc import Callable
from typing import Any

from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from home.core.screens import ActScreen
from ita.register.deleted_pages import page_or_trace
from ita.register.history import page_status
from ita.register.models import RegisterEntry
from ita.workflow.drift.operations import confirm_drift, withdraw_drift
from ita.workflow.drift.rules import why_not_end_drift


class DriftView(ActScreen):
    acts = {"confirm": confirm_drift, "withdraw": withdraw_drift}
    next_screen = "ita_work"
    template_name = "ita/admin/drift.html"
    page_title = gettext_lazy("Found live without approval")
    header_icon = "warning"

    @cached_property
    def page(self) -> Page:
        page = page_or_trace(self.kwargs["page_id"])
        if page is None:
            raise Http404
        return page

    def get_page_subtitle(self) -> str:
        return str(self.page.title)

    def perform(self, act: Callable[..., Any], reason: str) -> Any:
        return act(self.page, self.request.user, reason)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = page_status(self.page.pk).drift
        return super().get_context_data(
            page=self.page,
            found=found,
            changed=found.details.get("changed", []) if found else [],
            why_not=why_not_end_drift(self.request.user, self.page, found),
            history=RegisterEntry.objects.of_page(self.page).order_by("-pk"),
            **kwargs,
        )
