"""Finding pages by what a visitor types."""

import unicodedata

from django.db.models import Q
from wagtail.models import Page

from home.models import ContentPage

LONGEST_QUERY = 200  # characters; a question is shorter, and an attack stays cheap


def clean_query(text: str) -> str:
    """``text`` without control characters, in one line."""
    readable = "".join(" " if _is_control(char) else char for char in text)
    return " ".join(readable.split())


def find_pages(query: str, home: Page) -> list[int]:
    """Ids of the live pages below the front page ``home`` that fit ``query``, best first.

    The index of the database knows no Thai word boundaries: a word in the middle of a sentence
    is not found there, so pages whose title or summary contain the query follow.
    """
    pages = ContentPage.objects.live().descendant_of(home)
    words = query.replace('"', " ").strip()  # one quotation mark alone breaks SQLite's question
    found = pages.only("content_kind").search(words, operator="and") if words else []
    indexed = [page.pk for page in found]
    contains = Q(title__icontains=query) | Q(summary__icontains=query)
    contained = pages.filter(contains).order_by("-first_published_at", "-pk")
    return list(dict.fromkeys([*indexed, *contained.values_list("pk", flat=True)]))


def _is_control(char: str) -> bool:
    """Control characters, unpaired surrogates and what is no character at all."""
    return unicodedata.category(char) in {"Cc", "Cs", "Cn"}
