"""What administrators do in an agency is on its register: they belong to the installation, and no
duty of the agency gives them the right.

Wagtail logs what is saved, renamed, locked, deleted and so on; each such entry of an administrator
becomes a row. What has a row of its own is left out.
"""

from typing import Any

from django.contrib.auth.models import User
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Site

from ita.people.agencies import owner_of
from ita.people.models import OfficerProfile, PublicationSettings
from ita.people.selectors import agencies_of
from ita.register.enums import Act, SubjectKind
from ita.register.operations import append, append_about
from ita.register.subjects import Subject

TOLD_OTHERWISE = ("wagtail.publish", "wagtail.unpublish", "wagtail.workflow", "wagtail.delete")
MODELS_TOLD_OTHERWISE = (OfficerProfile, PublicationSettings)


def note_act_on_page(
    sender: object, instance: PageLogEntry, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    if created and not raw and page and page.get_site() and _is_to_be_told(instance):
        details = {"action": instance.action}
        append(Act.ADMINISTERED, page, instance.user, reason=_words(instance), details=details)


def note_act_on_object(
    sender: object, instance: ModelLogEntry, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    if not created or raw or not _is_to_be_told(instance):
        return
    model = instance.content_type.model_class()
    thing = model and model._default_manager.filter(pk=instance.object_id).first()
    if thing is None or isinstance(thing, MODELS_TOLD_OTHERWISE):
        return
    key = f"{instance.content_type.app_label}.{instance.content_type.model}:{instance.object_id}"
    label = f"{thing._meta.verbose_name}: {instance.label}"
    subject = Subject(SubjectKind.RECORD, key, label)
    details = {"action": instance.action}
    for site in _agencies_of(thing):
        append_about(
            Act.ADMINISTERED,
            subject,
            instance.user,
            site=site,
            reason=_words(instance),
            details=details,
        )


def _words(entry: PageLogEntry | ModelLogEntry) -> str:
    """As the log tells it: its formatters want the data as they were stored."""
    return str(type(entry)._default_manager.get(pk=entry.pk).message)


def _is_to_be_told(entry: PageLogEntry | ModelLogEntry) -> bool:
    by_administrator = entry.user is not None and entry.user.is_superuser
    return by_administrator and not entry.action.startswith(TOLD_OTHERWISE)


def _agencies_of(thing: Any) -> list[Site]:
    """Whoever changes an account can act in its name, wherever it holds a post."""
    if isinstance(thing, User):
        return [] if thing.is_superuser else list(agencies_of(thing))
    owner = owner_of(thing)
    return [owner] if owner else []
