"""Whose list is whose: an agency sees the common lists and its own, and nothing of another's."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from ita.assessment.evidence.models import Evidence
from ita.assessment.frameworks import editions
from ita.assessment.frameworks.data import FrameworkData
from ita.assessment.frameworks.loading import load, load_shipped_frameworks, read_framework
from ita.assessment.models import Framework, Item
from tests.factories import EvidenceFactory, PublicFrameworkFactory, UserFactory
from tests.ita.assessment.test_framework_screens import edit

pytestmark = pytest.mark.django_db
SCREENS = ("ita_framework", "ita_framework_workbook", "ita_frameworks:edit")


def data_of(content: dict[str, Any]) -> FrameworkData:
    return read_framework(json.dumps(content).encode(), "x.json")


@pytest.fixture
def officer(client_of: Callable[[Any], Client], ita_officer: Any) -> Client:
    return client_of(ita_officer)


@pytest.fixture
def theirs(content: dict[str, Any], other_agency: Site) -> Framework:
    """The other agency's own list."""
    load(data_of({**content, "scheme": "LPA", "scheme_name": "ของเขา"}), other_agency)
    return Framework.objects.get(site=other_agency)


def test_another_agencys_list_does_not_exist(
    officer: Client, theirs: Framework, site: Site
) -> None:
    item = theirs.items.first()
    assert item
    for name in SCREENS:
        assert officer.get(reverse(name, args=[theirs.pk])).status_code == 404, name
    for name in ("ita_item", "ita_item_edit", "ita_evidence_add", "ita_papers_item"):
        assert officer.get(reverse(name, args=[item.pk])).status_code == 404, name
    posts = ("ita_export_start", "ita_framework_finish", "ita_framework_edition")
    for name in posts:
        assert officer.post(reverse(name, args=[theirs.pk])).status_code == 404, name
    assert officer.get(reverse("ita_thing", args=["framework", theirs.pk])).status_code == 404
    chosen = {"framework": theirs.pk}
    assert officer.get(reverse("ita_coverage"), chosen).status_code == 404
    for name in ("ita_coverage", "ita_frameworks:index", "wagtailadmin_home"):
        assert "LPA" not in officer.get(reverse(name)).content.decode()
    officer.post(reverse("ita_frameworks:delete", args=[theirs.pk]), {"reason": "x"})
    assert Framework.objects.filter(pk=theirs.pk).exists()
    with pytest.raises(Framework.DoesNotExist):
        Framework.objects.get_named("LPA", 2569, site)


def test_an_officers_file_makes_the_agencys_own_list(
    officer: Client, content: dict[str, Any], site: Site, theirs: Framework
) -> None:
    content["scheme"] = "LPA"
    file = SimpleUploadedFile("x.json", json.dumps(content).encode())
    payload = officer.post(reverse("ita_framework_import"), {"file": file}).context["payload"]
    officer.post(reverse("ita_framework_load"), {"payload": payload})
    mine = Framework.objects.get_named("lpa", 2569, site)
    assert (mine.site, mine.scheme_name) == (site, "")
    theirs.refresh_from_db()
    assert theirs.scheme_name == "ของเขา"


def test_the_own_list_goes_before_the_common_one(content: dict[str, Any], site: Site) -> None:
    load(data_of(content))
    load(data_of({**content, "issuer": "ของเรา"}), site)
    assert Framework.objects.get_named("OIT", 2569, site).issuer == "ของเรา"
    first, second = Framework.objects.for_work(site)
    assert (first.site, second.site) == (site, None)


def test_a_common_list_is_not_edited_nor_deleted(officer: Client, content: dict[str, Any]) -> None:
    load(data_of(content))
    common = Framework.objects.get()
    page = officer.get(reverse("ita_frameworks:edit", args=[common.pk]))
    assert page.url == reverse("ita_framework", args=[common.pk])
    officer.post(reverse("ita_frameworks:delete", args=[common.pk]), {"reason": "x"})
    assert Framework.objects.exists()
    item = reverse("ita_item_edit", args=[Item.objects.first().pk])
    assert officer.get(item).url == reverse("ita_item", args=[Item.objects.first().pk])


def test_a_new_list_is_the_agencys_own_and_once(officer: Client, site: Site) -> None:
    url = reverse("ita_frameworks:add")
    head = {"scheme": "lpa", "fiscal_year": "2026", "issuer": "กรม"}
    assert edit(officer, url, **head).status_code == 302
    framework = Framework.objects.get()
    assert (framework.site, framework.scheme) == (site, "LPA")
    assert edit(officer, url, **head).status_code == 200
    assert edit(officer, url, **{**head, "scheme": "ก ข"}).status_code == 200
    assert Framework.objects.count() == 1


@pytest.mark.parametrize("role", ["requester", "checker", "approver", "webmaster", "anonymous"])
def test_other_roles_bring_nothing_in(
    role: str, client_of: Callable[[Any], Client], content: dict[str, Any], site: Site
) -> None:
    load(data_of(content), site)
    framework = Framework.objects.get()
    client = Client() if role == "anonymous" else client_of(UserFactory(**{role: True}))
    for name, args in (
        ("ita_framework_import", []),
        ("ita_framework_draft", []),
        ("ita_framework_load", []),
        ("ita_framework_finish", [framework.pk]),
        ("ita_framework_edition", [framework.pk]),
        ("ita_frameworks:delete", [framework.pk]),
    ):
        answer = client.post(reverse(name, args=args), {"reason": "x"})
        assert answer.status_code in (302, 403), name
    framework.refresh_from_db()
    assert not framework.is_draft


