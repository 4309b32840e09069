"""Officers read what readers say; the owner, the unit's requester and webmasters answer."""

import pytest
from django.contrib.auth import get_user
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.models import LawPage
from home.periods import today
from ita.monitoring.feedback.mails import compose, whom
from ita.monitoring.feedback.models import MistakeReport, MistakeState
from ita.monitoring.feedback.operations import answer_mistake, count_useful, report_mistake
from ita.monitoring.feedback.selectors import least_useful, useful_of, waiting_for
from ita.notifications.daily.parts import Recipient
from tests.factories import LawPageFactory, UserFactory
from tests.ita.conftest import Officers, every_role, publish

ANSWER = {"answer": "แก้ไขแล้วตามที่แจ้ง"}


def screen(report: MistakeReport) -> str:
    return reverse("ita_mistake_report", args=[report.pk])


def test_only_officers_read_and_only_owners_answer(report: MistakeReport) -> None:
    def attempt(client: Client) -> None:
        client.raise_request_exception = False
        user = get_user(client)
        shown = client.get(screen(report))
        is_officer = shown.status_code == 200
        assert ("ปีในตารางผิด" in shown.content.decode()) is is_officer
        assert (client.get(reverse("ita_mistakes")).status_code == 200) is is_officer
        client.post(screen(report), ANSWER)
        report.refresh_from_db()
        groups = {group.name for group in user.groups.all()} if user.pk else set()  # type: ignore[union-attr]
        assert (report.state == MistakeState.ANSWERED) is ("webmasters" in groups)

    every_role(attempt)


def test_an_officer_of_another_agency_finds_nothing(
    report: MistakeReport, other_agency: Site, client: Client
) -> None:
    client.force_login(UserFactory(webmaster=True, site=other_agency))
    assert client.get(screen(report)).status_code == 404
    assert client.post(screen(report), ANSWER).status_code == 404
    assert "ปีในตารางผิด" not in client.get(reverse("ita_mistakes")).content.decode()


def test_who_asked_for_the_page_answers_once_and_with_words(officers: Officers) -> None:
    page = publish(LawPageFactory(owner=officers.requester), officers)
    report_mistake(page, "ตัวเลขผิด")
    report = MistakeReport.objects.get()
    for user in (officers.checker, officers.requester2):
        with pytest.raises(NotAllowed):
            answer_mistake(report, user, "แก้แล้ว")
    assert waiting_for(officers.requester, report.site) == [report]
    assert waiting_for(officers.webmaster, report.site) == []
    for words in ("", "  ", "ก" * 2001):
        with pytest.raises(NotAllowed):
            answer_mistake(report, officers.requester, words)
    answer_mistake(report, officers.requester, "แก้แล้ว")
    with pytest.raises(NotAllowed):
        answer_mistake(report, officers.requester, "อีกครั้ง")
    assert waiting_for(officers.requester, report.site) == []


def test_a_refused_answer_keeps_what_was_typed(client: Client, report: MistakeReport) -> None:
    client.force_login(UserFactory(webmaster=True))
    refused = client.post(screen(report), {"answer": "ก" * 2001})
    assert refused.status_code == 409 and "ก" * 2001 in refused.content.decode()


def test_the_mail_of_the_morning_tells_owner_and_mailbox_until_answered(
    page: LawPage, report: MistakeReport
) -> None:
    webmaster = UserFactory(webmaster=True)
    site, day = report.site, today()
    told = whom(site, day)
    assert told == {Recipient(user_id=webmaster.pk), Recipient(unit_id=page.owner_unit_id)}
    for reader in told:
        part = compose(site, reader, day)
        assert part and [line.title for line in part.lines] == [page.title]
    answer_mistake(report, webmaster, "แก้แล้ว")
    assert whom(site, day) == set()
    assert compose(site, Recipient(user_id=webmaster.pk), day) is None


def test_counts_are_seen_on_the_page_and_the_worst_first(
    client: Client, page: LawPage, report: MistakeReport
) -> None:
    better = LawPageFactory(live=True)
    for is_useful in (True, False, False):
        count_useful(page, is_useful)
    count_useful(better, True)
    assert (useful_of([page.pk])[page.pk].useful, useful_of([page.pk])[page.pk].not_useful) == (
        1,
        2,
    )
    assert [number for number, _title, _counts in least_useful(report.site)] == [page.pk]
    client.force_login(UserFactory(requester=True))
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "ปีในตารางผิด" in html and screen(report) in html
    client.force_login(UserFactory(webmaster=True))
    assert screen(report) in client.get("/admin/").content.decode()


def test_the_list_costs_the_same_however_many_reports(client: Client, page: LawPage) -> None:
    client.force_login(UserFactory(webmaster=True))

    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as found:
            assert client.get(address).status_code == 200
        return len(found)

    report_mistake(page, "ผิด")
    addresses = [reverse("ita_mistakes"), "/admin/"]
    few = [queries(address) for address in addresses]
    for _ in range(9):
        report_mistake(LawPageFactory(live=True), "ผิด")
    assert [queries(address) for address in addresses] == few
