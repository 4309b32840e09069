"""Wagtail hooks of old addresses; loaded by ita/wagtail_hooks.py."""

from functools import partial

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.core.screens import OfficerMenuItem
from ita.integrity.derived.faults import ALLOWED_REDIRECTS_HOOK
from ita.integrity.public_facts import FACT_KIND_HOOK, FactKind
from ita.people.agencies import THINGS_HOOK, Whose, agency_of
from ita.workflow.old_addresses.kind import OLD_ADDRESSES, old_paths_of_lists
from ita.workflow.old_addresses.models import OldAddressList

hooks.register(ALLOWED_REDIRECTS_HOOK, old_paths_of_lists)


@hooks.register(FACT_KIND_HOOK)
def add_old_addresses() -> FactKind:
    return OLD_ADDRESSES


@hooks.register("register_settings_menu_item")
def register_old_addresses_menu_item() -> MenuItem:
    return OfficerMenuItem(
        gettext_lazy("Addresses of the old website"),
        reverse("ita_old_addresses"),
        name="ita-old-addresses",
        icon_name="redirect",
        order=720,
    )


@hooks.register(THINGS_HOOK)
def say_whose_lists_are() -> dict[str, Whose]:
    return {"old_address_list_id": partial(agency_of, OldAddressList)}
