import csv
import gzip
import io
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from ita.monitoring.traffic import question
from ita.monitoring.traffic.checking import check
from ita.monitoring.traffic.operations import close_days, remove_past
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.factories import UserFactory
from tests.ita.conftest import every_role
from tests.ita.monitoring.traffic.conftest import NIGHT, Clock, add_lines

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
MORNING = datetime.fromisoformat("2026-11-29T08:30:00+07:00")
ASKED = {
    "since": "29/11/2569 08.00",
    "until": "29/11/2569 12.00",
    "account": "somchai",
    "address": "",
    "path": "",
    "reason": "ตรวจสอบตามคำสั่งที่ 12/2569",
}


@pytest.fixture
def agency(site: Any) -> Site:
    return Site.objects.get(is_default_site=True)


def rows(act: Act) -> list[RegisterEntry]:
    return list(RegisterEntry.objects.filter(act=act).order_by("pk"))


def test_a_day_of_traffic_answers_who_read_what_when_to_a_named_officer(
    log: Path, clock: Clock, agency: Site, client_of: ClientOf
) -> None:
    """The acceptance of the issue."""
    add_lines(agency.pk, MORNING, 3)
    add_lines(agency.pk, MORNING + timedelta(hours=1), 3, account="other", path="/secret-page/")
    close_days(agency)
    reader = UserFactory(log_officer=True)
    client = client_of(reader)
    answer = client.post(reverse("ita_traffic_ask"), ASKED)
    (row,) = rows(Act.TRAFFIC_READ)
    assert (row.actor_id, row.reason) == (reader.pk, ASKED["reason"])
    assert (row.details["asked_account"], row.details["asked_since"]) == (
        "somchai",
        "2026-11-29T08:00:00.000+07:00",
    )
    assert answer.url == reverse("ita_traffic_reading", args=[row.pk])
    shown = client.get(answer.url).content.decode()
    for expected in ("29 พ.ย. 2569 08.30.00", "29 พ.ย. 2569 08.32.00", "/page-2/", "203.0.113.5"):
        assert expected in shown
    assert "/secret-page/" not in shown and "2026-11" not in shown.split("<main")[-1]

    file = log / str(agency.pk) / "2026-11-29.1.jsonl.gz"
    lines = gzip.decompress(file.read_bytes()).splitlines(keepends=True)
    file.write_bytes(gzip.compress(b"".join(lines[1:])))
    check(agency)
    stands = client.get(reverse("ita_traffic")).content.decode()
    assert "08.00–08.59 น.: เมื่อปิดมี 3 บรรทัด ขณะนี้มี 2 บรรทัด" in stands
    assert ASKED["reason"] in stands

    clock(NIGHT + timedelta(days=90))
    remove_past(agency)
    assert not file.exists()
    assert "ลบเมื่อ 28 ก.พ. 2570" in client_of(reader).get(reverse("ita_traffic")).content.decode()


def test_a_reading_is_its_officers_and_of_its_day(
    log: Path, clock: Clock, agency: Site, client_of: ClientOf
) -> None:
    reader, other = UserFactory(log_officer=True), UserFactory(log_officer=True)
    client_of(reader).post(reverse("ita_traffic_ask"), ASKED)
    address = reverse("ita_traffic_reading", args=[rows(Act.TRAFFIC_READ)[0].pk])
    export = reverse("ita_traffic_export", args=[rows(Act.TRAFFIC_READ)[0].pk])
    anew = reverse("ita_traffic_ask")
    assert client_of(other).get(address).url == anew
    assert client_of(other).post(export, {"form": "csv"}).url == anew
    assert client_of(reader).get(address).status_code == 200
    clock(NIGHT + timedelta(days=1))
    assert client_of(reader).get(address).url == anew
    assert client_of(reader).post(export, {"form": "csv"}).url == anew
    assert not rows(Act.TRAFFIC_EXPORTED)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"reason": " x "}, "โปรดระบุเหตุผล"),
        ({"reason": ""}, ""),
        ({"since": "29/11/2026 08.00"}, "พ.ศ."),
        ({"until": "29/11/2569 07.00"}, "เวลาสิ้นสุดอยู่ก่อนเวลาเริ่ม"),
        ({"since": "1/10/2569 08.00"}, "31 วัน"),
    ],
)
def test_without_reason_or_with_impossible_times_nothing_is_shown_or_recorded(
    wrong: dict[str, str], said: str, log: Path, clock: Clock, agency: Site, client_of: ClientOf
) -> None:
    client = client_of(UserFactory(log_officer=True))
    answer = client.post(reverse("ita_traffic_ask"), ASKED | wrong)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert 'value="somchai"' in answer.content.decode()
    assert not rows(Act.TRAFFIC_READ)


