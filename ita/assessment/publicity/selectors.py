"""What of a year the public of an agency may read."""

from django.http import Http404
from wagtail.models import Site

from ita.assessment.models import Framework, Item
from ita.assessment.publicity.models import PublicFramework
from ita.assessment.slugs import slug_of


def open_of_year(site: Site, year: int) -> list[PublicFramework]:
    """The lists of the fiscal year (B.E.) that are open, each scheme once."""
    opened = PublicFramework.objects.open_at(site).prefetch_related("framework__indicators")
    found: dict[str, PublicFramework] = {}
    for each in opened.filter(framework__in=Framework.objects.of_year(year)):
        found.setdefault(each.framework.scheme, each)  # the agency's own one comes first
    return list(found.values())


def find_item(framework: Framework, code: str) -> Item | None:
    """The item whose address ends in ``code`` (in any case); two queries.

    Raises:
        Http404: ``code`` is no text that could stand in a code.
    """
    if not code.isprintable():  # PostgreSQL refuses to look for NUL
        raise Http404
    wanted = code.lower()
    rows = framework.items.order_by("sort_order").values_list("pk", "code")
    numbers = [pk for pk, known in rows if wanted in (slug_of(known), known.lower())]
    rows = Item.objects.filter(pk__in=numbers[:1]).prefetch_related("elements")
    found: Item | None = rows.first()
    return found
