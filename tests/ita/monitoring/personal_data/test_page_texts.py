"""Every word of a page is searched, also what stands in tags, and its place is told."""

import random

import pytest

from home.models import LawPage
from ita.integrity.seal import SealedContent
from ita.monitoring.personal_data.page_texts import ShownFile, text_of_seal
from tests.home.personal_data.identity_numbers import identity_number, parted

pytestmark = pytest.mark.django_db
NUMBER = parted(identity_number(random.Random(3)))


def found(fields: str, files: str = "{}") -> list[tuple[str, str]]:
    page = LawPage()
    sealed = SealedContent(3, "s", f'{{"fields":{fields},"files":{files}}}')
    return [(each.where, each.excerpt) for each in text_of_seal(page, sealed).findings]


@pytest.mark.parametrize(
    ("fields", "where", "excerpt"),
    [
        (f'{{"title": "ชื่อ {NUMBER}"}}', "ชื่อเรื่อง", "ชื่อ •••••"),
        (f'{{"source": "<a {NUMBER}>"}}', None, "•••••"),
        (f'{{"body": [1, {{"value": "<p>{NUMBER[:4]}<i>{NUMBER[4:]}</i></p>"}}]}}', None, "•••••"),
        (f'{{"body": [{{"value": {{"data": [["ก", "{NUMBER}"]]}}}}]}}', None, "•••••"),
        (f'{{"body": [{{"value": "<a href=\\"/x?{NUMBER}\\">ก</a>"}}]}}', None, 'href="/x?•••••"'),
    ],
)
def test_a_number_is_found_in_each_part(fields: str, where: str | None, excerpt: str) -> None:
    ((told, shown),) = found(fields)
    assert shown == excerpt
    assert where is None or told == where


def test_two_paragraphs_are_not_one_number() -> None:
    assert found(f'{{"body": [{{"value": "<p>{NUMBER[:6]}</p><p>{NUMBER[6:]}</p>"}}]}}') == []


def test_names_of_files_are_searched_and_never_shown_whole() -> None:
    files = f'{{"document:1": {{"sha256": "a", "original_filename": "{NUMBER}.pdf"}}}}'
    page = LawPage()
    text = text_of_seal(page, SealedContent(3, "s", f'{{"fields":{{}},"files":{files}}}'))
    assert text.files == (ShownFile("a", "•••••.pdf"),)
    assert [finding.where for finding in text.findings] == ["ชื่อหรือคำอธิบายไฟล์"]
