import gzip
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from ita.monitoring.traffic import operations
from ita.monitoring.traffic.checking import check
from ita.monitoring.traffic.jobs import tend_all
from ita.monitoring.traffic.models import TrafficCheck
from ita.monitoring.traffic.operations import close_days, remove_past, set_term, tend
from ita.monitoring.traffic.selectors import closed_in_term, is_clock_behind, keep_days
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.verification import register_faults
from tests.factories import UserFactory
from tests.ita.monitoring.traffic.conftest import NIGHT, Clock, Told, add_lines

pytestmark = pytest.mark.django_db
MORNING = datetime.fromisoformat("2026-11-29T08:30:00+07:00")


@pytest.fixture
def agency(site: Any) -> Site:
    return Site.objects.get(is_default_site=True)


def rows(act: Act) -> list[RegisterEntry]:
    return list(RegisterEntry.objects.filter(act=act).order_by("pk"))


def test_a_past_day_is_closed_hour_by_hour_once(log: Path, clock: Clock, agency: Site) -> None:
    add_lines(agency.pk, MORNING, 40)
    add_lines(agency.pk, NIGHT, 2)
    assert [len(close_days(agency)), len(close_days(agency))] == [1, 0]
    (row,) = rows(Act.TRAFFIC_CLOSED)
    assert (row.subject_key, row.subject_label) == (
        "2026-11-29.1",
        "บันทึกข้อมูลจราจรวันที่ 29 พฤศจิกายน 2569",
    )
    facts = row.details
    assert (facts["lines"], facts["lost"], facts["set_back"], facts["no_file"]) == (40, 0, 0, False)
    assert [(hour, count) for hour, count, _sha in facts["hours"]] == [("08", 30), ("09", 10)]
    folder = log / str(agency.pk)
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["2026-11-29.1.jsonl.gz", "2026-11-30.jsonl"]
    assert len(gzip.decompress((folder / names[0]).read_bytes()).splitlines()) == 40
    assert check(agency) == []


def test_a_clock_that_was_set_back_over_the_closing_makes_a_part_that_is_named(
    log: Path, clock: Clock, agency: Site
) -> None:
    add_lines(agency.pk, MORNING, 3)
    close_days(agency)
    clock(MORNING + timedelta(hours=2))
    assert is_clock_behind(agency)
    add_lines(agency.pk, MORNING + timedelta(hours=2), 2)
    assert close_days(agency) == []  # that day is not over, by this clock
    clock(NIGHT + timedelta(minutes=5))
    assert not is_clock_behind(agency)
    (row,) = close_days(agency)
    assert row.subject_key == "2026-11-29.2" and row.subject_label.endswith("ส่วนที่ 2")
    assert [part.is_late for part in closed_in_term(agency).values()] == [True, False]
    assert check(agency) == []


def test_a_clock_that_was_set_back_within_a_day_is_counted(
    log: Path, clock: Clock, agency: Site
) -> None:
    add_lines(agency.pk, MORNING, 3)
    add_lines(agency.pk, MORNING - timedelta(minutes=20), 5)
    add_lines(agency.pk, MORNING - timedelta(minutes=10), 5)
    (row,) = close_days(agency)
    assert row.details["set_back"] == 1


