"""Where the public reads an item. These addresses never move (design, invariant 5)."""

from django.urls import NoReverseMatch, reverse

from ita.assessment.models import Framework, Item

SHORT = "OIT"  # its items had their addresses before there were others: /ita/2569/o12/


def item_address(framework: Framework, item: Item) -> str:
    """The public address of ``item``; "" for a code that no address can hold."""
    where = [framework.year_be, item.slug]
    if framework.scheme != SHORT:
        where.insert(1, framework.scheme.lower())
    name = "ita_public_item" if framework.scheme == SHORT else "ita_public_list_item"
    try:
        return reverse(name, args=where)
    except NoReverseMatch:
        return ""
