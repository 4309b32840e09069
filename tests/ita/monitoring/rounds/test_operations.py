"""A round: what is in it, who works through it, when it is ended."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from wagtail.models import Page, Site

from home.core.exceptions import NotAllowed
from home.models import AgencyDocument, ContentPage
from ita.monitoring.rounds import operations, rules
from ita.monitoring.rounds.enums import Outcome, RoundKind
from ita.monitoring.rounds.models import Round, RoundSettings
from ita.monitoring.rounds.selectors import counts_of, row_of, to_update
from ita.register.enums import Act, SubjectKind
from ita.workflow.removal.operations import archive, take_down
from tests.factories import LawPageFactory, UserFactory, pdf_bytes
from tests.ita.monitoring.rounds.conftest import at, mark_all


def found(round_: Round) -> dict[str, str]:
    return dict(round_.pages.values_list("title", "outcome"))


def test_a_round_holds_every_page_that_is_live_and_current(begun: Round) -> None:
    assert found(begun) == dict.fromkeys(["กฎหมาย 0", "กฎหมาย 1", "ข่าว"], "open")
    row = begun.pages.get(title="ข่าว")
    assert row.section == "ข่าวประชาสัมพันธ์" and row.unit.startswith("กองตัวอย่าง")
    assert row.address.startswith("http") and "/news/" in row.address


def test_pages_of_another_agency_are_not_in_it(begun: Round, other_agency: Site) -> None:
    theirs = other_agency.root_page.get_children().get(slug="law")
    LawPageFactory(parent=theirs, live=True)
    keeper = UserFactory(webmaster=True, site=other_agency)

    made = operations.begin(other_agency, keeper)

    assert counts_of(made).pages == 1 and counts_of(begun).pages == 3


@pytest.mark.parametrize(
    ("moment", "kind", "first", "last", "words"),
    [
        ("2026-09-30T23:59", "quarterly", "2026-07-01", "2026-09-30", "ไตรมาสที่ 4 ปีงบประมาณ 2569"),
        ("2026-10-01T00:00", "quarterly", "2026-10-01", "2026-12-31", "ไตรมาสที่ 1 ปีงบประมาณ 2570"),
        ("2028-02-29T12:00", "monthly", "2028-02-01", "2028-02-29", "เดือนกุมภาพันธ์ 2571"),
        ("2026-12-31T23:59", "monthly", "2026-12-01", "2026-12-31", "เดือนธันวาคม 2569"),
        ("2027-01-01T00:00", "quarterly", "2027-01-01", "2027-03-31", "ไตรมาสที่ 2 ปีงบประมาณ 2570"),
    ],
)
def test_its_period_is_the_month_or_quarter_of_today_in_bangkok(
    site: Site, webmaster: Any, moment: str, kind: str, first: str, last: str, words: str
) -> None:
    RoundSettings.objects.update_or_create(site=site, defaults={"kind": kind})
    with time_machine.travel(at(moment), tick=False):
        webmaster.posts.update(valid_from="2020-01-01", valid_until=None)
        made = operations.begin(site, webmaster)

    assert (str(made.first_day), str(made.last_day), str(made)) == (first, last, words)


@pytest.mark.parametrize("duty", ["requester", "checker", "approver", "ita_officer"])
def test_only_webmasters_begin_work_and_end(
    site: Site, begun: Round, webmaster: Any, duty: str
) -> None:
    other = UserFactory(**{duty: True})
    numbers = [begun.pages.first().pk]
    for act in (
        lambda: operations.begin(site, other),
        lambda: operations.mark(begun, other, numbers, Outcome.CURRENT),
        lambda: operations.end(begun, other),
    ):
        with pytest.raises(NotAllowed, match="เฉพาะผู้นำข้อมูลขึ้นเผยแพร่"):
            act()


def test_a_webmaster_of_another_agency_does_not(begun: Round, other_agency: Site) -> None:
    other = UserFactory(webmaster=True, site=other_agency)
    with pytest.raises(NotAllowed):
        operations.mark(begun, other, [begun.pages.first().pk], Outcome.CURRENT)


def test_one_round_at_a_time_and_one_for_each_period(
    site: Site, begun: Round, webmaster: Any
) -> None:
    with pytest.raises(NotAllowed, match="ยังไม่เสร็จสิ้น"):
        operations.begin(site, webmaster)
    mark_all(begun, webmaster)
    operations.end(begun, webmaster)
    with pytest.raises(NotAllowed, match="เสร็จสิ้นแล้ว"):
        operations.begin(site, webmaster)


def test_what_is_published_meanwhile_is_in_the_next_round(
    site: Site, begun: Round, webmaster: Any
) -> None:
    new = LawPageFactory(title="เผยแพร่ระหว่างรอบ", live=True)
    mark_all(begun, webmaster)
    ended = operations.end(begun, webmaster)
    assert new.title not in found(begun)

    Round.objects.filter(pk=ended.pk).update(first_day="2020-01-01", last_day="2020-03-31")
    assert new.title in found(operations.begin(site, webmaster))


@pytest.mark.parametrize("outcome", [Outcome.OUTDATED, Outcome.PAST])
@pytest.mark.parametrize("note", ["", "  "])
def test_what_is_to_be_done_is_written_down(
    begun: Round, webmaster: Any, outcome: Outcome, note: str
) -> None:
    with pytest.raises(NotAllowed, match="กรุณาเขียนว่าเจ้าของข้อมูลต้องทำอะไร"):
        operations.mark(begun, webmaster, [begun.pages.first().pk], outcome, note)
    assert counts_of(begun).left == 3


@pytest.mark.parametrize("outcome", ["", "open", "gone", "x"])
def test_a_keeper_chooses_one_of_three_outcomes(begun: Round, webmaster: Any, outcome: str) -> None:
    with pytest.raises(NotAllowed, match="ไม่มีผลการตรวจสอบนี้"):
        operations.mark(begun, webmaster, [begun.pages.first().pk], outcome, "x")


def test_pages_of_another_round_are_not_touched(site: Site, begun: Round, webmaster: Any) -> None:
    other = Round.objects.create(
        site=site, kind=RoundKind.MONTHLY, first_day="2020-01-01", last_day="2020-01-31",
        begun_at=at("2020-01-01T09:00"), ended_at=at("2020-01-02T09:00"),
    )  # fmt: skip
    row = other.pages.create(page_id=1, title="เดิม", address="", section_number=1, section="")
    with pytest.raises(NotAllowed, match="โปรดเลือกหน้าที่ต้องการก่อน"):
        operations.mark(begun, webmaster, [row.pk], Outcome.CURRENT)
    row.refresh_from_db()
    assert row.outcome == Outcome.OPEN


def test_a_note_that_is_too_long_is_refused(begun: Round, webmaster: Any) -> None:
    with pytest.raises(NotAllowed, match="500"):
        operations.mark(begun, webmaster, [begun.pages.first().pk], "outdated", "ก" * 501)


def test_two_keepers_share_a_round_and_their_names_stay(
    begun: Round, webmaster: Any, site: Site
) -> None:
    second = UserFactory(webmaster=True)
    first_row, *others = begun.pages.in_order()
    operations.mark(begun, webmaster, [first_row.pk], Outcome.CURRENT)
    operations.mark(begun, second, [row.pk for row in others], Outcome.OUTDATED, "ปรับปี")
    ended = operations.end(begun, second, "ครบแล้ว")

    assert (ended.begun_by, ended.ended_by) == (webmaster, second)
    first_name = ended.begun_name
    webmaster.delete()
    ended.refresh_from_db()
    first_row.refresh_from_db()
    assert (ended.begun_by, ended.begun_name, first_row.looked_by_name) == (
        None,
        first_name,
        first_name,
    )


def test_it_is_ended_when_every_page_has_an_outcome(begun: Round, webmaster: Any) -> None:
    first = begun.pages.first()
    operations.mark(begun, webmaster, [first.pk], Outcome.CURRENT)
    with pytest.raises(NotAllowed, match="เหลือ 2 รายการ"):
        operations.end(begun, webmaster)
    assert Round.objects.get(pk=begun.pk).is_open

    mark_all(begun, webmaster, Outcome.OUTDATED)
    ended = operations.end(begun, webmaster, "ตรวจครบ")

    row = row_of(ended)
    assert row and (row.act, row.subject_kind) == (Act.ROUND_ENDED, SubjectKind.ROUND)
    assert row.actor_id == webmaster.pk and row.reason == "ตรวจครบ"
    assert row.details == {"pages": 3, "current": 1, "outdated": 2, "past": 0, "gone": 0}


def test_nothing_changes_after_the_end(begun: Round, webmaster: Any) -> None:
    mark_all(begun, webmaster)
    operations.end(begun, webmaster)
    for act in (
        lambda: operations.mark(begun, webmaster, [begun.pages.first().pk], "outdated", "x"),
        lambda: operations.end(begun, webmaster),
    ):
        with pytest.raises(NotAllowed, match="แก้ไขผลไม่ได้"):
            act()


def test_what_went_meanwhile_is_closed_with_the_reason(
    begun: Round, webmaster: Any, pages: list[Any]
) -> None:
    down, past, gone = pages
    take_down(down, webmaster, "มีข้อมูลส่วนบุคคล")
    archive(past, webmaster, "ครบกำหนด")
    Page.objects.filter(pk=gone.pk).delete()

    ended = operations.end(begun, webmaster)

    notes = dict(ended.pages.values_list("title", "note"))
    assert set(found(ended).values()) == {"gone"}
    assert notes[down.title] == "นำลงระหว่างการตรวจสอบ"
    assert notes[past.title].startswith("ย้ายเข้าคลังข้อมูลเก่าเมื่อ")
    assert notes[gone.title] == "ถูกลบระหว่างการตรวจสอบ"


def test_an_empty_website_has_a_round_that_ends(site: Site, webmaster: Any) -> None:
    made = operations.end(operations.begin(site, webmaster), webmaster)
    assert counts_of(made).pages == 0 and counts_of(made).percent == 100


def test_what_needs_updating_waits_until_it_is_published_again(
    site: Site, begun: Round, webmaster: Any, pages: list[Any]
) -> None:
    assert not to_update(site)
    mark_all(begun, webmaster, Outcome.OUTDATED)
    assert not to_update(site), "the round is not ended"
    operations.end(begun, webmaster)
    mended, archived, open_still = pages
    later = begun.pages.first().looked_at.replace(year=2030)
    ContentPage.objects.filter(pk=mended.pk).update(last_published_at=later)
    ContentPage.objects.filter(pk=archived.pk).update(archived_on="2026-01-01")

    assert [row.page_id for row in to_update(site)] == [open_still.pk]


def test_the_signed_paper_is_kept_and_never_public(begun: Round, webmaster: Any) -> None:
    scan = SimpleUploadedFile("ลงนาม.pdf", pdf_bytes("signed"))
    with pytest.raises(NotAllowed, match="สิ้นสุดรอบ"):
        operations.attach(begun, scan, webmaster)
    mark_all(begun, webmaster)
    operations.end(begun, webmaster)
    document = operations.attach(begun, scan, webmaster)

    assert AgencyDocument.objects.get(pk=document.pk).public_since is None
    with pytest.raises(NotAllowed, match="แนบเอกสารลงนามไว้แล้ว"):
        operations.attach(begun, SimpleUploadedFile("b.pdf", pdf_bytes("b")), webmaster)


@pytest.mark.parametrize("name", ["virus.exe", "table.xlsx"])
def test_a_scan_is_a_picture_or_a_pdf(begun: Round, webmaster: Any, name: str) -> None:
    mark_all(begun, webmaster)
    operations.end(begun, webmaster)
    with pytest.raises(NotAllowed):
        operations.attach(begun, SimpleUploadedFile(name, b"MZ"), webmaster)
    begun.refresh_from_db()
    assert begun.scan is None and not AgencyDocument.objects.exists()


def test_beginning_takes_the_same_queries_for_many_pages(
    site: Site, webmaster: Any, django_assert_max_num_queries: Any
) -> None:
    for _n in range(12):
        LawPageFactory(live=True)
    with django_assert_max_num_queries(22):
        operations.begin(site, webmaster)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at all")
@pytest.mark.django_db(transaction=True)
def test_of_two_keepers_who_begin_at_once_one_is_told(site: Site) -> None:
    keepers = [UserFactory(webmaster=True) for _n in range(2)]
    barrier = Barrier(2)

    def start(user: Any) -> Any:
        try:
            barrier.wait()
            return operations.begin(site, user)
        except NotAllowed as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(start, keepers))

    refused = [answer for answer in answers if isinstance(answer, NotAllowed)]
    assert Round.objects.count() == 1 and len(refused) == 1
    assert rules.why_none_due(site) == refused[0].reason