@pytest.mark.parametrize("until", ["renamed", "compressed", "on the register"])
def test_a_closing_that_was_killed_is_finished(
    until: str, log: Path, clock: Clock, agency: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def kill(*args: Any) -> None:
        raise Killed

    add_lines(agency.pk, MORNING, 3)
    owner, name = {
        "renamed": (operations, "_compress"),
        "compressed": (operations, "_append_closing"),
        "on the register": (Path, "unlink"),
    }[until]
    with monkeypatch.context() as patch:
        patch.setattr(owner, name, kill)
        with pytest.raises(Killed):
            close_days(agency)
    close_days(agency)
    assert [path.name for path in (log / str(agency.pk)).iterdir()] == ["2026-11-29.1.jsonl.gz"]
    assert [row.details["lines"] for row in rows(Act.TRAFFIC_CLOSED)] == [3]
    assert check(agency) == []


def test_a_day_whose_file_was_deleted_before_its_closing_is_missed(
    log: Path, clock: Clock, agency: Site
) -> None:
    add_lines(agency.pk, MORNING, 1)
    close_days(agency)
    clock(NIGHT + timedelta(days=2))
    add_lines(agency.pk, NIGHT + timedelta(days=1), 1)
    closed = [(row.subject_key, row.details["no_file"]) for row in close_days(agency)]
    assert closed == [("2026-12-01.1", False), ("2026-11-30.1", True)]
    assert check(agency) == []


def test_a_removed_a_changed_and_an_added_line_show_with_day_and_hour(
    log: Path, clock: Clock, agency: Site
) -> None:
    add_lines(agency.pk, MORNING, 40)
    close_days(agency)
    file = log / str(agency.pk) / "2026-11-29.1.jsonl.gz"
    lines = gzip.decompress(file.read_bytes()).splitlines(keepends=True)
    tampered = [*lines[:5], *lines[6:35], lines[35].replace(b"somchai", b"nobody1"), *lines[36:]]
    file.write_bytes(gzip.compress(b"".join(tampered)))
    (fault,) = check(agency)
    assert fault.hours == [("08", 30, 29), ("09", 10, 10)]
    assert str(fault) == (
        "29 พฤศจิกายน 2569: ไม่ตรงกับที่ปิดไว้ 08.00–08.59 น.: เมื่อปิดมี 30 บรรทัด ขณะนี้มี 29 บรรทัด "
        "09.00–09.59 น.: ข้อความในบรรทัดเปลี่ยนไป"
    )
    with pytest.raises(CommandError, match="1"):
        call_command("verify_traffic")
    file.write_bytes(gzip.compress(b"".join(lines)))
    call_command("verify_traffic")
    assert TrafficCheck.objects.get().faults == []


@pytest.mark.parametrize("kind", ["gone", "broken", "unknown"])
def test_a_file_that_is_gone_broken_or_strange_is_named(
    kind: str, log: Path, clock: Clock, agency: Site
) -> None:
    add_lines(agency.pk, MORNING, 40)
    close_days(agency)
    file = log / str(agency.pk) / "2026-11-29.1.jsonl.gz"
    if kind == "gone":
        file.unlink()
    elif kind == "broken":
        file.write_bytes(file.read_bytes()[:60])
    else:
        file.with_name("2026-11-28.1.jsonl.gz").write_bytes(file.read_bytes())
    assert [fault.kind for fault in check(agency)] == [kind]


def test_the_log_is_gone_after_its_term_and_its_row_says_when(
    log: Path, clock: Clock, agency: Site
) -> None:
    add_lines(agency.pk, MORNING, 2)
    close_days(agency)
    file = log / str(agency.pk) / "2026-11-29.1.jsonl.gz"
    clock(NIGHT + timedelta(days=89))  # the last line is 90 days old at the end of this day
    assert remove_past(agency) == [] and file.exists()
    clock(NIGHT + timedelta(days=90))
    (row,) = remove_past(agency)
    assert row.subject_key == "2026-11-29.1" and not file.exists()
    assert remove_past(agency) == []
    part = closed_in_term(agency)["2026-11-29.1"]
    assert part.removed == row and part.facts["lines"] == 2
    assert check(agency) == [] and list(register_faults()) == []


def test_a_clock_that_jumped_ahead_does_not_empty_the_log_that_night(
    log: Path, clock: Clock, agency: Site
) -> None:
    add_lines(agency.pk, MORNING, 2)
    tend(agency)
    clock(NIGHT + timedelta(days=1000))
    tend(agency)
    assert (log / str(agency.pk) / "2026-11-29.1.jsonl.gz").exists()


def test_the_term_is_set_by_an_administrator_within_the_law(site: Any, agency: Site) -> None:
    administrator = UserFactory(is_superuser=True)
    assert keep_days(agency) == 90
    for days in (89, 731):
        with pytest.raises(NotAllowed):
            set_term(agency, administrator, days)
    with pytest.raises(NotAllowed):
        set_term(agency, UserFactory(log_officer=True), 120)
    set_term(agency, administrator, 120)
    assert keep_days(agency) == 120


def test_a_full_disk_at_the_closing_keeps_the_lines_for_the_next_night(
    log: Path, clock: Clock, agency: Site, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: Any) -> None:
        raise OSError(28, "No space left on device")

    add_lines(agency.pk, MORNING, 2)
    with monkeypatch.context() as patch:
        patch.setattr(operations.os, "fsync", full)
        assert tend_all() == 0
    assert [event["event"] for event in told] == ["traffic_log_not_closed"]
    assert tend_all() == 1
    assert rows(Act.TRAFFIC_CLOSED)[0].details["lines"] == 2


def test_lines_of_no_agencys_host_are_the_first_agencys(
    log: Path, clock: Clock, agency: Site
) -> None:
    add_lines(0, MORNING, 2)
    (row,) = close_days(agency)
    assert (row.site_id, row.subject_key) == (agency.pk, "0/2026-11-29.1")
    assert closed_in_term(agency)["0/2026-11-29.1"].day == date(2026, 11, 29)
    assert check(agency) == []
