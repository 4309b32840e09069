"""What owners are told of dead links on their pages: a part of the mail of the morning."""

from collections import defaultdict
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Site

from ita.monitoring.links.enums import LinkVerdict
from ita.monitoring.links.models import LinkAddress, LinkPlace
from ita.monitoring.links.selectors import addresses, groups_of, units_of_pages
from ita.monitoring.page_owners import owners_of
from ita.notifications.daily.parts import DailyPart, Line, MailPart, Recipient
from ita.notifications.daily.readers import told_between
from ita.notifications.words import admin_link

NAME = "links"
AGAIN_AFTER = timedelta(days=7)
LISTED = 20


def whom(site: Site, day: date) -> set[Recipient]:
    """The owners of pages with dead links and the mailboxes of their units, once a week while there
    are any."""
    told = told_between(site, NAME, day - AGAIN_AFTER + timedelta(days=1), day)
    return _pages_by_reader(site).keys() - told.keys()


def compose(site: Site, reader: Recipient, day: date) -> MailPart | None:
    """The dead addresses on the reader's pages, each once; None where all is mended by now."""
    pages = _pages_by_reader(site).get(reader)
    if not pages:
        return None
    rows = list(addresses(site, page_ids=pages).filter(verdict=LinkVerdict.DEAD))
    titles = _titles(rows[:LISTED], pages)
    lines = [
        Line(group.name, _note(titles[group.row.pk]), admin_link("ita_link", group.row.pk))
        for group in groups_of(rows[:LISTED], site, most_places=0)
    ]
    url = admin_link("ita_links")
    return MailPart(_("Dead links on your pages"), lines, url, len(rows[LISTED:]))


def links_part() -> DailyPart:
    return DailyPart(NAME, 27, whom, compose)


def _pages_by_reader(site: Site) -> dict[Recipient, set[int]]:
    units = units_of_pages(site, LinkVerdict.DEAD)
    found: dict[Recipient, set[int]] = defaultdict(set)
    for page, owners in owners_of(site, units).items():
        for number in owners:
            found[Recipient(user_id=number)].add(page)
        if unit_id := units[page]:
            found[Recipient(unit_id=unit_id)].add(page)
    return found


def _titles(rows: list[LinkAddress], pages: set[int]) -> dict[int, list[str]]:
    """{number of the address: titles of those of the ``pages`` that link it}; one query."""
    found: dict[int, list[str]] = defaultdict(list)
    places = LinkPlace.objects.filter(address__in=rows, page__in=pages)
    columns = ("address", "page__title", "page")
    for address, title, _page in places.order_by("page__title").values_list(*columns).distinct():
        found[address].append(title)
    return found


def _note(titles: list[str]) -> str:
    more = len(titles) - 1
    if not more:
        return _("on the page “%(title)s”") % {"title": titles[0]}
    return ngettext(
        "on the page “%(title)s” and %(count)s more page",
        "on the page “%(title)s” and %(count)s more pages",
        more,
    ) % {"title": titles[0], "count": more}
