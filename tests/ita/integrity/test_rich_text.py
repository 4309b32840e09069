"""A seal does not depend on the keys of paragraphs, and on nothing less."""

import pytest

from home.blocks import BodyBlock
from home.models import LawPage
from ita.integrity.rich_text import stream_without_keys, without_keys
from ita.integrity.seal import seal_of
from tests.factories import LawPageFactory


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('<p data-block-key="a1b2c">ก</p>', "<p>ก</p>"),
        ('<li class="x" data-block-key="a">ก</li>', '<li class="x">ก</li>'),
        ('<p data-block-key="a">ก</p><h2 data-block-key="b">ข</h2>', "<p>ก</p><h2>ข</h2>"),
        ('<p>data-block-key="secret"</p>', '<p>data-block-key="secret"</p>'),
        ('<p>ก &lt;p data-block-key="x"</p>', '<p>ก &lt;p data-block-key="x"</p>'),
        ('data-block-key="x"', 'data-block-key="x"'),
        ("<p>ก</p>", "<p>ก</p>"),
    ],
)
def test_only_the_key_of_a_tag_is_left_out(text: str, left: str) -> None:
    assert without_keys(text) == left


def test_a_stream_loses_the_keys_of_its_rich_texts_only() -> None:
    key = '<p data-block-key="a">ก</p>'
    stream = [
        {"type": "paragraph", "value": key, "id": "1"},
        {"type": "image", "value": {"image": 1, "caption": key}, "id": "2"},
        {"type": "gone", "value": key, "id": "3"},
    ]
    first, second, third = stream_without_keys(BodyBlock(), stream)
    assert first["value"] == "<p>ก</p>"
    assert second["value"]["caption"] == key
    assert third["value"] == key


def paragraph(text: str) -> list[dict[str, str]]:
    return [{"type": "paragraph", "value": text}]


@pytest.mark.django_db
def test_the_same_words_with_other_keys_are_the_same_content() -> None:
    page: LawPage = LawPageFactory()
    page.body = paragraph('<p data-block-key="a">ก</p>')
    newest, before = seal_of(page).sha256, seal_of(page, 2).sha256
    page.body = paragraph('<p data-block-key="b">ก</p>')
    assert seal_of(page).sha256 == newest
    assert seal_of(page, 2).sha256 != before
    page.body = paragraph('<p data-block-key="b">ข</p>')
    assert seal_of(page).sha256 != newest
