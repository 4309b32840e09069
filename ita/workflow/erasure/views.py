"""The screens on which personal data is closed and erased: of a file, and of a page's words."""

from collections.abc import Callable
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.core.screens import ActScreen
from home.models import ContentPage
from ita.register.models import RegisterEntry
from ita.workflow.erasure import rules
from ita.workflow.erasure.frozen import frozen_of_page
from ita.workflow.erasure.operations import erase_editions
from ita.workflow.erasure.selectors import (
    page_editions,
)


class PersonalDataScreen(ActScreen):
    """What is chosen (``chosen``), the reason, and that it cannot be undone (``understood``)."""

    header_icon = "warning"

    @property
    def is_understood(self) -> bool:
        return bool(self.request.POST.get("understood"))

    @property
    def chosen(self) -> list[str]:
        return self.request.POST.getlist("chosen")

    def said(self, row: RegisterEntry) -> str:
        return _("%(act)s (register number %(number)s)") % {
            "act": row.get_act_display(),
            "number": row.label,
        }


class EditionsView(PersonalDataScreen):
    """The saved editions of a page's words, and the approver's act that erases them."""

    template_name = "ita/admin/editions.html"
    page_title = gettext_lazy("Erase personal data from a page")
    acts = {"": erase_editions}

    @cached_property
    def page(self) -> ContentPage:
        page: ContentPage = get_object_or_404(ContentPage, pk=self.kwargs["page_id"]).specific
        return page

    def get_page_subtitle(self) -> str:
        return str(self.page.title)

    def perform(self, act: Callable[..., Any], reason: str) -> Any:
        numbers = [int(number) for number in self.chosen if number.isdecimal()]
        with_frozen = bool(self.request.POST.get("with_frozen"))
        return act(
            self.page,
            numbers,
            self.request.user,
            reason,
            with_frozen=with_frozen,
            is_understood=self.is_understood,
        )

    def next_url(self, row: RegisterEntry) -> str:
        return reverse("ita_editions", args=[self.kwargs["page_id"]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page, site = self.page, self.page.get_site()
        editions = page_editions(page)
        return super().get_context_data(
            page=page,
            editions=editions,
            is_left=any(not each.state.is_erased and not each.why_kept for each in editions),
            chosen=self.chosen,
            frozen=len(frozen_of_page(site, page.pk)),
            why_not=rules.why_not_erase(self.request.user, site),
            **kwargs,
        )
