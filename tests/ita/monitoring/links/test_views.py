"""The officers' screens of the links: who opens them, what they say, what their buttons do."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, Site

from home.core import visits
from ita.monitoring.links.enums import LinkVerdict
from ita.monitoring.links.gathering import read_all
from ita.monitoring.links.models import LinkAddress, LinkPlace, LinkRound
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.factories import UnitFactory, UserFactory
from tests.ita.conftest import every_role
from tests.ita.monitoring.links.conftest import address_of, linking
from tests.public_visitor import answer

pytestmark = pytest.mark.django_db
OLD, NEW = "https://old.example.go.th/", "https://new.example.go.th/"
ClientOf = Callable[[Any], Client]


@pytest.fixture
def dead(site: Site) -> LinkAddress:
    """An address that is dead, on a page of a unit; a second one works."""
    linking(OLD, "https://works.example.go.th/", title="ประวัติเทศบาล", owner_unit=UnitFactory())
    read_all(site)
    LinkAddress.objects.filter(address=OLD).update(
        verdict=LinkVerdict.DEAD, status=404, gone_days=3
    )
    return address_of(site, OLD)


def text_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    main = BeautifulSoup(response.content, "html.parser").find("main")
    assert main
    return " ".join(main.get_text(" ").split())


def test_the_list_tells_what_is_dead_and_where_it_stands(
    dead: LinkAddress, site: Site, webmaster: Any, client_of: ClientOf
) -> None:
    client = client_of(webmaster)
    url = reverse("ita_links")
    place = LinkPlace.objects.get(address=dead)
    html = client.get(url).content.decode()
    edit = reverse("wagtailadmin_pages:edit", args=[place.page_id])
    assert f'href="{edit}#:w:contentpath=history"' in html
    text = text_of(client, url)
    for words in (OLD, "ลิงก์เสีย", "ประวัติเทศบาล", "“ลิงก์ 1”", "404", "3 วัน", "works."):
        assert words in text
    assert "works." not in text_of(client, f"{url}?state=dead")
    unit = place.page.contentpage.owner_unit_id
    assert OLD in text_of(client, f"{url}?unit={unit}")
    assert OLD not in text_of(client, f"{url}?unit={unit + 1}")
    assert OLD in text_of(client, f"{url}?state=nonsense&unit=x&page=99")


def test_who_owns_the_page_finds_it_as_theirs(
    dead: LinkAddress, site: Site, client_of: ClientOf
) -> None:
    unit = LinkPlace.objects.get(address=dead).page.contentpage.owner_unit
    owner, other = UserFactory(requester=True), UserFactory(requester=True)
    owner.posts.update(unit=unit)
    mine = f"{reverse('ita_links')}?mine=1"
    assert OLD in text_of(client_of(owner), mine)
    assert OLD not in text_of(client_of(other), mine)
    home = reverse("wagtailadmin_home")
    assert "ลิงก์เสีย" in text_of(client_of(owner), home)
    assert "ลิงก์เสีย" not in text_of(client_of(other), home)
    assert "ลิงก์เสีย" in text_of(client_of(UserFactory(webmaster=True)), home)


def test_one_address_is_asked_again_by_its_button(
    dead: LinkAddress, requester: Any, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visits, "visit", lambda url, **how: answer(url))
    client = client_of(requester)
    url = reverse("ita_link", args=[dead.pk])
    assert "ตรวจอีกครั้งเดี๋ยวนี้" in text_of(client, url)
    response = client.post(url, {"action": "check"})
    job = LinkRound.objects.get()
    assert response["Location"] == reverse("ita_link_round", args=[job.pk])
    state = client.get(reverse("ita_link_state", args=[job.pk])).json()
    assert (state["state"], state["finished"]) == ("done", True)
    assert state["message"] in text_of(client, response["Location"])
    assert "ใช้งานได้" in text_of(client, url)


def test_a_requester_replaces_it_everywhere(
    dead: LinkAddress, requester: Any, client_of: ClientOf
) -> None:
    client = client_of(requester)
    url = reverse("ita_link", args=[dead.pk])
    for typed, word in (
        ({"action": "replace", "reason": "ย้าย"}, "โปรดระบุที่อยู่ใหม่"),
        ({"action": "replace", "new": "http://10.0.0.1/", "reason": "ย้าย"}, "10.0.0.1"),
        ({"action": "replace", "new": NEW}, NEW),  # without a reason
        ({"action": "replace", "new": "ไม่ใช่ที่อยู่", "reason": "ย้าย"}, "ไม่ใช่ที่อยู่"),
    ):
        response = client.post(url, typed)
        assert response.status_code == 422 and word in response.content.decode()
    assert client.post(url, {"action": "replace", "new": OLD, "reason": "ย้าย"}).status_code == 409

    response = client.post(url, {"action": "replace", "new": NEW, "reason": "ย้าย"})
    assert response["Location"] == url
    text = text_of(client, url)
    assert "จัดทำฉบับร่างและส่งคำขอเผยแพร่" in text and "ขณะนี้ไม่มีหน้าใดรับลิงก์ใหม่ได้" in text
    assert "อยู่ระหว่างการพิจารณา" in text_of(client, url)  # told once what was done
    page = Page.objects.get(pk=LinkPlace.objects.get(address=dead).page_id).specific
    assert OLD in page.history and NEW in page.get_latest_revision_as_object().history
    row = RegisterEntry.objects.get(act=Act.LINK_REPLACED)
    superuser = client_of(UserFactory(is_superuser=True))
    entry = text_of(superuser, reverse("ita_register_entry", args=[row.pk]))
    assert OLD in entry and NEW in entry and "ลิงก์ใหม่" in entry


def test_every_role_does_what_it_may(dead: LinkAddress, site: Site) -> None:
    listed, one = reverse("ita_links"), reverse("ita_link", args=[dead.pk])
    job = LinkRound.objects.create(site=site, state="done")
    screens = [
        listed,
        one,
        *(reverse(n, args=[job.pk]) for n in ("ita_link_round", "ita_link_state")),
    ]
    replace = {"action": "replace", "new": NEW, "reason": "ย้าย"}
    did: dict[str, tuple[bool, ...]] = {}

    def attempt(client: Client) -> None:
        sees = [client.get(url).status_code for url in screens]
        client.post(one, replace)
        replaced = RegisterEntry.objects.filter(act=Act.LINK_REPLACED).exists()
        client.post(listed)
        ordered = LinkRound.objects.filter(address=None).count() > 1
        client.post(one, {"action": "check"})
        checked = LinkRound.objects.filter(address=dead).exists()
        did[str(len(did))] = (set(sees) == {200}, replaced, ordered, checked)
        if not checked:
            assert set(sees) <= {302, 403}

    every_role(attempt)
    nobody, sees = (False, False, False, False), (True, False, False, True)
    assert list(did.values()) == [
        nobody,  # anonymous
        nobody,  # administrator without duty
        (True, True, False, True),  # requester
        sees,  # checker
        sees,  # approver
        (True, False, True, True),  # webmaster
        sees,  # ITA officer
        (True, False, True, True),  # two duties
        (True, False, True, True),  # superuser
    ]


def test_another_agency_finds_nothing(
    dead: LinkAddress, site: Site, other_agency: Site, client_of: ClientOf
) -> None:
    client = client_of(UserFactory(requester=True, webmaster=True, site=other_agency))
    job = LinkRound.objects.create(site=site, state="done")
    for url in (
        reverse("ita_link", args=[dead.pk]),
        reverse("ita_link", args=[99999]),
        reverse("ita_link_round", args=[job.pk]),
        reverse("ita_link_state", args=[job.pk]),
    ):
        assert client.get(url).status_code == 404
        assert client.post(url, {"action": "replace", "new": NEW, "reason": "ก"}).status_code == 404
    assert OLD not in client.get(reverse("ita_links")).content.decode()
    assert not RegisterEntry.objects.filter(act=Act.LINK_REPLACED).exists()


def test_the_list_takes_as_many_queries_for_many(
    dead: LinkAddress,
    site: Site,
    webmaster: Any,
    client_of: ClientOf,
    django_assert_max_num_queries: Callable[..., Any],
) -> None:
    client = client_of(webmaster)
    url = reverse("ita_links")
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    count = len(few)
    for number in range(5):
        linking(OLD, f"https://x{number}.example.go.th/", owner_unit=UnitFactory())
    read_all(site)
    with django_assert_max_num_queries(count):
        html = client.get(url).content.decode()
    assert "อีก 3 แห่ง" in html  # three of six places are listed
