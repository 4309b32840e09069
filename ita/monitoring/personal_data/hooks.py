"""Wagtail hooks of the search for personal data; loaded by ita/wagtail_hooks.py."""

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from home.core.screens import OfficerMenuItem
from home.erasure import FORGET_HOOK, REMEMBERS_HOOK
from home.models.files import StoredFile
from ita.monitoring.personal_data.components import PersonalDataPart
from ita.monitoring.personal_data.mails import personal_data_part
from ita.monitoring.personal_data.models import FileSearch, ScanSearch
from ita.monitoring.personal_data.rules import why_hold
from ita.notifications.daily.parts import HOOK as DAILY_MAIL_HOOK
from ita.workflow.components import REQUEST_PART_HOOK
from ita.workflow.holding import HOLD_HOOK

hooks.register(HOLD_HOOK, why_hold)
hooks.register(DAILY_MAIL_HOOK, personal_data_part)


@hooks.register(FORGET_HOOK)
def forget_what_was_found(stored: StoredFile) -> None:
    """The words around what was found may be a name."""
    for model in (FileSearch, ScanSearch):
        model.objects.filter(sha256=stored.sha256).delete()


@hooks.register(REMEMBERS_HOOK)
def remembers_what_was_found(stored: StoredFile) -> bool:
    searches = (FileSearch, ScanSearch)
    return any(model.objects.filter(sha256=stored.sha256).exists() for model in searches)


@hooks.register(REQUEST_PART_HOOK)
def show_personal_data(user: User, page: Page, in_editor: bool) -> PersonalDataPart:
    return PersonalDataPart(user, page, in_editor)


@hooks.register("register_monitoring_menu_item")
def register_personal_data_menu_item() -> MenuItem:
    return OfficerMenuItem(
        gettext_lazy("Personal data in what is published"),
        reverse("ita_personal_data"),
        name="ita-personal-data",
        icon_name="user",
        order=60,
    )
