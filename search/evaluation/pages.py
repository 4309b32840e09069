"""The corpus as live pages."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.html import escape
from wagtail.models import Locale, Page
from wagtail.rich_text import RichText
from wagtail.search.backends import get_search_backend

from home.models import ContentPage, NewsPage
from search.evaluation.corpus import Text

T = TypeVar("T")
AT_ONCE = 1000
FIRST = 1000  # above the pages that a new installation has


def make_pages(texts: Iterable[Text]) -> dict[int, str]:
    """A live page for each text; returns the text's id for each page's number.

    Written past Wagtail (no revisions, no signals), for fifty thousand pages take a minute."""
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    locale = Locale.objects.first() or Locale.objects.create(language_code="th")
    content_type = ContentType.objects.get_for_model(NewsPage)
    numbers: dict[int, str] = {}
    now = timezone.now()
    for some in _batches(enumerate(texts, start=FIRST)):
        rows = [
            Page(
                pk=number,
                title=text.title[:255],
                draft_title=text.title[:255],
                slug=f"text-{number}",
                path=Page._get_path(root.path, 2, number),
                depth=2,
                url_path=f"/text-{number}/",
                locale=locale,
                content_type=content_type,
                live=True,
                first_published_at=now,
            )
            for number, text in some
        ]
        with transaction.atomic():
            Page.objects.bulk_create(rows)
            for number, text in some:
                body = [("paragraph", RichText(escape(text.text)))]
                ContentPage(page_ptr_id=number, body=body).save_base(raw=True, force_insert=True)
                NewsPage(contentpage_ptr_id=number).save_base(raw=True, force_insert=True)
                numbers[number] = text.id
    return numbers


def index(backend_name: str) -> None:
    """Put all pages into the index of the search backend ``backend_name``, which is emptied."""
    backend = get_search_backend(backend_name)
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(NewsPage))
    backend.reset_indexes()
    writer = rebuilder.start()
    for some in _batches(NewsPage.objects.order_by("pk").iterator(chunk_size=AT_ONCE)):
        writer.add_items(NewsPage, list(some))
    rebuilder.finish()


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while some := list(islice(iterator, AT_ONCE)):
        yield some
