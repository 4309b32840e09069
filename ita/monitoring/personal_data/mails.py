"""What owners and webmasters are told of personal data in live pages: a part of the mail of the
morning. It names pages, never what was found there."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import Group
from ita.monitoring.personal_data.live import LivePage, live_pages
from ita.notifications.daily.parts import DailyPart, Line, MailPart, Recipient
from ita.notifications.daily.readers import told_between
from ita.notifications.words import admin_link
from ita.people.selectors import holders

NAME = "personal_data"
AGAIN_AFTER = timedelta(days=7)
LINES = 10


def whom(site: Site, day: date) -> set[Recipient]:
    """The owners of these pages and the webmasters, once a week while something is to be done."""
    held = _held(site)
    if not held:
        return set()
    told = told_between(site, NAME, day - AGAIN_AFTER + timedelta(days=1), day)
    owners = {Recipient(user_id=number) for page in held for number in page.owners}
    return (owners | _webmasters(site)) - told.keys()


def compose(site: Site, reader: Recipient, day: date) -> MailPart | None:
    """None for whom nothing waits any more."""
    is_webmaster = reader in _webmasters(site)
    mine = [page for page in _held(site) if is_webmaster or reader.user_id in page.owners]
    if not mine:
        return None
    words = _("Personal data was found: please replace the file or correct the page")
    lines = [Line(page.title, words, admin_link("ita_review", page.page_id)) for page in mine]
    heading, url = _("Personal data in what is published"), admin_link("ita_personal_data")
    return MailPart(heading, lines[:LINES], url, unlisted=len(lines[LINES:]))


def personal_data_part() -> DailyPart:
    return DailyPart(NAME, 5, whom, compose)


def _held(site: Site) -> list[LivePage]:
    return [page for page in live_pages(site) if page.held]


def _webmasters(site: Site) -> set[Recipient]:
    numbers = holders(Group.WEBMASTERS, site.pk).values_list("pk", flat=True)
    return {Recipient(user_id=number) for number in numbers}
