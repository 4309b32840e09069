"""What one visit finds, and what it leaves open."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import PageViewRestriction, Site

from home.core import visits
from ita.assessment.evidence.address import address_of
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework
from ita.monitoring.visits.enums import Walk
from ita.monitoring.visits.selectors import evidence_of
from ita.monitoring.visits.targets import Target, targets
from ita.monitoring.visits.visiting import SILENT_AFTER, Visitor
from tests.factories import (
    EvidenceFactory,
    ItemFactory,
    LawPageFactory,
    LinkDirectoryPageFactory,
)
from tests.public_visitor import PublicVisitor, answer

pytestmark = pytest.mark.django_db


def target_of(evidence: Evidence, site: Site) -> Target:
    return targets(Evidence.objects.filter(pk=evidence.pk).select_related("document"), site)[0]


def test_what_is_right_is_found_right(approved: Evidence, site: Site, visitor: Visitor) -> None:
    document = approved.page.specific.attachments.get().document
    facts = visitor.facts(target_of(approved, site))

    assert (facts["status"], facts["error"], facts["redirects"]) == (200, "", [])
    assert facts["final_url"] == facts["address"] == approved.page.full_url
    assert (facts["title_shown"], facts["asks_login"], facts["walk"]) == (True, False, Walk.WALKED)
    assert facts["size"] > 0 and len(facts["sha256"]) == 64
    (file,) = facts["files"]
    assert (file["status"], file["sha256"], file["is_approved"]) == (200, document.sha256, True)
    assert file["size"] == document.file_size


def test_another_file_than_the_approved_one_is_seen(
    approved: Evidence, site: Site, visitor: Visitor, stranger: PublicVisitor
) -> None:
    target = target_of(approved, site)
    stranger.answers[target.files[0].url] = answer("", b"%PDF-other", kind="application/pdf")
    (file,) = visitor.facts(target)["files"]
    assert (file["is_approved"], file["status"]) == (False, 200)


def test_of_a_page_without_approval_the_file_is_not_known(
    framework: Framework, site: Site, visitor: Visitor, evidence: Evidence
) -> None:
    document = evidence.page.specific.attachments.get().document
    page = LawPageFactory(live=True, files=[document])
    alone = EvidenceFactory(item=ItemFactory(framework=framework), page=page, document=document)
    facts = visitor.facts(target_of(alone, site))
    assert [file["is_approved"] for file in facts["files"]] == [None]
    assert (facts["sha256"], facts["title_shown"]) == (document.sha256, None)
    assert facts["walk"] == Walk.WALKED


@pytest.mark.parametrize(
    ("body", "status", "expected"),
    [
        (b"<h1>Something else</h1>", 200, (False, False)),
        (b"<form><input type='password'></form>", 200, (False, True)),
        (b"", 401, (None, True)),
        (b"", 404, (None, False)),
    ],
)
def test_what_is_served_instead(
    evidence: Evidence,
    site: Site,
    visitor: Visitor,
    stranger: PublicVisitor,
    body: bytes,
    status: int,
    expected: tuple[bool | None, bool],
) -> None:
    target = target_of(evidence, site)
    stranger.answers[target.address] = answer(target.address, body, status)
    facts = visitor.facts(target)
    assert (facts["title_shown"], facts["asks_login"]) == expected


def test_a_page_behind_a_login_is_seen_as_such(
    evidence: Evidence, site: Site, visitor: Visitor
) -> None:
    target = target_of(evidence, site)
    PageViewRestriction.objects.create(page=evidence.page, restriction_type="login")
    facts = visitor.facts(target)
    assert facts["asks_login"] is True
    assert facts["redirects"][0][0] == target.address


def test_a_fault_on_the_way_says_nothing_of_the_page(
    evidence: Evidence, site: Site, visitor: Visitor, stranger: PublicVisitor
) -> None:
    target = target_of(evidence, site)
    for url in (target.address, target.files[0].url):
        stranger.answers[url] = answer(url, error=visits.TIMEOUT)
    facts = visitor.facts(target)
    assert (facts["error"], facts["status"], facts["size"]) == (visits.TIMEOUT, None, None)
    assert (facts["title_shown"], facts["asks_login"]) == (None, None)
    assert facts["files"][0]["is_approved"] is None


def test_each_address_is_asked_once(
    evidence: Evidence, site: Site, visitor: Visitor, stranger: PublicVisitor
) -> None:
    target = target_of(evidence, site)
    assert visitor.facts(target) == visitor.facts(target)
    assert len(stranger.asked) == len(set(stranger.asked)) == 4  # front, section, page, file


def test_a_server_that_stays_silent_is_left_alone(site: Site, stranger: PublicVisitor) -> None:
    visitor = Visitor(site, stranger)
    visitor._until = float("inf")
    for number in range(SILENT_AFTER + 2):
        assert visitor.look(f"https://away.example.com/{number}") is None
    assert len(stranger.asked) == SILENT_AFTER
    assert visitor.silent == ["https://away.example.com:443"]
    assert visitor.look(site.root_page.full_url) is not None


def test_one_slow_piece_does_not_hold_up_the_round(
    evidence: Evidence,
    site: Site,
    visitor: Visitor,
    stranger: PublicVisitor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ita.monitoring.visits.visiting.TARGET_SECONDS", -1)
    facts = visitor.facts(target_of(evidence, site))
    assert (facts["error"], stranger.asked) == (visits.TIMEOUT, [])


def test_elsewhere_is_visited_under_the_guard(
    framework: Framework, site: Site, visitor: Visitor, stranger: PublicVisitor
) -> None:
    links = LinkDirectoryPageFactory(live=True)
    url = links.links.first().url
    elsewhere = EvidenceFactory(item=ItemFactory(framework=framework), page=links, address=url)
    stranger.answers[url] = answer(url, b"<title>Elsewhere</title>")
    facts = visitor.facts(target_of(elsewhere, site))
    assert (facts["address"], facts["status"], facts["title_shown"]) == (url, 200, None)
    assert facts["walk"] == Walk.WALKED


def test_targets_take_as_many_queries_for_many(
    evidence: Evidence,
    framework: Framework,
    site: Site,
    django_assert_num_queries: Callable[..., Any],
) -> None:
    draft = LawPageFactory()
    for page in (draft, *(LawPageFactory(live=True) for _ in range(3))):
        EvidenceFactory(item=ItemFactory(framework=framework), page=page)
    evidence.page.full_url  # noqa: B018 - the website's addresses are looked up once
    with django_assert_num_queries(7):
        found = targets(evidence_of(framework, site), site)
    assert len(found) == 4  # nobody can open the draft
    assert [target.address for target in found] == [address_of(row.evidence) for row in found]
