from typing import Any

from django.apps import apps
from django.db.models import ProtectedError
from django.db.models.signals import post_delete, pre_delete
from django.utils import timezone
from wagtail.models import Page
from wagtail.search import index
from wagtail.signals import page_published

from home.file_uses import FILES, file_numbers, why_not_delete
from home.models.files import StoredFile
from home.models.public_page import PublicPage


def open_files(sender: object, instance: Page, **kwargs: Any) -> None:
    """The files of a page that goes live are public from then on."""
    if not instance.live:
        return
    numbers = file_numbers(instance.specific)
    for model in FILES:
        shown = model._default_manager.filter(pk__in=numbers[model], closed_by=0)
        shown.filter(public_since=None).update(public_since=timezone.now())
        shown.exclude(hidden_since=None).update(hidden_since=None, hidden_with_page=0)


def keep_used_files(sender: object, instance: StoredFile, **kwargs: Any) -> None:
    """By whatever route a file would be deleted, and by whomever (design, invariant 5).

    Raises:
        ProtectedError: see ``why_not_delete``.
    """
    if reason := why_not_delete(instance):
        raise ProtectedError(reason, {instance})


def leave_index(sender: object, instance: Page, **kwargs: Any) -> None:
    """A deleted page is not found any more, whatever keeps the index."""
    index.remove_object(instance)


def connect() -> None:
    page_published.connect(open_files, dispatch_uid="home_open_files")
    for page_type in apps.get_models():
        if issubclass(page_type, PublicPage):
            post_delete.connect(
                leave_index, sender=page_type, dispatch_uid=f"home_leave_{page_type}"
            )
    for model in FILES:
        pre_delete.connect(keep_used_files, sender=model, dispatch_uid=f"home_keep_{model}")
