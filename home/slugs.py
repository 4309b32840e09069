"""ASCII addresses for Thai titles."""

import re

from anyascii import anyascii
from django.utils.text import slugify
from wagtail.models import Page

MAX_LENGTH = 60


def ascii_slug(title: str, fallback: str = "page") -> str:
    """An ASCII slug for ``title``, cut short at a word; ``fallback`` where nothing remains.

    Wagtail's own slugs drop Thai vowels and tone marks, so titles are transliterated first.
    """
    slug = slugify(anyascii(title))
    if len(slug) > MAX_LENGTH:
        slug = slug[:MAX_LENGTH].rsplit("-", 1)[0]
    return slug.strip("-") or fallback


def free_slug(title: str, parent: Page, fallback: str = "page") -> str:
    """A slug for a new child of ``parent`` that none of its children has: "khao", "khao-2", …"""
    base = ascii_slug(title, fallback)
    taken = set(
        Page.objects.child_of(parent).filter(slug__startswith=base).values_list("slug", flat=True)
    )
    numbers = [
        int(match[1])
        for slug in taken
        if (match := re.fullmatch(rf"{re.escape(base)}-(\d+)", slug))
    ]
    return base if base not in taken else f"{base}-{max(numbers, default=1) + 1}"
