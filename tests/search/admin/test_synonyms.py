"""The screens of synonyms: an agency's own groups, and the shipped ones."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, Site

from search.models import SynonymGroup
from tests.search.admin.screens import ClientOf, html_of, messages_of

pytestmark = pytest.mark.django_db


def test_a_webmaster_adds_changes_and_removes_a_group(office: Client, site: Site) -> None:
    office.post(reverse("search_synonyms:add"), {"words": "ก๊าซ = แก๊ส", "active": "on"})
    group = SynonymGroup.objects.get()
    assert (group.site, group.words, group.active) == (site, "ก๊าซ\nแก๊ส", True)
    url = reverse("search_synonyms:edit", args=[group.pk])
    office.post(url, {"words": "ก๊าซ\nแก๊ส\ngas", "note": "ตามคำถาม", "active": ""})
    group.refresh_from_db()
    assert (str(group), group.note, group.active) == ("ก๊าซ = แก๊ส = gas", "ตามคำถาม", False)
    office.post(reverse("search_synonyms:delete", args=[group.pk]))
    assert not SynonymGroup.objects.exists()


def test_a_wrong_group_comes_back_with_the_reason(office: Client, site: Site) -> None:
    SynonymGroup.objects.create(words="ขยะ\nมูลฝอย", site=site)
    response = office.post(reverse("search_synonyms:add"), {"words": "ขยะ\nของเสีย", "active": "on"})
    assert response.status_code == 200
    assert "ขยะ = มูลฝอย" in response.content.decode()
    assert SynonymGroup.objects.count() == 1


@pytest.mark.parametrize("words", ["ขยะ\x00\nมูลฝอย", "ก" * 100_000, "\n".join("กข" * 5_000)])
def test_bad_words_are_no_error_page(words: str, office: Client, site: Site) -> None:
    response = office.post(reverse("search_synonyms:add"), {"words": words, "active": "on"})
    assert response.status_code == 200 and response.context["form"].errors
    assert office.get(reverse("search_synonyms:add"), {"words": words[:2000]}).status_code == 200


def test_a_delivered_group_is_changed_or_switched_off_but_not_deleted(
    office: Client, client_of: ClientOf, superuser: User, site: Site
) -> None:
    group = SynonymGroup.objects.create(
        words="โค\nวัว", delivered_name="โค", delivered_words="โค\nวัว"
    )
    delete = reverse("search_synonyms:delete", args=[group.pk])
    edit = reverse("search_synonyms:edit", args=[group.pk])
    for browser in (office, client_of(superuser)):
        response = browser.post(delete, follow=True)
        assert "ลบไม่ได้" in messages_of(response)
        assert delete not in browser.get(edit).content.decode()
    office.post(edit, {"words": "โค\nวัว\nงัว"})
    group.refresh_from_db()
    assert group.site is None and not group.active and group.is_edited
    assert "หน่วยงานแก้ไข" in html_of(office, "search_synonyms:index")


def test_the_list_says_where_a_group_comes_from_and_can_be_narrowed(
    office: Client, site: Site, home_page: Page
) -> None:
    other = Site.objects.create(hostname="other.go.th", root_page=home_page)
    delivered = {"delivered_name": "โค", "delivered_words": "โค\nวัว"}
    SynonymGroup.objects.create(words="โค\nวัว", **delivered)
    SynonymGroup.objects.create(words="องค์การบริหารส่วนตำบล\nอบต.", site=site)
    SynonymGroup.objects.create(words="ของเขา\nของอื่น", site=other)

    def shown(**query: str) -> list[str]:
        response = office.get(reverse("search_synonyms:index"), query)
        return [str(group) for group in response.context["object_list"]]

    assert shown() == ["องค์การบริหารส่วนตำบล = อบต.", "โค = วัว"]
    assert shown(origin="own") == ["องค์การบริหารส่วนตำบล = อบต."]
    assert shown(origin="delivered") == ["โค = วัว"]
    assert shown(origin="edited") == []
    assert shown(q="อ.บ.ต.") == ["องค์การบริหารส่วนตำบล = อบต."]
    assert shown(q="%") == shown(q='"') == shown()
    assert shown(q="ไม่มี") == []


def test_another_websites_group_cannot_be_opened(
    office: Client, site: Site, home_page: Page
) -> None:
    other = Site.objects.create(hostname="other.go.th", root_page=home_page)
    group = SynonymGroup.objects.create(words="ของเขา\nของอื่น", site=other)
    for name in ("search_synonyms:edit", "search_synonyms:delete"):
        assert office.get(reverse(name, args=[group.pk])).status_code == 404
        assert office.post(reverse(name, args=[group.pk]), {"words": "ก"}).status_code == 404
    assert SynonymGroup.objects.filter(pk=group.pk, words="ของเขา\nของอื่น").exists()


def test_the_list_of_synonyms_asks_as_often_for_many(office: Client, site: Site) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            html_of(office, "search_synonyms:index")
        return len(captured)

    html_of(office, "search_synonyms:index")
    SynonymGroup.objects.create(words="คำแรก\nคำต้น", site=site)
    few = queries()
    for number in range(20):
        SynonymGroup.objects.create(words=f"คำ {number}\nอื่น {number}", site=site)
    assert queries() == few
