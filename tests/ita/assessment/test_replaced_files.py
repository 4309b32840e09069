"""Evidence that names one file of a page follows when that file is replaced."""

from typing import Any

import pytest

from home.models import AgencyDocument, PageAttachment
from ita.assessment.models import Evidence
from tests.factories import DocumentFactory, EvidenceFactory, LawPageFactory

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
