"""The calendar file of an event: what a phone reads of it, and at which address it stands."""

import pytest
from django.test import Client

from home.event_files import LINE
from tests.factories import NewsPageFactory

pytestmark = pytest.mark.django_db


def test_an_event_is_a_calendar_file(client: Client) -> None:
    page = NewsPageFactory(live=True, event=True, title="ประชุมประชาคม; ชุมชน, เหนือ")

    response = client.get(f"{page.url}calendar/")
    lines = response.content.decode().split("\r\n")
    text = response.content.decode().replace("\r\n ", "")

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "event.ics" in response["Content-Disposition"]
    assert "DTSTART:20300105T020000Z\r\nDTEND:20300105T090000Z\r\n" in text
    assert "SUMMARY:ประชุมประชาคม\\; ชุมชน\\, เหนือ\r\n" in text
    assert "LOCATION:ลานกีฬา\\, หน้าสำนักงาน\r\n" in text
    assert f"URL:{page.full_url}\r\n" in text
    assert all(len(line.encode()) <= LINE for line in lines)


def test_lines_of_a_summary_stay_in_the_file(client: Client) -> None:
    page = NewsPageFactory(live=True, event=True, summary="หนึ่ง\nEND:VCALENDAR")

    text = client.get(f"{page.url}calendar/").content.decode()

    assert text.count("\r\nEND:VCALENDAR\r\n") == 1


def test_only_a_live_event_has_one(client: Client) -> None:
    news, draft = NewsPageFactory(live=True), NewsPageFactory(event=True)

    assert client.get(f"{news.url}calendar/").status_code == 404
    assert client.get(f"{draft.url}calendar/").status_code == 404
