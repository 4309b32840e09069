"""What a link opens: live evidence and nothing of a draft; and what it says when it is over."""

from datetime import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Site

from ita.assessment.assessor.models import AssessorLink, AssessorQuestion
from ita.assessment.assessor.operations import answer, make_link, revoke
from ita.assessment.assessor.selectors import FROZEN_HOOK, FrozenCopy
from ita.assessment.models import Item
from tests.factories import (
    ElementFactory,
    EvidenceFactory,
    ItemFactory,
    LawPageFactory,
    PublicFrameworkFactory,
)
from tests.ita.assessment.assessor.conftest import in_days

pytestmark = pytest.mark.django_db
HARM = '<script>alert(1)</script> =HYPERLINK("http://x")'


def read(client: Client, path: str, status: int = 200) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def test_items_with_live_evidence_and_nothing_of_drafts(
    client: Client, address: str, item: Item
) -> None:
    live = LawPageFactory(title="ผลการจัดซื้อ", live=True)
    EvidenceFactory(item=item, page=live, note="บันทึกภายใน")
    EvidenceFactory(item=item, page=LawPageFactory(title="ร่างลับ"))
    ElementFactory(item=item, text="งบประมาณที่ใช้")
    assert client.get("/ita/2569/o12/").status_code == 404  # the public reads nothing of it
    for path in (address, f"{address}o12/"):
        soup = read(client, path)
        assert soup.find("a", href=live.url)
        for hidden in ("ร่างลับ", "บันทึกภายใน", "state-", "element-mark"):
            assert hidden not in str(soup)
    assert soup.find("a", href=address) and "งบประมาณที่ใช้" in soup.get_text()


def test_an_item_without_evidence_can_be_asked_about(
    client: Client, address: str, item: Item
) -> None:
    assert read(client, address).find("a", href=f"{address}o12/")
    assert read(client, f"{address}o12/").select_one("form.assessor-form")


def test_states_only_where_the_public_reads_them(
    client: Client, address: str, item: Item, site: Site
) -> None:
    opened = PublicFrameworkFactory(site=site, framework=item.framework, shows_states=True)
    assert "state-" in str(read(client, address))
    opened.is_public = False
    opened.save()
    assert "state-" not in str(read(client, address))


def test_the_address_stays_private(client: Client, address: str) -> None:
    for path in (address, f"{address}o12/"):
        response = client.get(path)
        assert "no-store" in response["Cache-Control"] and "noindex" in response["X-Robots-Tag"]
        assert response["Referrer-Policy"] == "same-origin"


def test_openings_are_counted(client: Client, address: str, link: AssessorLink) -> None:
    for path in (address, address, f"{address}?page=2", f"{address}o12/"):
        client.get(path)
    link.refresh_from_db()
    assert link.uses == 2 and link.last_used_at


@pytest.mark.parametrize("how", ["revoked", "expired"])
def test_afterwards_the_address_says_so_in_thai(
    client: Client, address: str, link: AssessorLink, item: Item, ita_officer: Any, how: str
) -> None:
    if how == "revoked":
        revoke(link, ita_officer)
    else:
        AssessorLink.objects.update(expires_at=timezone.now())
    for path in (address, f"{address}o12/"):
        soup = read(client, path, 410)
        assert "เพิกถอน" in soup.get_text() if how == "revoked" else "ใช้ได้ถึง" in soup.get_text()
        assert item.title not in soup.get_text()
        posted = client.post(path, {"asker": "ก", "text": "ข"})
        assert posted.status_code == 410
    assert not AssessorQuestion.objects.exists()


@pytest.mark.parametrize("path", ["/ita/assessor/x/", "/ita/assessor/%00/", "/ita/assessor/ก/o12/"])
def test_what_was_never_given_is_not_there(client: Client, address: str, path: str) -> None:
    read(client, path, 404)


def test_neither_is_an_item_of_another_list(client: Client, address: str) -> None:
    for code in ("o99", "%00"):
        read(client, f"{address}{code}/", 404)


def test_at_another_agency_the_link_is_not_there(address: str, other_agency: Site) -> None:
    assert Client(headers={"host": "health.localhost"}).get(address).status_code == 404


def test_asking_and_reading_the_answer(
    client: Client, address: str, item: Item, link: AssessorLink, ita_officer: Any
) -> None:
    response = client.post(f"{address}o12/", {"asker": "ผู้ประเมิน", "text": HARM})
    assert response.status_code == 302 and response["Location"].startswith(f"{address}o12/?asked")
    question = AssessorQuestion.objects.get()
    assert (question.item, question.link) == (item, link)
    answer(question, ita_officer, "<b>อยู่หน้า 3</b>")
    soup = read(client, address)
    assert not soup.select("main script, main b")
    assert HARM in soup.get_text() and "<b>อยู่หน้า 3</b>" in soup.get_text()

    empty = client.post(address, {"asker": "", "text": ""})
    assert empty.status_code == 422 and AssessorQuestion.objects.count() == 1


def test_what_was_typed_is_not_lost_when_it_is_too_much(
    client: Client, address: str, link: AssessorLink
) -> None:
    rows = [AssessorQuestion(link=link, asker="ก", text="ข") for _ in range(10)]
    AssessorQuestion.objects.bulk_create(rows)
    response = client.post(address, {"asker": "ก", "text": "คำถามสุดท้าย"})
    assert response.status_code == 429 and "คำถามสุดท้าย" in response.content.decode()


def test_a_forged_post_from_another_site_is_refused(address: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address, {"asker": "ก", "text": "ข"}).status_code == 403
    assert not AssessorQuestion.objects.exists()


def test_frozen_copies_stand_beside_what_is_live(
    client: Client, made: tuple[AssessorLink, str], address: str, item: Item
) -> None:
    def freeze(link: AssessorLink, token: str, items: Any) -> dict[int, list[FrozenCopy]]:
        assert (link, token) == made
        moment = timezone.make_aware(datetime(2026, 3, 28))
        return {row.pk: [FrozenCopy(f"ฉบับยื่น {row.code}", "/frozen/1/", moment)] for row in items}

    assert "ฉบับยื่น" not in str(read(client, f"{address}o12/"))
    with hooks.register_temporarily(FROZEN_HOOK, freeze):
        soup = read(client, f"{address}o12/")
    found = soup.select_one('.side-by-side section:last-child a[href="/frozen/1/"]')
    assert found and found.get_text() == "ฉบับยื่น O12"


def test_queries_do_not_grow_with_items(
    client: Client, address: str, item: Item, link: AssessorLink
) -> None:
    def queries() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    EvidenceFactory(item=item)
    AssessorQuestion.objects.create(link=link, item=item, asker="ก", text="ข")
    few = queries()
    for _ in range(8):
        other = ItemFactory(framework=item.framework)
        EvidenceFactory(item=other, page=LawPageFactory(live=True))
        AssessorQuestion.objects.create(link=link, item=other, asker="ก", text="ข")
    assert queries() == few


def test_each_agency_gives_links_to_a_list_of_all(
    client: Client, item: Item, other_agency: Site, ita_officer: Any, superuser: Any
) -> None:
    EvidenceFactory(item=item, page=LawPageFactory(title="ของเทศบาล", live=True))
    _link, token = make_link(
        item.framework, other_agency, superuser, purpose="ผู้ประเมิน", last_day=in_days(1)
    )
    elsewhere = Client(headers={"host": "health.localhost"})
    assert "ของเทศบาล" not in str(read(elsewhere, f"/ita/assessor/{token}/"))
