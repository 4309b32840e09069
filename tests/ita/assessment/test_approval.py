"""Evidence and its approval: what nobody approved does not count, and what waits is said."""

from wagtail.models import PageViewRestriction, Site

from home.models import LawPage
from ita.assessment.coverage import item_coverage
from ita.assessment.enums import ItemState
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.oral_approval.operations import confirm, record_oral_approval
from tests.factories import EvidenceFactory, LawPageFactory
from tests.ita.conftest import Officers, fresh, step
from tests.ita.workflow.oral_approval.conftest import word_of
from tests.officers import pass_step


def test_what_was_found_live_without_approval_does_not_count(site: Site, live: LawPage) -> None:
    item = EvidenceFactory(page=live).item
    EvidenceFactory(item=item, page=LawPageFactory())  # a draft beside it changes nothing
    page = fresh(live)
    page.summary = "แก้ไขนอกขั้นตอน"
    page.save_revision().publish(skip_permission_checks=True)

    covered = item_coverage(item, site)

    assert covered.state == ItemState.NOT_APPROVED
    (found,) = covered.live_evidence
    assert not found.counts
    assert RegisterEntry.objects.last().label in found.reasons[0]


def test_what_is_closed_to_the_public_does_not_count(site: Site, live: LawPage) -> None:
    item = EvidenceFactory(page=live).item
    PageViewRestriction.objects.create(page=live, restriction_type="login")
    covered = item_coverage(item, site)
    assert (covered.state, covered.live_evidence) == (ItemState.NOT_PUBLISHED, ())


def test_the_officer_reads_that_a_word_of_mouth_is_not_confirmed_yet(
    site: Site, draft: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    record_oral_approval(step(draft), officers.webmaster2, word_of(officers.approver))
    word = RegisterEntry.objects.last()
    pass_step(step(draft), officers.webmaster)
    item = EvidenceFactory(page=draft).item

    (found,) = item_coverage(item, site).evidence
    assert found.counts and "ด้วยวาจา" in found.remark

    confirm(word, officers.approver)
    (found,) = item_coverage(item, site).evidence
    assert found.remark == ""
