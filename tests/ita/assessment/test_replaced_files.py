"""Evidence that names one file of a page follows when that file is replaced."""

from typing import Any

import pytest

from home.models import AgencyDocument, PageAttachment
from ita.assessment.evidence.models import Evidence
from tests.factories import DocumentFactory, EvidenceFactory, LawPageFactory
from tests.ita.assessment.evidence.content import pdf

pytestmark = pytest.mark.django_db


def show(page: Any, *documents: AgencyDocument) -> None:
    page.attachments = [PageAttachment(document=document) for document in documents]
    page.save_revision().publish(skip_permission_checks=True)


def named_by(evidence: Evidence) -> AgencyDocument | None:
    return Evidence.objects.get(pk=evidence.pk).document


def test_evidence_follows_once_the_new_file_is_live() -> None:
    old = DocumentFactory()
    page = LawPageFactory(files=[old], live=True)
    evidence = EvidenceFactory(page=page, document=old)
    new = DocumentFactory(supersedes=old)
    page.attachments = [PageAttachment(document=new)]
    revision = page.save_revision()
    assert named_by(evidence) == old

    revision.publish(skip_permission_checks=True)

    assert named_by(evidence) == new


def test_evidence_stays_with_a_file_that_was_only_taken_off() -> None:
    old, other = DocumentFactory(), DocumentFactory()
    page = LawPageFactory(files=[old], live=True)
    evidence = EvidenceFactory(page=page, document=old)
    show(page, other)
    assert named_by(evidence) == old


def test_evidence_stays_while_the_page_shows_both() -> None:
    old = DocumentFactory()
    page = LawPageFactory(files=[old], live=True)
    evidence = EvidenceFactory(page=page, document=old)
    show(page, old, DocumentFactory(supersedes=old))
    assert named_by(evidence) == old


def test_the_new_file_is_not_made_evidence_twice() -> None:
    old = DocumentFactory()
    new = DocumentFactory(supersedes=old)
    page = LawPageFactory(files=[old, new], live=True)
    evidence = EvidenceFactory(page=page, document=old)
    EvidenceFactory(page=page, document=new, item=evidence.item)
    show(page, new)
    assert named_by(evidence) == old


def test_evidence_of_another_item_does_not_hold_it_back() -> None:
    old = DocumentFactory()
    new = DocumentFactory(supersedes=old)
    page = LawPageFactory(files=[old, new], live=True)
    evidence, other = EvidenceFactory(page=page, document=old), EvidenceFactory(page=page)
    Evidence.objects.filter(pk=other.pk).update(document=new)
    show(page, new)
    assert named_by(evidence) == new


def test_evidence_does_not_follow_to_a_file_that_stands_elsewhere() -> None:
    old = DocumentFactory()
    page = LawPageFactory(files=[old], live=True)
    evidence = EvidenceFactory(page=page, document=old)
    LawPageFactory(files=[DocumentFactory(supersedes=old)], live=True)
    show(page, DocumentFactory())
    assert named_by(evidence) == old


def test_of_two_newer_files_evidence_names_the_newest() -> None:
    old = DocumentFactory()
    second = DocumentFactory(supersedes=old)
    third = DocumentFactory(supersedes=second)
    page = LawPageFactory(files=[old], live=True)
    evidence = EvidenceFactory(page=page, document=old)
    show(page, second, third)
    assert named_by(evidence) == third


@pytest.mark.parametrize(("pages", "expected"), [(3, 2), (1, None)])
def test_a_page_of_the_file_is_kept_where_the_new_file_has_it(
    pages: int, expected: int | None
) -> None:
    old = pdf(pages=2)
    page = LawPageFactory(files=[old], live=True)
    evidence = EvidenceFactory(page=page, document=old, file_page=2)
    show(page, new := pdf(pages=pages, supersedes=old))
    assert named_by(evidence) == new
    assert Evidence.objects.get().file_page == expected


def test_evidence_by_another_page_that_still_shows_the_old_file_stays() -> None:
    old = DocumentFactory()
    page = LawPageFactory(files=[old], live=True)
    evidence = EvidenceFactory(page=LawPageFactory(files=[old], live=True), document=old)
    show(page, DocumentFactory(supersedes=old))
    assert named_by(evidence) == old
