"""The screens on which a page is archived or taken down."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib.auth.models import User
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.core.screens import ActScreen
from home.models import ContentPage
from ita.register.models import RegisterEntry
from ita.workflow.keeping import uses_of
from ita.workflow.removal.consequences import consequences_of
from ita.workflow.removal.operations import archive, delete_draft, take_down
from ita.workflow.removal.rules import why_not_archive, why_not_delete, why_not_take_down


class RemovalView(ActScreen):
    """Tells what will happen, asks for the reason, and warns where the page is evidence."""

    template_name = "ita/admin/removal.html"
    explanation: Any
    effects: ClassVar[list[Any]] = []
    is_grave = False
    why_not: Callable[[User, ContentPage], str | None]

    @cached_property
    def page(self) -> ContentPage:
        page: ContentPage = get_object_or_404(ContentPage, pk=self.kwargs["page_id"]).specific
        return page

    def get_page_subtitle(self) -> str:
        return str(self.page.title)

    def perform(self, act: Callable[..., Any], reason: str) -> Any:
        return act(self.page, self.request.user, reason)

    def said(self, row: RegisterEntry) -> str:
        return _("%(act)s: “%(title)s” (register number %(number)s)") % {
            "act": row.get_act_display(),
            "title": row.page_title,
            "number": row.label,
        }

    def next_url(self, row: RegisterEntry) -> str:
        """A screen that each of these officers can open."""
        return reverse("ita_review", args=[self.kwargs["page_id"]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            page=self.page,
            explanation=self.explanation,
            effects=self.effects,
            is_grave=self.is_grave,
            why_not=self.why_not(self.request.user, self.page),
            uses=uses_of(self.page),
            **kwargs,
        )


class ArchiveView(RemovalView):
    page_title = gettext_lazy("Archive")
    header_icon = "folder-open-inverse"
    explanation = gettext_lazy(
        "Use this when the page's period is over. If it shows personal data, take it down instead."
    )
    effects = [
        gettext_lazy("Everybody can still read the page and its files at the same address."),
        gettext_lazy("The page says that its publication period is over."),
        gettext_lazy("Whoever asked for its publication is told."),
    ]
    acts = {"": archive}
    why_not = staticmethod(why_not_archive)


class TakeDownView(RemovalView):
    page_title = gettext_lazy("Take down")
    header_icon = "warning"
    explanation = gettext_lazy(
        "Use this for personal data or another legal duty only. If just its period is over, "
        "archive it instead."
    )
    effects = [
        gettext_lazy(
            "From now on nobody outside can read the page. Its address says when it was taken "
            "down, by which post, and under which register number; never why."
        ),
        gettext_lazy("All approvers, and whoever asked for its publication, are told."),
        gettext_lazy("It comes back only by a new request that is checked and approved."),
    ]
    is_grave = True
    acts = {"": take_down}
    why_not = staticmethod(why_not_take_down)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(consequences=consequences_of(self.page), **kwargs)


class DeleteView(RemovalView):
    page_title = gettext_lazy("Delete the draft")
    header_icon = "bin"
    explanation = gettext_lazy(
        "The draft and all its versions are deleted and cannot be brought back. "
        "That it was there stays on the register."
    )
    is_grave = True
    acts = {"": delete_draft}
    why_not = staticmethod(why_not_delete)

    def next_url(self, row: RegisterEntry) -> str:
        return reverse("ita_work")
