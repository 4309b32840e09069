"""House rules of accountability, as system checks: ``manage.py check`` says what breaks one."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error

from ita.integrity import field_lives
from ita.integrity.models import Seal
from ita.notifications.audiences import AUDIENCE_RULES, Audience
from ita.notifications.events import EVENTS
from ita.register import triggers
from ita.register.anchors.models import Anchor, Installation
from ita.register.enums import Act
from ita.register.models import RegisterEntry

FINISH = "ita.workflow.finish.publish_approved"


def check_acts(app_configs: object = None, **kwargs: Any) -> list[CheckMessage]:
    """Of every act it is decided who is told, and every audience has its people."""
    faults = [
        Error(f"Who is told of {act!r}? Nobody is an answer.", id="ita.E001")
        for act in Act
        if act not in EVENTS
    ]
    faults += [
        Error(f"Who belongs to the audience {audience!r}?", id="ita.E002")
        for audience in Audience
        if audience not in AUDIENCE_RULES
    ]
    return [*faults]


def check_append_only(app_configs: object = None, **kwargs: Any) -> list[CheckMessage]:
    """What proves is protected by the database, under the names that its tables bear."""
    return [
        Error(f"{model.__name__} is not append-only in the database", id="ita.E003")
        for model in (RegisterEntry, Seal, Anchor, Installation)
        if model._meta.db_table not in triggers.TABLES
    ]


def check_last_step(app_configs: object = None, **kwargs: Any) -> list[CheckMessage]:
    """Wagtail's own last step publishes the latest revision, whatever was approved."""
    if getattr(settings, "WAGTAIL_FINISH_WORKFLOW_ACTION", "") == FINISH:
        return []
    return [Error(f"WAGTAIL_FINISH_WORKFLOW_ACTION must be {FINISH!r}", id="ita.E004")]


def check_labels(app_configs: object = None, **kwargs: Any) -> list[CheckMessage]:
    """Models of all rooms belong to the app ``ita``: tables and content types bear its name."""
    return [
        Error(f"{model.__name__} does not belong to the app ita", id="ita.E005")
        for model in apps.get_models()
        if model.__module__.startswith("ita.") and model._meta.app_label != "ita"
    ]


def check_field_lives(app_configs: object = None, **kwargs: Any) -> list[CheckMessage]:
    """Of every stored field it is decided how it may come before the public."""
    faults = [
        Error(
            f"{field.model._meta.label}.{field.name}: sealed, by two hands, derived or internal? "
            "Say so in ita/integrity/lives.py.",
            id="ita.E006",
        )
        for field in field_lives.fields()
        if field_lives.life_of(field) is None
    ]
    faults += [
        Error(f"ita/integrity/lives.py: there is no field {name}", id="ita.E007")
        for name in field_lives.unknown_names()
    ]
    return [*faults]


CHECKS = (check_acts, check_append_only, check_last_step, check_labels, check_field_lives)
