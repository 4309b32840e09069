from datetime import date
from typing import Any

import factory
from django.db.models import Model
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.models import Page, Site

from home.models import ContentPage, PageAttachment, SectionPage, Unit
from home.signal_handlers import open_files
from home.slugs import free_slug


def default_site() -> Site:
    return Site.objects.get(is_default_site=True)


class UnitFactory(DjangoModelFactory):
    class Meta:
        model = Unit

    site = factory.LazyFunction(default_site)
    name = factory.Sequence(lambda n: f"กองตัวอย่างที่ {n}")


class ContentPageFactory(DjangoModelFactory):
    """What all types have in common. Not used itself: ContentPage cannot be created."""

    class Meta:
        model = ContentPage
        abstract = True

    class Params:
        files: list[Any] = []

    title = factory.Sequence(lambda n: f"หน้าตัวอย่างที่ {n}")
    summary = "สรุปสาระสำคัญของข้อมูลที่เผยแพร่ สำหรับประชาชนทั่วไป"
    owner_unit = factory.SubFactory(UnitFactory)
    source = "กองยุทธศาสตร์และงบประมาณ"
    period_from = date(2025, 10, 1)
    period_to = date(2026, 9, 30)
    fiscal_year = 2026
    live = False
    attachments = factory.LazyAttribute(
        lambda page: [PageAttachment(document=document) for document in page.files]
    )

    @classmethod
    def _create(cls, model_class: type[ContentPage], *args: Any, **kwargs: Any) -> ContentPage:
        parent = kwargs.pop("parent", None) or _section_of(model_class)
        kwargs.setdefault("slug", free_slug(kwargs["title"], parent, model_class._meta.model_name))
        kwargs.setdefault("locale", parent.locale)
        for rows in kwargs.values():
            _number(rows)
        page = model_class(**kwargs)
        parent.add_child(instance=page)
        revision = page.save_revision(user=page.owner, clean=False)
        if page.live:
            _mark_published(page, revision)
        return page


def _number(rows: Any) -> None:
    """Rows of a page's list stand in the order given, as the editor numbers them."""
    for position, row in enumerate(rows if isinstance(rows, list) else []):
        if isinstance(row, Model):
            row.sort_order = position


def _section_of(model_class: type[ContentPage]) -> Page:
    sections = SectionPage.objects.child_of(default_site().root_page)
    return sections.get(section=model_class.section)


def _mark_published(page: ContentPage, revision: Any) -> None:
    now = timezone.now()
    page.first_published_at = page.first_published_at or now
    page.last_published_at = page.last_published_at or now
    page.live_revision = revision
    page.has_unpublished_changes = False
    page.save(clean=False)
    open_files(type(page), page)
