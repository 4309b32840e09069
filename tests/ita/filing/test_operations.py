"""Who files, what stops it, and that a filing is whole or is not."""

import pytest
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.core.jobs import JobState
from home.models import LawPage
from ita.assessment.models import Framework, Item
from ita.filing import operations, rules, store
from ita.filing.manifest import digest
from ita.filing.models import Capture, Filing, FrozenObject
from ita.filing.operations import order_filing, order_pack
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.factories import FrameworkFactory, UserFactory
from tests.ita.conftest import ROLES, Officers
from tests.stranger import Stranger


def test_what_is_filed_stands_on_the_register_with_its_manifest(
    filing: Filing, officers: Officers, item: Item
) -> None:
    row = RegisterEntry.objects.get(act=Act.FILED)
    manifest = store.read(filing.site_id, filing.manifest_sha256)
    assert filing.entry_id == row.pk
    assert filing.state == JobState.DONE
    assert row.details["manifest_sha256"] == digest(manifest) == filing.manifest_sha256
    assert row.subject_label == str(filing.framework)
    assert row.actor_id == officers.approver.pk
    assert row.reason == "ส่งรอบแรก"
    assert row.details["frozen_pages"] == 2 and row.details["frozen_files"] == 1
    assert filing.items.get().record["evidence"][0]["note"] == "ดูหน้า 3"


def test_an_approver_alone_files(
    page: LawPage, framework: Framework, site: Site, stranger: Stranger
) -> None:
    for role, traits in ROLES.items():
        user = UserFactory(**traits)
        reason = rules.why_not_file(user, framework, site)
        assert (reason is None) == (role == "approver"), role
        if reason:
            with pytest.raises(NotAllowed):
                order_filing(framework, site, user)
    assert not Filing.objects.exists()


def test_an_approver_of_another_agency_does_not_file(
    page: LawPage, framework: Framework, site: Site, other_agency: Site
) -> None:
    other = UserFactory(approver=True, site=other_agency)
    assert rules.why_not_file(other, framework, site)
    assert rules.why_not_file(other, framework, other_agency) is None


def test_nothing_is_filed_where_nothing_is_published(
    item: Item, framework: Framework, site: Site, officers: Officers, stranger: Stranger
) -> None:
    with pytest.raises(NotAllowed):
        order_filing(framework, site, officers.approver)
    assert not Filing.objects.exists() and not stranger.asked


def test_a_draft_of_a_list_and_anothers_list_are_not_filed(
    site: Site, other_agency: Site, officers: Officers
) -> None:
    for framework in (FrameworkFactory(is_draft=True), FrameworkFactory(site=other_agency)):
        assert rules.why_not_file(officers.approver, framework, site)


def test_a_list_is_filed_once_at_a_time(
    page: LawPage,
    framework: Framework,
    site: Site,
    officers: Officers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(operations, "async_task", lambda *args: None)
    order_filing(framework, site, officers.approver)
    with pytest.raises(NotAllowed):
        order_filing(framework, site, officers.approver)
    assert Filing.objects.count() == 1


def test_a_second_filing_stands_beside_the_first_and_keeps_one_copy_of_equal_bytes(
    filing: Filing, framework: Framework, site: Site, officers: Officers
) -> None:
    before = FrozenObject.objects.count()
    order_filing(framework, site, officers.approver)
    second = Filing.objects.first()
    assert second and second.is_filed and second.pk != filing.pk
    files = Capture.objects.filter(kind="file").values_list("sha256", flat=True)
    assert len(files) == 2 and len(set(files)) == 1
    new = FrozenObject.objects.count() - before
    assert new < second.captures.count()


def test_what_is_thrown_away_leaves_what_another_filing_names(
    filing: Filing, framework: Framework, site: Site, officers: Officers, stranger: Stranger
) -> None:
    kept = set(FrozenObject.objects.values_list("sha256", flat=True))
    failed = Filing.objects.create(
        site=site, framework=framework, asked_at=filing.asked_at, state=JobState.FAILED
    )
    only = store.put(site.pk, b"of the failed one")
    shared = filing.captures.exclude(sha256="").first()
    assert shared
    for number, sha256 in enumerate((only, shared.sha256)):
        Capture.objects.create(
            filing=failed,
            url=f"http://localhost/{number}",
            kind="page",
            sha256=sha256,
            visited_at=filing.asked_at,
        )
    operations.discard(failed)
    assert set(FrozenObject.objects.values_list("sha256", flat=True)) == kept
    assert not store.path_of(site.pk, only).exists()
    assert store.path_of(site.pk, shared.sha256).exists()


def test_who_makes_packs_and_of_what(filing: Filing, officers: Officers) -> None:
    for role, traits in ROLES.items():
        user = UserFactory(**traits)
        allowed = role in ("approver", "webmaster", "ita_officer", "two duties")
        assert (rules.why_not_order_pack(user, filing) is None) == allowed, role
        if not allowed:
            with pytest.raises(NotAllowed):
                order_pack(filing, user)
    with pytest.raises(NotAllowed):
        order_pack(filing, officers.approver, "O99")  # no such item was filed
