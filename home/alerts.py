"""Alerts: what stands above every page of an agency's website."""

from django.db.models import Case, When
from wagtail.models import Page

from home.enums import AlertLevel
from home.models.news import NewsPage
from home.periods import NEWEST_FIRST, past
from home.sites import same_agency
from home.visibility import public

SHOWN = 3
READ = 12  # an alert may have a page in each language
# What was marked as an alert before there were levels is a warning.
URGENCY = Case(
    When(alert_level=AlertLevel.DANGER, then=0),
    When(alert_level=AlertLevel.INFORMATION, then=2),
    default=1,
)


def alerts_of(home: Page, language: str) -> list[NewsPage]:
    """The alerts that the website of the front page ``home`` shows now, the most urgent first and
    of equals the newest; each in ``language`` where it has a page in it. One query.

    A danger must not go unseen because nobody translated it: what has no page in the language
    shows in its own.
    """
    found = public(same_agency(NewsPage.objects.filter(is_alert=True), home)).exclude(past())
    alerts: dict[object, NewsPage] = {}
    for alert in found.select_related("locale").order_by(URGENCY, *NEWEST_FIRST)[:READ]:
        if alert.translation_key not in alerts or alert.locale.language_code == language:
            alerts[alert.translation_key] = alert
    return list(alerts.values())[:SHOWN]
