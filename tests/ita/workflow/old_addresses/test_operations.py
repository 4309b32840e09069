"""One uploads, another allows; until then an old address leads nowhere. What differs is found."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from home.core.exceptions import NotAllowed
from home.models import DisclosurePage
from ita.integrity.derived.faults import derived_faults
from ita.integrity.public_facts import fact_drifts
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow.changes.operations import allow, refuse
from ita.workflow.old_addresses.models import OldAddressList
from ita.workflow.old_addresses.operations import keep_list, propose_end, propose_list
from tests.factories import UserFactory
from tests.ita.conftest import Officers, every_role

OLD = ["/index.php?id=12", "/ข่าวเก่า/1.html"]


def ends(client: Client) -> list[str]:
    return [client.get(old).get("Location", "") for old in OLD]


def test_two_hands_make_old_addresses_lead_on_and_end(
    client: Client, listed: OldAddressList, page: DisclosurePage, officers: Officers
) -> None:
    assert len(listed.faults) == 1
    change = propose_list(listed, officers.webmaster, "เว็บไซต์เดิมปิดแล้ว")
    assert ends(client) == ["", ""]
    allow(change, officers.approver)
    assert ends(client) == [page.url, page.url]
    assert client.get(OLD[0]).status_code == 301
    assert list(fact_drifts(listed.site)) == [] == list(derived_faults())
    acts = RegisterEntry.objects.filter(subject_kind="old_addresses").values_list("act", flat=True)
    assert list(acts) == [Act.CHANGE_PROPOSED, Act.CHANGE_ALLOWED]
    allow(propose_end(listed, officers.webmaster, "เลิกใช้"), officers.approver)
    assert ends(client) == ["", ""]
    assert list(fact_drifts(listed.site)) == []


def test_who_proposed_does_not_allow_and_a_refused_list_leads_nowhere(
    client: Client, listed: OldAddressList, officers: Officers
) -> None:
    both = UserFactory(webmaster=True, approver=True)
    change = propose_list(listed, both, "เหตุผล")
    for user in (both, officers.webmaster, officers.checker):
        with pytest.raises(NotAllowed):
            allow(change, user)
    refuse(change, officers.approver, "ไม่ถูกต้อง")
    assert ends(client) == ["", ""]
    for user in (officers.requester, officers.approver):
        with pytest.raises(NotAllowed):
            propose_list(listed, user, "เหตุผล")
        with pytest.raises(NotAllowed):
            keep_list(listed.site, user, "a.csv", b"/a,/law/")


def test_what_went_meanwhile_is_not_allowed(
    listed: OldAddressList, page: DisclosurePage, officers: Officers
) -> None:
    change = propose_list(listed, officers.webmaster, "เหตุผล")
    Page.objects.filter(pk=page.pk).update(live=False)
    with pytest.raises(NotAllowed):
        allow(change, officers.approver)
    assert not Redirect.objects.exists()


def test_nothing_to_take_is_nothing_to_propose(frame: Site, officers: Officers) -> None:
    listed = keep_list(frame, officers.webmaster, "a.csv", b"/a,/nowhere/")
    for act in (propose_list, propose_end):
        with pytest.raises(NotAllowed):
            act(listed, officers.webmaster, "เหตุผล")


@pytest.mark.parametrize("harm", ["bend", "remove", "add"])
def test_what_a_shell_changes_is_found(
    listed: OldAddressList, officers: Officers, harm: str
) -> None:
    allow(propose_list(listed, officers.webmaster, "เหตุผล"), officers.approver)
    made = Redirect.objects.filter(old_path=OLD[0])
    if harm == "bend":
        made.update(redirect_page=None, redirect_link="https://evil.example/")
    elif harm == "remove":
        made.delete()
    else:
        Redirect.objects.create(site=listed.site, old_path="/ad", redirect_link="/law/")
    assert [*fact_drifts(listed.site), *derived_faults()] != []


def test_screens_by_role(listed: OldAddressList) -> None:
    def attempt(client: Client) -> None:
        client.raise_request_exception = False
        before = OldAddressList.objects.count()
        file = SimpleUploadedFile("b.csv", "/x,/law/".encode("utf-16"))
        client.post(reverse("ita_old_addresses"), {"file": file})
        one = reverse("ita_old_address_list", args=[listed.pk])
        client.post(one, {"action": "propose", "reason": "เหตุผล"})
        from django.contrib.auth import get_user

        groups = {group.name for group in get_user(client).groups.all()}
        is_webmaster = "webmasters" in groups
        assert OldAddressList.objects.count() - before == int(is_webmaster)
        rows = RegisterEntry.objects.filter(act=Act.CHANGE_PROPOSED)
        assert rows.exists() is is_webmaster
        assert not Redirect.objects.exists()

    every_role(attempt)


def test_an_officer_sees_every_fault_and_takes_them_as_a_file(
    client: Client, listed: OldAddressList, officers: Officers, client_of: Callable[[Any], Client]
) -> None:
    browser = client_of(officers.webmaster)
    one = reverse("ita_old_address_list", args=[listed.pk])
    html = browser.get(one).content.decode()
    assert "/gone" in html and "/index.php?id=12" in html
    file = browser.get(reverse("ita_old_address_faults", args=[listed.pk]))
    assert "/gone,/nowhere/," in file.content.decode()
    answer = browser.post(one, {"action": "propose", "reason": "เหตุผล"}, follow=True)
    assert one in answer.content.decode()
    approver = client_of(officers.approver)
    assert approver.get(one).status_code == 200
    refused = browser.post(reverse("ita_old_addresses"), {"file": SimpleUploadedFile("a", b"\0")})
    assert refused.status_code == 409


def test_another_agencys_officer_finds_no_list(
    listed: OldAddressList, other_agency: Site, client: Client
) -> None:
    client.force_login(UserFactory(webmaster=True, site=other_agency))
    for name in ("ita_old_address_list", "ita_old_address_faults"):
        assert client.get(reverse(name, args=[listed.pk])).status_code == 404
