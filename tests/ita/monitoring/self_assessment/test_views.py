import io
from collections.abc import Callable
from typing import Any

import docx
import pypdfium2
import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from home.thai.calendar import current_fiscal_year, to_be
from ita.monitoring.self_assessment.facts import KNOWN, NOT_KNOWN, known_of
from ita.monitoring.self_assessment.models import SecurityAnswer
from ita.monitoring.self_assessment.paper import assessment_file
from ita.monitoring.self_assessment.requirements import standard
from tests.factories import UserFactory
from tests.ita.conftest import every_role

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
ADDRESS = "ita_self_assessment"
ANSWERED = {"mfa_answer": "no", "mfa_remark": "ของบประมาณแล้ว", "policy_answer": "yes"}


@pytest.fixture
def agency(site: Any) -> Site:
    return Site.objects.get(is_default_site=True)


def test_each_fact_belongs_to_a_requirement() -> None:
    assert set(KNOWN) < {each.code for each in standard().requirements}
    assert not standard().confirmed


def test_what_the_system_does_not_know_stays_unknown(agency: Site) -> None:
    for code in ("policy", "risk", "incident", "waf", "pentest"):
        assert known_of(agency, code) == [NOT_KNOWN]
    assert known_of(agency, "mfa") == ["ระบบนี้ไม่มีการยืนยันตัวตนแบบหลายปัจจัย"]


@pytest.mark.parametrize(
    ("redirect", "hsts", "said"),
    [
        (True, 30 * 24 * 3600, "การตั้งค่า: เปลี่ยน http เป็น https; HSTS 30 วัน"),
        (False, 0, "การตั้งค่า: ไม่เปลี่ยน http เป็น https; HSTS ปิด"),
    ],
)
def test_settings_are_read_as_they_are(
    redirect: bool, hsts: int, said: str, agency: Site, settings: Any
) -> None:
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = redirect, hsts
    first, visit, older = known_of(agency, "tls")
    assert first == said
    assert NOT_KNOWN in visit and older.endswith(NOT_KNOWN)


def test_a_webmaster_answers_beside_what_the_system_knows(
    agency: Site, client_of: ClientOf
) -> None:
    user = UserFactory(webmaster=True)
    client = client_of(user)
    answer = client.post(reverse(ADDRESS), ANSWERED)
    assert answer.url == f"{reverse(ADDRESS)}?year={to_be(current_fiscal_year())}"
    row = SecurityAnswer.objects.get(code="mfa")
    assert (row.answer, row.remark, row.fiscal_year) == (
        "no",
        "ของบประมาณแล้ว",
        current_fiscal_year(),
    )
    assert row.known == known_of(agency, "mfa") and user.posts.get().full_name in row.answered_name
    page = client.get(answer.url).content.decode()
    assert "ของบประมาณแล้ว" in page and "ยังไม่ยืนยัน" in page
    client.post(reverse(ADDRESS), {**ANSWERED, "mfa_answer": "", "mfa_remark": ""})
    assert list(SecurityAnswer.objects.values_list("code", flat=True)) == ["policy"]


@pytest.mark.parametrize("wrong", [{"mfa_answer": "maybe"}, {"mfa_answer": "", "mfa_remark": "x"}])
def test_bad_input_keeps_what_was_typed_and_stores_nothing(
    wrong: dict[str, str], agency: Site, client_of: ClientOf
) -> None:
    client = client_of(UserFactory(webmaster=True))
    answer = client.post(reverse(ADDRESS), {**ANSWERED, **wrong})
    assert answer.status_code == 422
    assert wrong.get("mfa_remark", "ของบประมาณแล้ว") in answer.content.decode()
    assert not SecurityAnswer.objects.exists()


def test_an_earlier_year_stands_as_it_was_answered(
    agency: Site, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(UserFactory(webmaster=True))
    client.post(reverse(ADDRESS), ANSWERED)
    SecurityAnswer.objects.update(fiscal_year=current_fiscal_year() - 1, known=["ที่ทราบในวันนั้น"])
    address = f"{reverse(ADDRESS)}?year={to_be(current_fiscal_year() - 1)}"
    page = client.get(address).content.decode()
    assert "ที่ทราบในวันนั้น" in page and "<textarea" not in page
    client.post(address, {"mfa_answer": "yes"})
    assert SecurityAnswer.objects.get(code="mfa").answer == "no"


def test_the_paper_says_unknown_unconfirmed_and_who_signs(
    agency: Site, client_of: ClientOf
) -> None:
    client_of(UserFactory(webmaster=True)).post(reverse(ADDRESS), ANSWERED)
    name, content = assessment_file(agency, current_fiscal_year(), "docx")
    document = docx.Document(io.BytesIO(content))
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    text = "\n".join([*(p.text for p in document.paragraphs), *("|".join(row) for row in cells)])
    assert name.endswith(f"{to_be(current_fiscal_year())}.docx")
    for said in ("ยังไม่ยืนยัน", "ของบประมาณแล้ว", "ยังไม่ได้ประเมิน ๑๐ รายการ", "ผู้ประเมิน"):
        assert said in text, said
    assert "ไม่มี" in text and "ยังไม่ทราบ" in text
    _name, pdf = assessment_file(agency, current_fiscal_year(), "pdf")
    pages = pypdfium2.PdfDocument(pdf)
    words = pages[0].get_textpage().get_text_range()
    assert len(pages) <= 3 and "WAF" not in words  # the table begins on the first page, and breaks
    assert "Web Master" in words


def test_only_who_is_named_answers_and_not_all_see(agency: Site, client_of: ClientOf) -> None:
    def attempt(client: Client) -> None:
        user = User.objects.filter(pk=client.session.get("_auth_user_id")).first()
        duties = set(user.posts.values_list("duties__duty", flat=True)) if user else set()
        may_see = bool(user and user.is_superuser) or duties & {"webmasters", "approvers"}
        paper = reverse("ita_self_assessment_paper", args=["pdf"])
        assert (client.get(reverse(ADDRESS)).status_code == 200) == bool(may_see)
        assert client.get(paper.replace("pdf", "exe")).status_code in (302, 403, 404)
        client.post(reverse(ADDRESS), ANSWERED)
        assert SecurityAnswer.objects.exists() == ("webmasters" in duties)

    every_role(attempt)


def test_another_agencys_answers_are_not_there(other_agency: Site, client_of: ClientOf) -> None:
    client_of(UserFactory(webmaster=True)).post(reverse(ADDRESS), ANSWERED)
    stranger = client_of(UserFactory(webmaster=True, site=other_agency))
    assert "ของบประมาณแล้ว" not in stranger.get(reverse(ADDRESS)).content.decode()


def test_answers_add_no_queries(agency: Site, client_of: ClientOf) -> None:
    client = client_of(UserFactory(webmaster=True))
    client.get(reverse(ADDRESS))
    with CaptureQueriesContext(connection) as none:
        client.get(reverse(ADDRESS))
    codes = [each.code for each in standard().requirements]
    client.post(reverse(ADDRESS), {f"{code}_answer": "yes" for code in codes})
    client.get(reverse(ADDRESS))  # shows the message
    with CaptureQueriesContext(connection) as twelve:
        client.get(reverse(ADDRESS))
    assert SecurityAnswer.objects.count() == 12
    assert len(twelve) == len(none)
