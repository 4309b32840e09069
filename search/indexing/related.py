"""Pages whose entry in the index holds the name of something else, a unit or a file: when that is
renamed, the pages' entries are made again, in the queue."""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save
from django_q.tasks import async_task
from wagtail.search import index

from home.core.schedules import NOT_KEPT
from home.models import AgencyDocument, ContentPage, Unit

# How a page refers to what its entry names.
WAYS: dict[type, str] = {Unit: "owner_unit", AgencyDocument: "attachments__document"}
AT_ONCE = 100  # pages in memory
JOB = "search.indexing.related.index_pages"


def follow(sender: type, instance: Model, created: bool, **kwargs: Any) -> None:
    """What is new has no pages yet."""
    if created:
        return
    way, number = WAYS[sender], instance.pk

    def queue() -> None:
        if ContentPage.objects.filter(**{way: number}).exists():
            async_task(JOB, way, number, q_options=NOT_KEPT)

    transaction.on_commit(queue, robust=True)


def index_pages(way: str, number: int) -> None:
    """Make the entries of the pages that refer to ``number`` by ``way`` anew."""
    pages = ContentPage.objects.filter(**{way: number}).distinct()
    for page in pages.iterator(chunk_size=AT_ONCE):
        index.insert_or_update_object(page)


def connect() -> None:
    for model in WAYS:
        post_save.connect(follow, sender=model, dispatch_uid=f"search_follow_{model.__name__}")
