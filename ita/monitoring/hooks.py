"""Wagtail hooks of monitoring; loaded by ita/wagtail_hooks.py."""

from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

MENU_HOOK = "register_monitoring_menu_item"  # () -> MenuItem: a screen of this room
menu = Menu(register_hook_name=MENU_HOOK)


@hooks.register("register_admin_menu_item")
def register_monitoring_menu() -> MenuItem:
    return SubmenuMenuItem(
        gettext_lazy("Monitoring"),
        menu,
        name="ita-monitoring",
        icon_name="calendar-check",
        order=12,
    )
