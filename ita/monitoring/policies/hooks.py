"""Wagtail hooks of the policies; loaded by ita/wagtail_hooks.py."""

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.core.screens import OfficerMenuItem


@hooks.register("register_monitoring_menu_item")
def register_policies_menu_item() -> MenuItem:
    return OfficerMenuItem(
        gettext_lazy("Policies of the website"),
        reverse("ita_policies"),
        name="ita-policies",
        icon_name="doc-full",
        order=47,
    )
