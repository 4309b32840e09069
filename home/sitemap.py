"""The sitemap that people read: what each section holds, by its kinds, and how much."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count
from django.db.models.functions import Length, Substr
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from home.models import ContentPage, HomePage, SectionPage
from home.navigation import front_page, top_sections
from home.sections.tabs import TABS, Tab
from home.visibility import public


@dataclass
class SectionOfMap:
    """A section with the number of its pages by type ([(name of the type, number)])."""

    section: SectionPage
    tabs: tuple[Tab, ...]
    types: list[tuple[str, int]] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(number for _name, number in self.types)


def sitemap_of(home: HomePage) -> list[SectionOfMap]:
    """The sections of the front page ``home``, in order. Three queries, however many pages."""
    sections = top_sections(home)
    counts: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for path, number, kind in _counts(home):
        model = ContentType.objects.get_for_id(kind).model_class()
        if model is not None:
            counts[path].append((str(model._meta.verbose_name), number))
    return [
        SectionOfMap(section, TABS.get(section.section, ()), sorted(counts[section.path]))
        for section in sections
    ]


def sitemap_page(request: HttpRequest) -> HttpResponse:
    home = front_page(request)
    if home is None:
        raise Http404
    return render(request, "home/sitemap.html", {"map": sitemap_of(home)})


def _counts(home: HomePage) -> Any:
    """(path of the section, number of its public pages, number of their type)."""
    depth = home.depth + 2
    pages = public(ContentPage.objects.filter(path__startswith=home.path, depth=depth))
    above = Substr("path", 1, Length("path") - Page.steplen)
    rows = pages.order_by().annotate(above=above).values("above", "content_type")
    return rows.annotate(number=Count("pk")).values_list("above", "number", "content_type")