def test_a_draft_is_nowhere_until_it_is_finished(
    officer: Client, content: dict[str, Any], site: Site
) -> None:
    load(data_of(content), site)
    Framework.objects.update(is_draft=True)
    draft = Framework.objects.get()
    item = draft.items.first()
    assert item
    assert officer.get(reverse("ita_item", args=[item.pk])).status_code == 404
    assert officer.get(reverse("ita_thing", args=["framework", draft.pk])).status_code == 404
    assert officer.get(reverse("ita_coverage"), {"framework": draft.pk}).status_code == 404
    assert officer.get(reverse("ita_item_edit", args=[item.pk])).status_code == 200
    Item.objects.filter(pk=item.pk).update(title="")
    page = officer.get(reverse("ita_framework", args=[draft.pk]))
    assert len(page.context["missing"]) == 1
    officer.post(reverse("ita_framework_finish", args=[draft.pk]))
    draft.refresh_from_db()
    assert draft.is_draft


def test_other_lists_have_addresses_of_their_own(
    content: dict[str, Any], site: Site, client: Client
) -> None:
    load(data_of({**content, "scheme": "LPA"}), site)
    load(data_of(content))
    for framework in Framework.objects.all():
        PublicFrameworkFactory(site=site, framework=framework)
        EvidenceFactory(item=framework.items.get(code="O1"))
    for path in ("/ita/2569/o1/", "/ita/2569/O1/", "/ita/2569/lpa/o1/", "/ita/2569/LPA/O1/"):
        assert client.get(path).status_code == 200, path
    assert client.get("/ita/2569/oit/o1/").url == "/ita/2569/o1/"
    assert client.get("/ita/2569/lpa/").url == "/ita/2569/#lpa"
    for path in ("/ita/2569/lpa/o9/", "/ita/2569/xyz/o1/", "/ita/2568/lpa/o1/"):
        assert client.get(path).status_code == 404, path
    year = client.get("/ita/2569/").content.decode()
    assert 'href="/ita/2569/o1/"' in year
    assert 'href="/ita/2569/lpa/o1/"' in year


def test_an_address_from_before_leads_to_the_new_one(
    content: dict[str, Any], site: Site, client: Client
) -> None:
    content["items"][0]["code"] = "MOIT1"
    load(data_of({**content, "scheme": "MOIT"}))
    PublicFrameworkFactory(site=site, framework=Framework.objects.get())
    answer = client.get("/ita/2569/moit1/")
    assert (answer.status_code, answer.url) == (301, "/ita/2569/moit/moit1/")


def test_a_workbook_of_any_list(content: dict[str, Any], site: Site, tmp_path: Any) -> None:
    load(data_of({**content, "scheme": "LPA"}), site)
    call_command("export_evidence", "lpa", "2569", tmp_path / "out.xlsx", site=site.hostname)
    assert (tmp_path / "out.xlsx").exists()


class TestEdition:
    """A new edition that came with the system is offered, and loaded by an officer only."""

    @pytest.fixture
    def stored(self, content: dict[str, Any], tmp_path: Any, monkeypatch: Any) -> Framework:
        monkeypatch.setattr(editions, "SHIPPED", tmp_path)
        (tmp_path / "oit.json").write_text(json.dumps(content))
        load_shipped_frameworks()
        content["items"][0]["title"] = "สถิติการให้บริการ"
        (tmp_path / "oit.json").write_text(json.dumps(content) + "\n")
        return Framework.objects.get()

    def test_setting_up_again_alters_nothing(self, stored: Framework) -> None:
        assert load_shipped_frameworks() == []
        assert stored.items.get(code="O1").title == "โครงสร้าง"

    def test_it_is_offered_looked_at_and_loaded(
        self, officer: Client, stored: Framework, django_assert_num_queries: Any
    ) -> None:
        listed = officer.get(reverse("ita_frameworks:index")).content.decode()
        assert "ฉบับใหม่" in listed
        url = reverse("ita_framework_edition", args=[stored.pk])
        assert "สถิติการให้บริการ" in officer.get(url).content.decode()
        officer.post(url)
        assert stored.items.get(code="O1").title == "สถิติการให้บริการ"
        assert officer.get(url).status_code == 404
        assert "ฉบับใหม่" not in officer.get(reverse("ita_frameworks:index")).content.decode()

    def test_what_is_in_use_is_asked_about(
        self, officer: Client, stored: Framework, site: Site
    ) -> None:
        evidence: Evidence = EvidenceFactory(item=stored.items.get(code="O1"))
        url = reverse("ita_framework_edition", args=[stored.pk])
        assert officer.post(url).status_code == 422
        assert stored.items.get(code="O1").title == "โครงสร้าง"
        officer.post(url, {"move:item:O1": "O2"})
        evidence.refresh_from_db()
        assert evidence.item.code == "O2"

    def test_not_while_the_public_reads_it_nor_for_others(
        self, officer: Client, stored: Framework, site: Site, other_agency: Site
    ) -> None:
        url = reverse("ita_framework_edition", args=[stored.pk])
        assert officer.post(url).status_code == 422  # there is another agency
        other_agency.delete()
        PublicFrameworkFactory(site=site, framework=stored)
        assert officer.post(url).status_code == 422
        assert stored.items.get(code="O1").title == "โครงสร้าง"
