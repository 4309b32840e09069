"""What people looked for: counted, without a trace of who asked."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Site

from home.thai.calendar import BANGKOK, local_date
from search import jobs
from search.models import QuestionTotal
from search.query_log import impatience, questions
from search.query_log.questions import note, purge, worth_keeping

pytestmark = pytest.mark.django_db


def totals() -> list[tuple[str, int, int]]:
    rows = QuestionTotal.objects.order_by("question")
    return [(row.question, row.times, row.times_without_result) for row in rows]


def today() -> date:
    return local_date(timezone.now())


def asked(site: Site, question: str, times: int, days: int = 3, without: int = 0) -> None:
    """``question`` was asked ``times`` on each of the last ``days`` days."""
    for number in range(days):
        QuestionTotal.objects.create(
            site=site,
            day=today() - timedelta(days=number),
            question=question,
            times=times,
            times_without_result=without,
        )


def test_a_day_has_one_total_for_a_question_however_it_is_written(site: Site) -> None:
    note(site, "อบต.", 3)
    note(site, " อ.บ.ต. ", 0)
    note(site, "อบต", 1)
    assert totals() == [("อบต", 3, 1)]


def test_each_website_counts_for_itself(site: Site, home_page: Any) -> None:
    other = Site.objects.create(hostname="other.go.th", root_page=home_page)
    note(site, "ภาษี", 1)
    note(other, "ภาษี", 0)
    assert totals() == [("ภาษี", 1, 0), ("ภาษี", 1, 1)]


def test_the_day_is_that_of_bangkok(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    late = datetime(2026, 11, 25, 0, 30, tzinfo=BANGKOK)  # in UTC it is still the 24th
    monkeypatch.setattr(questions.timezone, "now", lambda: late)
    note(site, "ภาษี", 1)
    assert QuestionTotal.objects.get().day == date(2026, 11, 25)


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   ",
        "\u0e49\u0e48",
        "\u200b\u200d",
        '"*"',
        "ก" * 101,
        "นายสมชาย 1234567890123",
        "1-2345-67890-12-3",
        "๑๒๓๔๕๖๗๘๙๐๑๒๓",
        "１２３４５６７８９",
        "٠١٢٣٤٥٦٧٨٩",
        "08 1234 5678 เบอร์ใคร",
        "081-234-5678",
        "(081) 234.5678",
        "081\u2013234\u20135678",
        "+66 81 234 5678",
        "somchai@example.com",
        "ขอเบอร์ somchai＠example.com",
        "@somchai",
    ],
)
def test_what_could_tell_who_asked_is_not_kept(question: str, site: Site) -> None:
    assert worth_keeping(question) is None
    note(site, question, 0)
    assert totals() == []


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("ภาษีปี 2569", "ภาษีปี 2569"),
        ("งบประมาณ 2568 2569", "งบประมาณ 2568 2569"),
        ("สายด่วน 1669", "สายด่วน 1669"),
        ("O12", "o12"),
        ("ราคา 12,345,678 บาท", "ราคา 12,345,678 บาท"),
        ("ก" * 100, "ก" * 100),
    ],
)
def test_other_numbers_are_kept(question: str, kept: str) -> None:
    assert worth_keeping(question) == kept


@pytest.mark.parametrize("question", ["\x00ภาษี", "ภาษี\ud800", "' OR 1=1 --", "💡", "a" * 10_000])
def test_no_question_breaks_the_page(question: str, site: Site) -> None:
    note(site, question, 0)
    assert all("\x00" not in question for question, _times, _without in totals())


def test_there_is_no_column_for_a_person() -> None:
    names = {field.name for field in QuestionTotal._meta.get_fields()}
    assert names == {"id", "site", "day", "question", "times", "times_without_result"}


def test_a_flood_of_different_questions_is_cut_off_and_known_ones_still_count(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "MOST_A_DAY", 3)
    for number in range(10):
        note(site, f"คำถามที่ {number}", 0)
    note(site, "คำถามที่ 0", 0)
    assert totals() == [("คำถามที่ 0", 2, 2), ("คำถามที่ 1", 1, 1), ("คำถามที่ 2", 1, 1)]


def test_yesterdays_flood_is_not_todays(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "MOST_A_DAY", 1)
    QuestionTotal.objects.create(site=site, day=today() - timedelta(days=1), question="เก่า")
    note(site, "ใหม่", 1)
    assert QuestionTotal.objects.filter(question="ใหม่").exists()


def test_a_known_question_costs_one_statement(site: Site) -> None:
    note(site, "ภาษี", 1)
    with CaptureQueriesContext(connection) as queries:
        note(site, "ภาษี", 1)
    statements = [query["sql"] for query in queries if query["sql"].startswith("UPDATE")]
    assert len(statements) == 1
    assert not any(query["sql"].startswith(("SELECT", "INSERT")) for query in queries)


def test_where_the_database_fails_the_page_goes_on(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT nothing FROM nowhere")

    monkeypatch.setattr(questions, "_add", fail)
    note(site, "ภาษี", 1)
    assert Site.objects.exists()  # the transaction around it is whole


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's lock is the whole database's")
def test_sqlite_waits_no_longer_than_a_reader_would_and_then_as_before() -> None:
    connection.ensure_connection()

    def patience() -> int:
        return connection.connection.execute("PRAGMA busy_timeout").fetchone()[0]

    usual = patience()
    with impatience.impatiently():
        assert patience() == impatience.PATIENCE < usual
    assert patience() == usual
    with pytest.raises(DatabaseError), impatience.impatiently():
        raise DatabaseError
    assert patience() == usual


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SET LOCAL is PostgreSQL's")
def test_postgresql_waits_no_longer_than_a_reader_would_and_then_as_before() -> None:
    def patience() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SHOW lock_timeout")
            return cursor.fetchone()[0]

    usual = patience()
    with impatience.impatiently():
        assert patience() == f"{impatience.PATIENCE}ms" != usual
    assert patience() == usual
    with pytest.raises(DatabaseError), impatience.impatiently():
        raise DatabaseError
    assert patience() == usual


@pytest.mark.django_db(transaction=True)
def test_two_visitors_at_once_count_as_two(site: Site) -> None:
    from threading import Barrier, Thread

    from django.db import connections

    both = Barrier(4)

    def visit() -> None:
        both.wait()
        note(site, "ภาษี", 0)
        connections.close_all()

    if connection.vendor == "sqlite":
        pytest.skip("the test database in memory is one connection for all threads")
    visitors = [Thread(target=visit) for _number in range(4)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    assert totals() == [("ภาษี", 4, 4)]


# ---- what is old goes


def test_old_totals_go_at_night(site: Site) -> None:
    for days in (0, questions.DAYS_KEPT, questions.DAYS_KEPT + 1):
        QuestionTotal.objects.create(
            site=site, day=today() - timedelta(days=days), question=f"{days}"
        )
    assert purge() == 1
    assert {row.question for row in QuestionTotal.objects.all()} == {"0", str(questions.DAYS_KEPT)}
    assert jobs.purge_questions() == 0
