"""Whose output a stored thing belongs to."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from modelcluster.fields import ParentalKey
from wagtail.models import Page, Site

from home.models.files import StoredFile
from home.sites import site_of_collection


def path_of(thing: Model) -> str:
    """The path of the page that ``thing`` is, or of which it is a row; "" for all others."""
    if isinstance(thing, Page):
        return thing.path or ""
    for field in thing._meta.local_fields:
        if isinstance(field, ParentalKey) and issubclass(field.related_model, Page):
            page = getattr(thing, field.name, None)
            return page.path if page else ""
    return ""


def sites_of_path(path: str) -> list[int]:
    """Numbers of the agencies whose tree, in any language, holds the page at ``path``."""
    above = [path[:end] for end in range(Page.steplen, len(path) + 1, Page.steplen)]
    keys = Page.objects.filter(path__in=above).values("translation_key")
    sites: Iterable[int] = Site.objects.filter(root_page__translation_key__in=keys).values_list(
        "pk", flat=True
    )
    return list(sites)


def site_of(thing: Any) -> int | None:
    """The number of the agency that ``thing``, which is no part of a page, is stored for; None
    where it is no single one's, or nobody knows."""
    if isinstance(thing, StoredFile):
        site = site_of_collection(thing.collection)
        return site.pk if site else None
    number = getattr(thing, "site_id", None)
    return number if isinstance(number, int) and number > 0 else None
