"""Wagtail hooks of the memo; loaded by ita/wagtail_hooks.py."""

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Site

from home.core.screens import OfficerMenuItem
from ita.monitoring.memo.linked_rows import rows_named
from ita.monitoring.memo.sources import HOOK, Place, Source
from ita.monitoring.memo.statistics import satisfaction, visits
from ita.register.filters import ROWS_HOOK, NamedRows


@hooks.register("register_monitoring_menu_item")
def register_memo_menu_item() -> MenuItem:
    return OfficerMenuItem(
        gettext_lazy("Yearly monitoring report"),
        reverse("ita_memos"),
        name="ita-memos",
        icon_name="doc-full",
        order=50,
    )


@hooks.register(ROWS_HOOK)
def name_rows(site: Site, name: str) -> NamedRows | None:
    return rows_named(site, name)


@hooks.register(HOOK)
def count_visits() -> Source:
    return Source(Place.VISITS, visits)


@hooks.register(HOOK)
def tell_satisfaction() -> Source:
    return Source(Place.SATISFACTION, satisfaction)
