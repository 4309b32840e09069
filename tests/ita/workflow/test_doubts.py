"""Dates that make no sense, where a page is requested and checked."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from home.core.exceptions import NotAllowed
from ita.register.models import RegisterEntry
from ita.workflow import operations
from tests.factories import AnnouncementPageFactory, LawPageFactory
from tests.home.editor import edit_url
from tests.ita.conftest import Officers

HEADING = "โปรดตรวจดูอีกครั้ง"
LAST_YEARS = "แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2560"


@pytest.mark.parametrize(
    ("factory", "values", "words"),
    [
        (LawPageFactory, {"publication_end_date": date(2020, 1, 1)}, "ผ่านไปแล้วก่อนเผยแพร่"),
        (
            AnnouncementPageFactory,
            {"announced_on": date(2026, 2, 2), "closes_on": date(2026, 2, 1)},
            "อยู่ก่อนวันประกาศ",
        ),
        (LawPageFactory, {"period_from": date(2569, 1, 1), "period_to": None}, "ไม่มีปีนี้"),
    ],
)
def test_what_cannot_be_right_is_not_requested(
    officers: Officers, factory: Any, values: dict[str, Any], words: str
) -> None:
    page = factory(owner=officers.requester, **values)
    with pytest.raises(NotAllowed, match=words):
        operations.request_publication(page, officers.requester)
    assert not RegisterEntry.objects.of_page(page).exists()


def test_a_doubt_is_said_to_the_owner_before_the_request_and_to_the_checker(
    officers: Officers, client_of: Any
) -> None:
    page = LawPageFactory(title=LAST_YEARS, owner=officers.requester)
    owner: Client = client_of(officers.requester)
    html = owner.get(edit_url(page)).content.decode()
    assert HEADING in html and "2560" in html

    operations.request_publication(page, officers.requester)
    checker: Client = client_of(officers.checker)
    review = checker.get(reverse("ita_review", args=[page.pk])).content.decode()
    assert HEADING in review and "ชื่อเรื่องระบุปี 2560" in review


def test_where_nothing_is_odd_nothing_is_said(officers: Officers, client_of: Any) -> None:
    page = LawPageFactory(owner=officers.requester, next_review_date=None)
    owner: Client = client_of(officers.requester)
    assert HEADING not in owner.get(edit_url(page)).content.decode()
