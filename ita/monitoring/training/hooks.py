"""Wagtail hooks of training; loaded by ita/wagtail_hooks.py."""

from functools import partial

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.core.users import OfficerRequest
from ita.monitoring.memo.sources import HOOK as MEMO_HOOK
from ita.monitoring.training.memo_figure import training_source
from ita.monitoring.training.models import TrainingCourse
from ita.monitoring.training.rules import why_not_read
from ita.people.agencies import THINGS_HOOK, Whose, agency_of


class TrainingMenuItem(MenuItem):
    def is_shown(self, request: OfficerRequest) -> bool:
        return request.agency is not None and not why_not_read(request.user, request.agency)


hooks.register(MEMO_HOOK, training_source)


@hooks.register("register_monitoring_menu_item")
def register_training_menu_item() -> MenuItem:
    return TrainingMenuItem(
        gettext_lazy("Training and knowledge exchange"),
        reverse("ita_trainings"),
        name="ita-trainings",
        icon_name="openquote",
        order=50,
    )


@hooks.register(THINGS_HOOK)
def say_whose_trainings_are() -> dict[str, Whose]:
    return {"course_id": partial(agency_of, TrainingCourse)}
