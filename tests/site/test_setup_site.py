"""The command that makes an installation, and adds an agency to it."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group as AuthGroup
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Collection, GroupCollectionPermission, GroupSitePermission, Page, Site

from home.core.duties import Group, group_name
from home.models import AgencySettings, SectionPage, Unit
from ita.integrity.drift import drifts
from ita.people.models import ReturnReason
from tests.factories import DocumentFactory, UserFactory

HEALTH = "สำนักงานสาธารณสุขอำเภอทดสอบ"
URL = "http://health.localhost:8123"


def add(*args: str) -> str:
    out = StringIO()
    call_command("setup_site", *args, stdout=out)
    return out.getvalue()


def test_an_agency_is_added_with_all_that_it_needs(site: Site) -> None:
    said = add("--agency", HEALTH, "--url", URL)
    other = Site.objects.get(hostname="health.localhost", port=8123)
    assert HEALTH in said and not other.is_default_site
    assert AgencySettings.for_site(other).name == other.root_page.title == HEALTH
    assert SectionPage.objects.child_of(other.root_page).count() == 10
    assert ReturnReason.objects.filter(site=other).count() == 9
    assert other.root_page.get_workflow() == site.root_page.get_workflow()
    assert not list(drifts(other)) and not list(drifts(site))


def test_it_answers_at_its_own_address_alone(site: Site) -> None:
    add("--agency", HEALTH, "--url", URL)
    ours = Client().get("/").content.decode()
    theirs = Client(HTTP_HOST="health.localhost:8123").get("/").content.decode()
    assert HEALTH in theirs and HEALTH not in ours


def test_its_groups_have_rights_in_it_alone(site: Site) -> None:
    add("--agency", HEALTH, "--url", URL)
    other = Site.objects.get(hostname="health.localhost")
    for each, another in ((site, other), (other, site)):
        own = AgencySettings.for_site(each).collection
        for group in Group:
            of_group = {"group__name": group_name(group, each)}
            rights = GroupCollectionPermission.objects.filter(**of_group)
            assert {right.collection for right in rights} <= {own}
            assert not GroupSitePermission.objects.filter(**of_group, site=another).exists()
        requesters = AuthGroup.objects.get(name=group_name(Group.REQUESTERS, each))
        pages = [right.page for right in requesters.page_permissions.all()]
        assert pages and all(page.get_site() == each for page in pages)


def test_it_can_be_repeated(site: Site) -> None:
    def count() -> list[int]:
        models: tuple[Any, ...] = (Site, Page, Collection, ReturnReason, AuthGroup)
        return [model.objects.count() for model in models]

    add("--agency", HEALTH, "--url", URL)
    before = count()
    add("--agency", HEALTH, "--url", URL)
    add()
    assert count() == before
    assert Site.objects.get(is_default_site=True) == site


def test_the_first_agency_takes_over_the_files_of_an_older_release(site: Site) -> None:
    root = Collection.get_first_root_node()
    AgencySettings.objects.update(collection=None)
    document = DocumentFactory(collection=root)
    add()
    document.refresh_from_db()
    assert document.collection == AgencySettings.for_site(site).collection != root


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("--url", "health.localhost", "--agency", HEALTH), "ที่อยู่เว็บไซต์ไม่ถูกต้อง"),
        (("--url", "ftp://health.localhost", "--agency", HEALTH), "ที่อยู่เว็บไซต์ไม่ถูกต้อง"),
        (("--url", "http://x:99999", "--agency", HEALTH), "ที่อยู่เว็บไซต์ไม่ถูกต้อง"),
        (("--url", URL), "ชื่อหน่วยงาน"),
        (("--url", "http://localhost/", "--agency", HEALTH), "หน่วยงานแรก"),
    ],
)
def test_what_is_no_agency_is_refused_in_words(
    site: Site, args: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(CommandError, match=sentence):
        add(*args)
    assert Site.objects.count() == 1


def test_two_agencies_may_have_a_unit_of_the_same_name(site: Site, other_agency: Site) -> None:
    units = [Unit.objects.create(site=each, name="กองคลัง") for each in (site, other_agency)]
    client = Client()
    client.force_login(UserFactory(webmaster=True, site=other_agency))
    assert list(client.get("/admin/unit/").context["object_list"]) == [units[1]]
