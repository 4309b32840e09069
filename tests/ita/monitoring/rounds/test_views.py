"""The screens of a round: who opens them, what a click does, what is never lost."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from ita.monitoring.rounds import operations
from ita.monitoring.rounds.enums import Outcome
from ita.monitoring.rounds.models import Round
from ita.monitoring.rounds.selectors import counts_of
from tests.factories import LawPageFactory, UserFactory, pdf_bytes
from tests.ita.conftest import ROLES, browser_of
from tests.ita.monitoring.rounds.conftest import mark_all

OFFICERS = set(ROLES) - {"anonymous", "admin without duty"}


def url(round_: Round, name: str = "ita_round", *args: Any) -> str:
    return reverse(name, args=[round_.pk, *args])


def post(client: Client, round_: Round, **data: Any) -> Any:
    return client.post(url(round_), data)


@pytest.fixture
def keeper(client_of: Any, webmaster: Any) -> Client:
    client: Client = client_of(webmaster)
    return client


@pytest.mark.parametrize("role", ROLES)
def test_every_officer_of_the_agency_reads_and_nobody_else(begun: Round, role: str) -> None:
    client = browser_of(role)
    for address in (reverse("ita_rounds"), url(begun), url(begun, "ita_round_paper", "pdf")):
        assert (client.get(address).status_code == 200) == (role in OFFICERS), address


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"webmaster", "two duties"}))
def test_a_forged_click_of_who_is_no_webmaster_does_nothing(
    begun: Round, webmaster: Any, role: str
) -> None:
    client, row = browser_of(role), begun.pages.first()
    post(client, begun, act=f"current:{row.pk}")
    assert counts_of(begun).left == 3
    mark_all(begun, webmaster)
    client.post(url(begun, "ita_round_end"))
    assert Round.objects.get(pk=begun.pk).is_open
    client.post(reverse("ita_rounds"))
    assert Round.objects.count() == 1


def test_a_round_of_another_agency_is_not_there(begun: Round, other_agency: Site) -> None:
    client = Client()
    client.force_login(UserFactory(webmaster=True, site=other_agency))
    names = ("ita_round", "ita_round_end", "ita_round_scan")
    for address in (*(url(begun, name) for name in names), url(begun, "ita_round_paper", "docx")):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404


def test_the_round_begins_at_a_button(keeper: Client, pages: list[Any]) -> None:
    assert "เริ่มรอบการตรวจสอบ" in keeper.get(reverse("ita_rounds")).content.decode()
    response = keeper.post(reverse("ita_rounds"), follow=True)
    assert "กฎหมาย 0" in response.content.decode()
    again = keeper.post(reverse("ita_rounds"))
    assert again.status_code == 409 and "ยังไม่เสร็จสิ้น" in again.content.decode()


def test_one_click_marks_a_page_and_keeps_filter_and_page(keeper: Client, begun: Round) -> None:
    row = begun.pages.first()
    address = f"{url(begun)}?outcome=all&q=กฎหมาย&page=1"
    response = keeper.post(address, {"act": f"current:{row.pk}"})
    assert response.status_code == 302 and "outcome=all&q=" in response["Location"]
    row.refresh_from_db()
    assert (row.outcome, bool(row.looked_by_name)) == (Outcome.CURRENT, True)


def test_ticked_pages_are_marked_at_once(keeper: Client, begun: Round) -> None:
    first, _second, third = begun.pages.in_order()
    post(keeper, begun, act="outdated:", item=[first.pk, third.pk], note="ปรับปี")
    assert [row.outcome for row in begun.pages.in_order()] == ["outdated", "open", "outdated"]


def test_what_was_typed_is_not_lost_by_a_refusal(keeper: Client, begun: Round) -> None:
    first, second, _third = begun.pages.in_order()
    data = {f"note_{second.pk}": "ข้อความที่พิมพ์ไว้", "note": "ของทุกรายการ", "item": [first.pk]}
    response = post(keeper, begun, act=f"outdated:{first.pk}", **data)
    html = response.content.decode()
    assert response.status_code == 409 and counts_of(begun).left == 3
    assert "ข้อความที่พิมพ์ไว้" in html and "ของทุกรายการ" in html
    assert "กรุณาเขียนว่าเจ้าของข้อมูลต้องทำอะไร" in html


@pytest.mark.parametrize("act", ["", ":", "current:", "current:x", "current:" + "9" * 30, "x:1"])
def test_nonsense_is_refused_in_words(keeper: Client, begun: Round, act: str) -> None:
    response = post(keeper, begun, act=act, item=["x", "²", "9" * 40])
    assert response.status_code == 409 and counts_of(begun).left == 3


def test_the_script_gets_the_rows_and_the_count(keeper: Client, begun: Round) -> None:
    row = begun.pages.first()
    headers = {"X-Requested-With": "round"}
    answer = keeper.post(url(begun), {"act": f"current:{row.pk}"}, headers=headers)
    html = answer.content.decode()
    assert f'id="row-{row.pk}"' in html and 'value="1"' in html and "<html" not in html
    refused = keeper.post(url(begun), {"act": f"past:{row.pk}"}, headers=headers)
    assert refused.status_code == 409 and refused.content.decode().startswith("กรุณาเขียน")


@pytest.mark.parametrize(
    "query", [{"outcome": "x"}, {"page": "zz"}, {"section": "'\x00"}, {"unit": "x" * 999}]
)
def test_nonsense_in_the_address_breaks_nothing(keeper: Client, begun: Round, query: Any) -> None:
    assert keeper.get(url(begun), query).status_code == 200


def test_the_list_is_narrowed(keeper: Client, begun: Round, webmaster: Any) -> None:
    first = begun.pages.in_order()[0]
    operations.mark(begun, webmaster, [first.pk], Outcome.CURRENT)

    def shown(**query: Any) -> list[str]:
        return [row.title for row in keeper.get(url(begun), query).context["page"]]

    assert shown() == ["กฎหมาย 1", "ข่าว"], "what is left stands first"
    assert shown(outcome="current") == ["กฎหมาย 0"]
    assert shown(outcome="all", section="ข่าวประชาสัมพันธ์") == ["ข่าว"]
    assert shown(outcome="all", unit=first.unit) == ["กฎหมาย 0"]
    assert shown(q="ข่าว") == ["ข่าว"]


def test_a_round_is_ended_and_its_paper_attached(
    keeper: Client, begun: Round, webmaster: Any
) -> None:
    assert "เหลือ 3 รายการ" in keeper.post(url(begun, "ita_round_end"), follow=True).content.decode()
    mark_all(begun, webmaster)
    keeper.post(url(begun, "ita_round_end"), {"note": "ครบ"})
    keeper.post(url(begun, "ita_round_scan"))
    scan = SimpleUploadedFile("signed.pdf", pdf_bytes("signed"))
    html = keeper.post(url(begun, "ita_round_scan"), {"file": scan}, follow=True).content.decode()
    begun.refresh_from_db()
    assert begun.scan and begun.scan.url in html
    assert Client().get(begun.scan.url).status_code == 404
    assert keeper.get(begun.scan.url).status_code == 200


def test_queries_do_not_grow_with_the_pages(
    keeper: Client, site: Site, webmaster: Any, django_assert_max_num_queries: Any
) -> None:
    for _n in range(4):
        LawPageFactory(live=True)
    small = operations.begin(site, webmaster)
    keeper.get(url(small))
    with django_assert_max_num_queries(60) as few:
        keeper.get(url(small))
    rows = small.pages.all()
    extra = [
        type(rows[0])(
            round=small, page_id=10**6 + n, title=f"หน้า {n}", address="http://x/",
            section_number=n % 10, section=f"หมวด {n % 10}", unit=f"กอง {n % 7}",
        )
        for n in range(60)
    ]  # fmt: skip
    rows.bulk_create(extra)
    with django_assert_max_num_queries(len(few)):
        response = keeper.get(url(small))
    assert len(response.context["page"]) == 50
