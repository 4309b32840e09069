"""Who writes pages is told once that the page of a month was written for them: a part of the mail
of the morning."""

from datetime import date

from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import Group
from home.thai.calendar import add_months, local_date
from ita.monitoring.statistics.models import StatisticsDraft
from ita.notifications.daily.parts import DailyPart, Line, MailPart, Recipient
from ita.notifications.daily.readers import told_between
from ita.notifications.words import admin_link
from ita.people.selectors import holders

NAME = "statistics"


def whom(site: Site, day: date) -> set[Recipient]:
    """The requesters who were not told yet of the pages of the month before."""
    drafts = _waiting(site, day)
    if not drafts:
        return set()
    told = told_between(site, NAME, min(local_date(draft.made_at) for draft in drafts), day)
    writers = holders(Group.REQUESTERS, site.pk).values_list("pk", flat=True)
    return {Recipient(user_id=number) for number in writers} - told.keys()


def compose(site: Site, reader: Recipient, day: date) -> MailPart | None:
    """None where nothing waits any more, and for who writes no pages any more."""
    drafts = _waiting(site, day)
    writers = set(holders(Group.REQUESTERS, site.pk).values_list("pk", flat=True))
    if not drafts or reader.user_id not in writers:
        return None
    lines = [
        Line(
            draft.page.title,
            _("Read it, complete it, and ask for publication"),
            admin_link("wagtailadmin_pages:edit", draft.page_id),
        )
        for draft in drafts
        if draft.page
    ]
    return MailPart(_("Statistics of the month before"), lines, admin_link("ita_statistics"))


def statistics_part() -> DailyPart:
    return DailyPart(NAME, 55, whom, compose)


def _waiting(site: Site, day: date) -> list[StatisticsDraft]:
    """Drafts of the month before ``day`` that nobody asked to publish."""
    month = add_months(day.replace(day=1), -1)
    drafts = StatisticsDraft.objects.filter(site=site, month=month, page__live=False)
    waiting = [draft for draft in drafts.select_related("page") if draft.page]
    return [draft for draft in waiting if not draft.page.workflow_in_progress]  # type: ignore[union-attr]
