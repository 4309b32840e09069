"""What the head is told of the month that is over: a part of the mail of the morning."""

from datetime import date

from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.duties import Group
from home.thai.calendar import local_date
from ita.monitoring.monthly.figures import Figure, lines_of
from ita.monitoring.monthly.models import MonthlyReport
from ita.monitoring.monthly.operations import month_before
from ita.notifications.daily.parts import DailyPart, Line, MailPart, Recipient
from ita.notifications.daily.readers import told_between
from ita.notifications.words import admin_link
from ita.people.selectors import holders

NAME = "month"


def whom(site: Site, day: date) -> set[Recipient]:
    """The approvers who were not told yet of the month before."""
    report = _newest(site, day)
    if report is None:
        return set()
    told = told_between(site, NAME, local_date(report.made_at), day)
    heads = holders(Group.APPROVERS, site.pk).values_list("pk", flat=True)
    return {Recipient(user_id=number) for number in heads} - told.keys()


def compose(site: Site, reader: Recipient, day: date) -> MailPart | None:
    """None for who approves no more, and where another month is over by now."""
    report = _newest(site, day)
    heads = set(holders(Group.APPROVERS, site.pk).values_list("pk", flat=True))
    if report is None or reader.user_id not in heads:
        return None
    lines = [Line(figure.label, in_words(figure), "") for figure in lines_of(report.figures)]
    heading = _("Report of %(month)s") % {"month": report}
    return MailPart(heading, lines, admin_link("ita_monthly_report", report.pk))


def month_part() -> DailyPart:
    return DailyPart(NAME, 50, whom, compose)


def in_words(figure: Figure) -> str:
    return _("not known") if figure.value is None else f"{figure.value:,}"


def _newest(site: Site, day: date) -> MonthlyReport | None:
    return MonthlyReport.objects.filter(site=site, month=month_before(day)).first()
