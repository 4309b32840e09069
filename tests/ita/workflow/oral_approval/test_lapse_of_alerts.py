"""An alert stays until the last day that it states, marked in public, though nobody confirmed it in
time."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from home.models import NewsPage
from home.thai.calendar import local_date
from ita.register.enums import Act
from ita.register.history import unconfirmed
from ita.workflow.oral_approval.lapse import settle_overdue
from ita.workflow.oral_approval.operations import confirm
from tests.factories import NewsPageFactory
from tests.ita.conftest import Officers
from tests.ita.workflow.oral_approval.test_lapse import acts, days_later, fresh_of, speak


def alert(officers: Officers, **facts: Any) -> NewsPage:
    return NewsPageFactory(title="น้ำท่วมฉับพลัน", owner=officers.requester, is_alert=True, **facts)


def test_an_alert_whose_period_runs_stays_marked_in_public(
    officers: Officers, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = local_date(timezone.now()) + timedelta(days=40)
    page = alert(officers, publication_end_date=end)
    speak(page, officers)
    days_later(monkeypatch)

    assert (settle_overdue(), settle_overdue()) == (1, 0)

    assert acts(page)[-1] == Act.ORAL_OVERDUE
    assert fresh_of(page).live and fresh_of(page).archived_on is None
    url = fresh_of(page).url
    front = Page.objects.get(pk=page.pk).get_site().root_page.url
    for address in (url, front):
        assert "รอยืนยัน" in client.get(address).content.decode()
    confirm(unconfirmed().get(), officers.approver)  # late, but better than never
    assert "รอยืนยัน" not in client.get(url).content.decode()


def test_an_alert_lapses_when_its_period_is_over(
    officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = local_date(timezone.now()) + timedelta(days=40)
    page = alert(officers, publication_end_date=end)
    speak(page, officers)
    days_later(monkeypatch, 40)
    assert settle_overdue() == 1  # that it is late
    days_later(monkeypatch, 1)
    assert settle_overdue() == 1
    assert acts(page)[-3:] == [Act.ORAL_OVERDUE, Act.ORAL_LAPSED, Act.ARCHIVED]


def test_an_alert_that_states_no_last_day_lapses_as_any_page(
    officers: Officers, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = alert(officers)
    speak(page, officers)
    days_later(monkeypatch)
    assert settle_overdue() == 1
    assert acts(page)[-2:] == [Act.ORAL_LAPSED, Act.ARCHIVED]
    assert "รอยืนยัน" not in client.get(fresh_of(page).url).content.decode()


def test_news_that_is_no_alert_lapses(officers: Officers, monkeypatch: pytest.MonkeyPatch) -> None:
    page = NewsPageFactory(owner=officers.requester)
    speak(page, officers)
    days_later(monkeypatch)
    settle_overdue()
    assert acts(page)[-1] == Act.ARCHIVED
