"""Pictures of many rows at once, with what is shown of them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from home.models.files import Rendition


def with_renditions(pictures: Iterable[Any], *specs: str) -> None:
    """Load the renditions ``specs`` of the ``pictures``: one query, where ``{% image %}`` alone
    asks for each."""
    renditions = Rendition.objects.filter(filter_spec__in=specs)
    prefetch_related_objects(
        list(pictures), Prefetch("renditions", queryset=renditions, to_attr="prefetched_renditions")
    )
