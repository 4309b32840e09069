"""Pages that go on where a page ends."""

from typing import Any

from django.db.models import Case, IntegerField, Value, When
from wagtail.models import Page

from home.models import ContentPage
from home.periods import past
from home.visibility import public

LENGTH = 4


def related_pages(page: ContentPage) -> list[ContentPage]:
    """Public pages beside ``page`` of its type and kind, those of its fiscal year first, then the
    newest; none that is past. One query."""
    beside: Any = ContentPage.objects.filter(
        path__startswith=page.path[: -Page.steplen],
        depth=page.depth,
        content_type=page.content_type_id,
        content_kind=page.content_kind,
    )
    same_year = When(fiscal_year=page.fiscal_year, then=Value(0))
    found = public(beside).exclude(past()).exclude(pk=page.pk)
    found = found.annotate(of_year=Case(same_year, default=Value(1), output_field=IntegerField()))
    return list(found.order_by("of_year", "-first_published_at", "-pk")[:LENGTH])
