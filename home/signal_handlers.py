from typing import Any

from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published

from home.models.base import PageAttachment
from home.models.files import AgencyDocument


def open_files(sender: Any, instance: Page, **kwargs: Any) -> None:
    """The files of a page that goes live are public from then on."""
    if instance.live:
        shown = PageAttachment.objects.filter(page_id=instance.pk).values("document_id")
        documents = AgencyDocument.objects.filter(pk__in=shown, public_since=None)
        documents.update(public_since=timezone.now())


def connect() -> None:
    page_published.connect(open_files, dispatch_uid="home_open_files")
