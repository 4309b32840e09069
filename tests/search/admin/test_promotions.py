"""The screens of promoted results."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, Site

from search.models import PromotedResult
from tests.factories import NewsPageFactory
from tests.search.admin.screens import html_of

pytestmark = pytest.mark.django_db


def test_a_webmaster_promotes_a_page_and_takes_it_back(office: Client, site: Site) -> None:
    page = NewsPageFactory(title="ภาษี ปีนี้", live=True)
    data = {"question": "ภาษี", "page": page.pk, "sort_order": 0}
    office.post(reverse("search_promoted:add"), data)
    promotion = PromotedResult.objects.get()
    html = html_of(office, "search_promoted:index")
    assert "ภาษี ปีนี้" in html and "แสดงอยู่" in html
    Page.objects.filter(pk=page.pk).update(live=False)
    assert "ยังไม่ได้เผยแพร่" in html_of(office, "search_promoted:index")
    office.post(reverse("search_promoted:delete", args=[promotion.pk]))
    assert not PromotedResult.objects.exists()


def test_a_draft_is_not_promoted(office: Client, site: Site) -> None:
    data = {"question": "ภาษี", "page": NewsPageFactory().pk, "sort_order": 0}
    response = office.post(reverse("search_promoted:add"), data)
    assert "ยังไม่ได้เผยแพร่" in response.content.decode()
    assert not PromotedResult.objects.exists()


@pytest.mark.parametrize("page", ["", "0", "99999999"])
def test_a_page_that_is_none_is_refused(page: str, office: Client, site: Site) -> None:
    data = {"question": "ภาษี", "page": page, "sort_order": 0}
    response = office.post(reverse("search_promoted:add"), data)
    assert response.status_code == 200 and response.context["form"].errors["page"]


def test_the_list_of_promotions_asks_as_often_for_many(office: Client, site: Site) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            html_of(office, "search_promoted:index")
        return len(captured)

    html_of(office, "search_promoted:index")
    PromotedResult.objects.create(question="ข่าว", page=NewsPageFactory(live=True))
    few = queries()
    for number in range(10):
        PromotedResult.objects.create(question=f"ข่าว {number}", page=NewsPageFactory(live=True))
    assert queries() == few
