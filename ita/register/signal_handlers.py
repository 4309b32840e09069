from typing import Any

from django.contrib.auth.models import User
from django.db.models.signals import post_save
from wagtail.models import ModelLogEntry, PageLogEntry, Site

from ita.people.models import OfficerProfile
from ita.people.signals import post_changed, publication_settings_changed
from ita.register.administration import note_act_on_object, note_act_on_page
from ita.register.enums import Act, SubjectKind
from ita.register.operations import append_about
from ita.register.subjects import Subject


def append_settings_change(
    sender: object, site: Site, user: User, reason: str, details: dict[str, Any], **kwargs: Any
) -> None:
    kind = SubjectKind.SETTINGS
    subject = Subject(kind, "publication", str(kind.label))
    append_about(Act.SETTINGS_CHANGED, subject, user, site=site, reason=reason, details=details)


def append_post_change(
    sender: object,
    post: OfficerProfile,
    user: User,
    before: dict[str, str],
    after: dict[str, str],
    **kwargs: Any,
) -> None:
    subject = Subject(SubjectKind.POST, str(post.pk), str(post))
    details = {"before": before, "after": after}
    append_about(Act.POST_CHANGED, subject, user, site=post.site, details=details)


def connect() -> None:
    post_save.connect(note_act_on_page, sender=PageLogEntry, dispatch_uid="ita_note_page")
    post_save.connect(note_act_on_object, sender=ModelLogEntry, dispatch_uid="ita_note_object")
    post_changed.connect(append_post_change, dispatch_uid="ita_append_post_change")
    publication_settings_changed.connect(
        append_settings_change, dispatch_uid="ita_append_settings_change"
    )