def test_pages_go_on_where_they_ended_over_files_and_closings(
    log: Path, clock: Clock, agency: Site, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(question, "SHOWN", 4)
    monkeypatch.setattr(question, "MOST_READ", 7)
    clock(MORNING + timedelta(hours=3))
    add_lines(agency.pk, MORNING, 5)
    add_lines(agency.pk, MORNING + timedelta(minutes=10), 9, account="other")
    add_lines(agency.pk, MORNING + timedelta(minutes=30), 2)
    clock(NIGHT)
    client = client_of(UserFactory(log_officer=True))
    answer = client.post(reverse("ita_traffic_ask"), ASKED)
    counts, after = [], ""
    while after is not None:
        page = client.get(answer.url, {"after": after} if after else {}).context["page"]
        counts.append(len(page.lines))
        after = str(page.after) if page.after else None
        close_days(agency)  # meanwhile the night's job closes the file
    assert counts == [4, 1, 2]


def test_what_is_taken_away_has_its_own_row_and_no_formula(
    log: Path, clock: Clock, agency: Site, client_of: ClientOf
) -> None:
    add_lines(agency.pk, MORNING, 2)
    add_lines(agency.pk, MORNING + timedelta(minutes=5), 1, path="=cmd()")
    client = client_of(UserFactory(log_officer=True))
    client.post(reverse("ita_traffic_ask"), ASKED)
    export = reverse("ita_traffic_export", args=[rows(Act.TRAFFIC_READ)[0].pk])
    text = b"".join(client.post(export, {"form": "csv"}).streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    table = list(csv.reader(io.StringIO(text)))
    assert [line[4] for line in table] == ["path", "/page-0/", "/page-1/", "'=cmd()"]
    answer = client.post(export, {"form": "jsonl"})
    lines = b"".join(answer.streaming_content).splitlines()  # type: ignore[attr-defined]
    assert [json.loads(line)["path"] for line in lines] == ["/page-0/", "/page-1/", "=cmd()"]
    taken = rows(Act.TRAFFIC_EXPORTED)
    assert [row.details["export_form"] for row in taken] == ["csv", "jsonl"]
    assert taken[0].details["reading"] == rows(Act.TRAFFIC_READ)[0].label
    assert client.post(export, {"form": "xlsx"}).status_code == 404
    assert client.get(export).status_code == 302


def test_only_named_officers_read_and_only_administrators_set_the_term(
    log: Path, site: Any, agency: Site
) -> None:
    """No other role sees a line or has one recorded; the administrator sees how the log stands."""

    def attempt(client: Client) -> None:
        user = User.objects.filter(pk=client.session.get("_auth_user_id")).first()
        is_administrator = bool(user and user.is_superuser)
        state = client.get(reverse("ita_traffic"))
        assert (state.status_code == 200) == is_administrator
        assert client.get(reverse("ita_traffic_ask")).status_code != 200
        assert client.post(reverse("ita_traffic_ask"), ASKED).status_code in (302, 403)
        assert client.post(reverse("ita_traffic_check")).status_code in (302, 403)
        client.post(reverse("ita_traffic_term"), {"days": "120"})
        assert bool(rows(Act.TRAFFIC_TERM_SET)) == is_administrator
        assert not rows(Act.TRAFFIC_READ)

    every_role(attempt)


def test_a_log_officer_has_the_way_there_and_nothing_of_publication(
    log: Path, agency: Site, client_of: ClientOf
) -> None:
    client = client_of(UserFactory(log_officer=True))
    assert reverse("ita_traffic") in client.get(reverse("wagtailadmin_home")).content.decode()
    assert client.get(reverse("ita_traffic_ask")).status_code == 200
    home = reverse("wagtailadmin_home")
    assert client.post(reverse("ita_traffic_term"), {"days": "120"}).url == home
    assert not rows(Act.TRAFFIC_TERM_SET)
    assert client.get(reverse("ita_register")).status_code == 403
    assert client.get(reverse("wagtailadmin_explore_root")).status_code == 403


def test_another_agencys_log_and_readings_are_not_there(
    other_agency: Site, log: Path, clock: Clock, client_of: ClientOf
) -> None:
    agency = Site.objects.get(is_default_site=True)
    add_lines(agency.pk, MORNING, 2)
    client_of(UserFactory(log_officer=True)).post(reverse("ita_traffic_ask"), ASKED)
    address = reverse("ita_traffic_reading", args=[rows(Act.TRAFFIC_READ)[0].pk])
    stranger = client_of(UserFactory(log_officer=True, site=other_agency))
    assert stranger.get(address).status_code == 404
    answer = stranger.post(reverse("ita_traffic_ask"), ASKED)
    assert "/page-0/" not in stranger.get(answer.url).content.decode()


def test_the_administrators_first_screen_says_when_logging_stands_still(
    log: Path, clock: Clock, agency: Site, client_of: ClientOf
) -> None:
    client = client_of(UserFactory(is_superuser=True))
    home = reverse("wagtailadmin_home")
    assert "บันทึกข้อมูลจราจรที่ต้องดูแล" not in client.get(home).content.decode()
    log.mkdir(parents=True, exist_ok=True)
    folder = log / str(agency.pk)
    if folder.exists():
        folder.rename(folder.with_name("aside"))
    folder.write_text("no folder")
    said = client.get(home).content.decode()
    assert "บันทึกข้อมูลจราจรที่ต้องดูแล" in said and "เขียนลงโฟลเดอร์ไม่ได้" in said
    assert "ขณะนี้บันทึกไม่ได้" in client.get(reverse("ita_traffic")).content.decode()


def test_the_screen_takes_the_same_queries_for_a_day_and_for_many(
    log: Path, clock: Clock, agency: Site, client_of: ClientOf
) -> None:
    client = client_of(UserFactory(log_officer=True))
    add_lines(agency.pk, MORNING, 1)
    close_days(agency)
    client.get(reverse("ita_traffic"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("ita_traffic"))
    for day in range(1, 6):
        add_lines(agency.pk, MORNING - timedelta(days=day), 1)
    close_days(agency)
    with CaptureQueriesContext(connection) as many:
        assert len(client.get(reverse("ita_traffic")).context["state"].parts) == 6
    assert len(many) == len(one)
