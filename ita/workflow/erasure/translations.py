"""The words of a page that wagtail-localize keeps for its translators, beside the page."""

from wagtail.models import Page
from wagtail_localize.models import String, TranslationSource


def forget_translations(page: Page) -> None:
    """Have the sources of ``page`` (specific) hold what the page says now, and forget the pieces of
    text that no source needs any more."""
    sources = TranslationSource.objects.filter(
        object_id=page.translation_key, locale_id=page.locale_id
    )
    for source in sources:
        source.update_from_db()
    if sources:
        String.objects.filter(segments=None).delete()
