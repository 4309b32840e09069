"""Of evidence the public sees live pages, and of their files those that count, in their order."""

import pytest

from ita.assessment.coverage import facts_of
from ita.assessment.evidence.models import Evidence
from ita.assessment.public import public_evidence
from tests.factories import DocumentFactory, EvidenceFactory, LawPageFactory

pytestmark = pytest.mark.django_db


def shown() -> list[tuple[str, list[str]]]:
    """(page, its files) of all evidence that the public may see."""
    rows = Evidence.objects.with_file_shown().select_related("page", "document", "item__framework")
    return [
        (row.page.title, [file.document.title for file in row.files])
        for row in public_evidence(facts_of(rows))
    ]


def test_a_draft_is_not_shown() -> None:
    EvidenceFactory(page=LawPageFactory(title="ร่าง"))
    assert shown() == []


def test_all_files_of_the_page_in_their_order() -> None:
    files = [DocumentFactory(title=title) for title in ("ข", "ก")]
    EvidenceFactory(page=LawPageFactory(title="แผน", live=True, files=files))
    assert shown() == [("แผน", ["ข", "ก"])]


def test_the_one_file_that_is_named() -> None:
    files = [DocumentFactory(title=title) for title in ("ข", "ก")]
    page = LawPageFactory(title="แผน", live=True, files=files)
    EvidenceFactory(page=page, document=files[1])
    assert shown() == [("แผน", ["ก"])]
