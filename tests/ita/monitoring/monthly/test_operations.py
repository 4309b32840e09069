"""The monthly report: made once, true, and told to the head."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.models import LawPage
from home.thai.calendar import BANGKOK
from ita.monitoring import jobs
from ita.monitoring.monthly import mails
from ita.monitoring.monthly.figures import lines_of
from ita.monitoring.monthly.models import MonthlyReport
from ita.monitoring.monthly.operations import write_reports
from ita.notifications.daily import sending
from ita.notifications.daily.parts import Recipient
from ita.register.enums import Act
from ita.register.figures import counts_of_acts
from ita.register.models import RegisterEntry
from tests.factories import LawPageFactory, UserFactory
from tests.ita.conftest import Officers, publish


def at(month: int, day: int, hour: int = 2, year: int = 2027) -> Any:
    return time_machine.travel(datetime(year, month, day, hour, tzinfo=BANGKOK))


@pytest.fixture
def published(officers: Officers) -> list[LawPage]:
    """Two pages in January, one in the last minute of it; one in February."""
    pages = []
    for month, day, hour in ((1, 5, 9), (1, 31, 23), (2, 1, 0)):
        with at(month, day, hour):
            pages.append(publish(LawPageFactory(owner=officers.requester), officers))
    mail.outbox.clear()
    return pages


def test_figures_are_those_of_the_month(site: Site, published: list[LawPage]) -> None:
    with at(2, 1):
        [report] = write_reports(site)
        assert write_reports(site) == []
    assert str(report) == "มกราคม 2570"
    acts = report.figures["acts"]
    assert acts == {"requested": 2, "checked": 2, "approved": 2, "published": 2}
    with at(3, 1):
        [report] = write_reports(site)
    assert report.figures["acts"]["published"] == 1
    assert report.figures["reviews"]["live"] == 3


def test_counts_equal_a_recount_of_the_rows(site: Site, published: list[LawPage]) -> None:
    rows = [
        row
        for row in RegisterEntry.objects.of_site(site)
        if row.occurred_at.astimezone(BANGKOK).date() <= date(2027, 1, 31)
    ]
    counted = counts_of_acts(site, date(2027, 1, 1), date(2027, 1, 31))
    assert sum(counted.values()) == len(rows) == 8
    assert counted[Act.PUBLISHED] == 2
    assert counts_of_acts(site, date(2026, 1, 1), date(2026, 1, 31)) == {}


def test_before_the_register_began_there_is_none(site: Site, officers: Officers) -> None:
    with at(2, 1):
        assert write_reports(site) == []
        publish(LawPageFactory(owner=officers.requester), officers)
        assert write_reports(site) == []


def test_months_that_were_missed_say_what_is_not_known(
    site: Site, published: list[LawPage]
) -> None:
    with at(2, 1):
        write_reports(site)
    with at(5, 2):
        reports = write_reports(site)
    assert [report.month.month for report in reports] == [2, 3, 4]
    assert [report.figures["reviews"] is None for report in reports] == [True, True, False]
    values = {line.label: line.value for line in lines_of(reports[0].figures)}
    assert values["เผยแพร่แล้ว"] == 1 and None in values.values()


def test_accounts_whose_post_is_over(site: Site, officers: Officers, other_agency: Site) -> None:
    with at(1, 5, 9):
        publish(LawPageFactory(owner=officers.requester), officers)
    officers.requester2.posts.update(valid_until=date(2027, 1, 10))
    gone = UserFactory(requester=True, is_active=False)
    gone.posts.update(valid_until=date(2027, 1, 10))
    stranger = UserFactory(requester=True, site=other_agency)
    stranger.posts.update(valid_until=date(2027, 1, 10))
    with at(2, 1):
        [report] = write_reports(site)
    access = report.figures["access"]
    assert access["without_post"] == [officers.requester2.username]
    assert len(access["posts"]) == 4


def test_the_head_is_told_once(site: Site, officers: Officers, published: list[LawPage]) -> None:
    with at(2, 1):
        jobs.write_monthly_reports()
        jobs.plan_daily_mails()
    with at(2, 1, 9):
        sending.send_due()
    told = [each for each in mail.outbox if "รายงานประจำเดือนมกราคม 2570" in each.body]
    assert [each.to for each in told] == [[officers.approver.email]]
    assert mails.whom(site, date(2027, 2, 2)) == set()
    assert mails.whom(site, date(2027, 3, 1)) == set()  # its report is not made yet
    assert mails.compose(site, Recipient(user_id=officers.checker.pk), date(2027, 2, 2)) is None


@pytest.mark.parametrize("role", ["approver", "webmaster", "requester", "checker"])
def test_who_reads_it(
    site: Site,
    officers: Officers,
    published: list[LawPage],
    client_of: Callable[[Any], Client],
    role: str,
) -> None:
    with at(2, 1):
        [report] = write_reports(site)
    client = client_of(getattr(officers, role))
    addresses = (
        reverse("ita_monthly_reports"),
        reverse("ita_monthly_report", args=[report.pk]),
    )
    for address in addresses:
        answer = client.get(address)
        assert (answer.status_code == 200) == (role in ("approver", "webmaster"))


def test_strangers_do_not_find_it(
    site: Site,
    other_agency: Site,
    published: list[LawPage],
    client_of: Callable[[Any], Client],
) -> None:
    with at(2, 1):
        [report] = write_reports(site)
    address = reverse("ita_monthly_report", args=[report.pk])
    stranger = client_of(UserFactory(approver=True, site=other_agency))
    assert stranger.get(address).status_code == 404
    assert Client().get(address).status_code == 302
    assert MonthlyReport.objects.count() == 1
