from typing import Any

from django.contrib.auth.models import User
from wagtail.models import Site

from ita.people.signals import publication_settings_changed
from ita.register.enums import Act
from ita.register.operations import append


def append_settings_change(
    sender: object, site: Site, user: User, reason: str, details: dict[str, Any], **kwargs: Any
) -> None:
    append(Act.SETTINGS_CHANGED, site.root_page, user, reason=reason, details=details, site=site)


def connect() -> None:
    publication_settings_changed.connect(
        append_settings_change, dispatch_uid="ita_append_settings_change"
    )
