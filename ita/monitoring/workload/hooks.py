"""Wagtail hooks of the workload; loaded by ita/wagtail_hooks.py."""

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.core.screens import OfficerMenuItem


@hooks.register("register_monitoring_menu_item")
def register_workload_menu_item() -> MenuItem:
    return OfficerMenuItem(
        gettext_lazy("Workload of reviews"),
        reverse("ita_workload"),
        name="ita-workload",
        icon_name="table",
        order=20,
    )
