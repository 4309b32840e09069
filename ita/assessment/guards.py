"""Evidence is not deleted, unpublished or moved by way of its page (design, invariant 5)."""

from collections.abc import Iterable
from itertools import groupby

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from ita.models import Evidence

GUARDED_ACTIONS = {"delete", "unpublish", "move"}
SHOWN = 5  # pages named in one message


def why_not_remove(pages: Iterable[Page]) -> str | None:
    """Why ``pages``, with all below them, must stay: they are evidence of these items."""
    below = Q(pk__in=[])
    for page in pages:
        below |= Q(page__path__startswith=page.path)
    rows = (
        Evidence.objects.filter(below)
        .select_related("page", "item__framework")
        .order_by("page__path", "-item__framework__fiscal_year", "item__sort_order")
    )
    named = [
        f"“{page.title}” ({', '.join(f'{row.item.framework} {row.item.code}' for row in found)})"
        for page, found in groupby(rows, key=lambda row: row.page)
    ]
    if not named:
        return None
    if len(named) > SHOWN:
        rest = _("%(count)s more pages") % {"count": len(named) - SHOWN}
        named = [*named[:SHOWN], rest]
    return _(
        "Not possible, because these are evidence: %(pages)s. "
        "Please ask the ITA officer to remove the evidence first."
    ) % {"pages": get_text_list(named, _("and"))}


def guard_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before a page is deleted: back to where it stands, with the reason."""
    reason = why_not_remove([page])
    if reason is None:
        return None
    messages.error(request, reason)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def guard_bulk_action(
    request: HttpRequest, action_type: str, objects: Iterable[Page], action: object
) -> HttpResponse | None:
    """Before many pages are deleted, unpublished or moved at once."""
    pages = [entry for entry in objects if isinstance(entry, Page)]
    if action_type not in GUARDED_ACTIONS or not pages:
        return None
    reason = why_not_remove(pages)
    if reason is None:
        return None
    messages.error(request, reason)
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)
