"""Pages and their translations: which is the source, and which translation is older than it.

The main language is the source; a translation is older where the source was published after it.
"""

from django.conf import settings
from django.db.models import Exists, F, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from home.sites import agency_site, pages_of
from home.visibility import public

NOT_TRANSLATED = "not_translated"  # the address of the sentence that says so
MOST_LISTED = 10


def is_main_language(page: Page) -> bool:
    return bool(page.locale.language_code == settings.LANGUAGE_CODE)


def main_twin(page: Page) -> Page | None:
    """The public page in the main language of which ``page`` is a translation."""
    if is_main_language(page):
        return None
    twins = public(page.get_translations()).filter(locale__language_code=settings.LANGUAGE_CODE)
    twin: Page | None = twins.first()
    return twin


def newer_source(page: Page) -> Page | None:
    """The source of ``page``, where it was published after ``page``."""
    source = main_twin(page)
    if source is None or source.last_published_at is None or page.last_published_at is None:
        return None
    return source if source.last_published_at > page.last_published_at else None


def translations_behind(site: Site) -> PageQuerySet:
    """The agency's live translations whose source was published after them, the longest behind
    first."""
    sources = Page.objects.live().filter(
        locale__language_code=settings.LANGUAGE_CODE,
        translation_key=OuterRef("translation_key"),
        last_published_at__gt=OuterRef("last_published_at"),
    )
    others = pages_of(site).live().exclude(locale__language_code=settings.LANGUAGE_CODE)
    behind: PageQuerySet = others.filter(Exists(sources)).order_by(F("last_published_at"))
    return behind


def not_translated(request: HttpRequest, page_id: int) -> HttpResponse:
    """A sentence in the language of the address: the page is not there in it, and where it is. Once
    it is, the address leads to it.

    Raises:
        Http404: the public of this agency reads no such page.
    """
    original = public(pages_of(agency_site(request))).filter(pk=page_id).first()
    if original is None:
        raise Http404
    twins = public(original.get_translations(inclusive=True))
    twin = twins.filter(locale__language_code=get_language()).first()
    if twin is not None:
        return redirect(twin.get_url(request))
    return render(request, "home/not_translated.html", {"original": original})
