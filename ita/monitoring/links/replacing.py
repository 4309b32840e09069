"""One new address in place of an old one, on all pages that show it, in one act: as drafts, whose
publication is requested like every other. Nothing is published here."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.core.exceptions import ensure
from home.core.transactions import atomic_with_retry
from ita.monitoring.links.enums import LinkKind
from ita.monitoring.links.models import LinkAddress, LinkPlace
from ita.monitoring.links.own import file_at
from ita.monitoring.links.reading import Reader
from ita.monitoring.links.swapping import Swap
from ita.register.enums import Act
from ita.workflow.enums import Replacement
from ita.workflow.locking import lock_pages
from ita.workflow.repeats import pages_of_first
from ita.workflow.replacement.operations import carry_over
from ita.workflow.replacement.planning import PageResult, result_of, why_none_changed
from ita.workflow.replacement.rules import why_not_take
from ita.workflow.rules import is_under_review, why_not_requester

FORETOLD = 30  # pages


@dataclass(frozen=True)
class Plan:
    """What replacing would do on the first pages; ``more``: how many others show the address."""

    results: list[PageResult]
    more: int

    @property
    def why_no_page(self) -> str | None:
        """Why there is nothing to replace by now, in short; the results say more of each page."""
        if self.more or any(result.is_changed for result in self.results):
            return None
        return _("No page can take another link at present.")


def plan(address: LinkAddress, user: User) -> Plan:
    """What ``user`` replacing the address would do, page by page, wherever its place takes another
    one; of many pages the first only, for each is looked at by itself."""
    pages = _pages(address)
    results = [
        result_of(page, _why_untouched(page, _swap(address, page), user))
        for page in pages[:FORETOLD]
    ]
    return Plan(results, max(len(pages) - FORETOLD, 0))


def why_not_replace(user: User, site: Site) -> str | None:
    """Why ``user`` cannot replace links on the agency's pages."""
    return why_not_requester(user, site)


def why_no_other(address: LinkAddress, new: str) -> str | None:
    """Why ``new`` is no replacement: it is the very address."""
    target = Reader(address.site.root_url).target_of(new, address.site.root_url) if new else None
    if target == (address.kind, address.address):
        return _("This is the very address that is there already. Please give the new one.")
    return None


@atomic_with_retry
def replace_link(address: LinkAddress, new: str, user: User, reason: str) -> list[PageResult]:
    """Put ``new`` in place of ``address`` into a draft of each page that shows it, and request the
    publication of those that change in nothing else.

    Args:
        new: a whole address ("https://…"); empty: the links are taken away, their words stay.

    Returns:
        what became of each page.

    Raises:
        NotAllowed: the user may not, it is no other address, or no page can take it now.
    """
    ensure(why_not_replace(user, address.site), why_no_other(address, new))
    locked = lock_pages(page.pk for page in _pages(address))
    pages = [locked[number] for number in sorted(locked)]
    details = {"link_from": written(address), "link_to": new}
    if done := _done_before(pages, user, reason, details):
        return done
    results = [_replace_on(page, address, new, user, reason, details) for page in pages]
    ensure(why_none_changed(results))
    return results


def written(address: LinkAddress) -> str:
    """The address as the register and the screens name it."""
    if address.kind == LinkKind.PAGE:
        return _("page number %(number)s") % {"number": address.address}
    if address.kind == LinkKind.FILE:
        return _("file number %(number)s") % {"number": address.address}
    return address.address


def _replace_on(
    page: Page,
    address: LinkAddress,
    new: str,
    user: User,
    reason: str,
    details: dict[str, Any],
) -> PageResult:
    swap = _swap(address, page, new)
    content = page.get_latest_revision_as_object()
    why_untouched = _why_untouched(page, swap, user)
    if not why_untouched:
        swap.in_page(content)
        why_untouched = _why_left(swap, content)
    planned = result_of(page, why_untouched)
    if not planned.is_changed:
        return planned
    return carry_over(page, content, planned, user, Act.LINK_REPLACED, reason, details)


def _why_untouched(page: Page, swap: Swap, user: User) -> str | None:
    if reason := why_not_take(user, page):
        return reason
    if not swap.stands_in(page.get_latest_revision_as_object()):
        return _("Its changes that are not published yet do not show this link any more.")
    return None


def _why_left(swap: Swap, content: Page) -> str | None:
    """Why ``content`` is not fit after the change: it shows the link still."""
    if not swap.stands_in(content):
        return None
    return _(
        "It stands where this cannot be done. In a list of files only a file of this website can "
        "take its place; and where the page must have an address, it takes another one that is not "
        "longer than the field. Please change it in the editor."
    )


def _pages(address: LinkAddress) -> list[Page]:
    numbers = LinkPlace.objects.filter(address=address).values("page")
    return list(Page.objects.filter(pk__in=numbers).order_by("pk").specific())


def _swap(address: LinkAddress, page: Page, new: str = "") -> Swap:
    root_url = address.site.root_url
    target = LinkKind(address.kind), address.address
    file = file_at(new, address.site) if address.kind == LinkKind.FILE else None
    return Swap(Reader(root_url), page.full_url or root_url, target, new, file and file.pk)


def _done_before(
    pages: list[Page], user: User, reason: str, details: dict[str, Any]
) -> list[PageResult]:
    """What became of each page when ``user`` did this very thing a moment ago: a second click."""
    done = pages_of_first(Act.LINK_REPLACED, pages, user, reason, details)
    return [
        PageResult(
            page.pk,
            page.draft_title,
            Replacement.REQUESTED if is_under_review(page) else Replacement.DRAFTED,
        )
        for page in pages
        if page.pk in done
    ]
