"""The screen on which an administrator accepts that the database was restored from a backup."""

from collections.abc import Callable
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from home.core.screens import ActScreen
from home.sites import agency_site
from ita.register.models import RegisterEntry
from ita.register.restored import restore_of
from ita.register.restores import rules
from ita.register.restores.operations import accept_restore


class AcceptRestoreView(ActScreen):
    acts = {"": accept_restore}
    template_name = "ita/admin/restore.html"
    page_title = gettext_lazy("Restore from a backup")
    header_icon = "history"

    def why_not_open(self) -> str | None:
        return rules.why_not_administrator(self.request.user)

    @cached_property
    def entry(self) -> RegisterEntry:
        rows = RegisterEntry.objects.of_site(agency_site(self.request))
        return get_object_or_404(rows, pk=self.kwargs["entry_id"])

    def get_page_subtitle(self) -> str:
        return str(self.entry)

    def perform(self, act: Callable[..., Any], reason: str) -> Any:
        return act(self.entry, self.request.user, reason)

    def next_url(self, row: RegisterEntry) -> str:
        return reverse("ita_register_entry", args=[row.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        restore = restore_of(self.entry)
        return super().get_context_data(
            entry=self.entry,
            restore=restore,
            why_not=rules.why_not_accept(self.request.user, restore),
            **kwargs,
        )
