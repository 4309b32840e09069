"""The finished page made to be read well: text stays, words stay whole, Thai is marked."""

from typing import Any

import pytest
from django.utils.html import strip_tags

from home.readable import readable


@pytest.fixture(autouse=True)
def whole_words(settings: Any) -> None:
    settings.KEEP_WORDS_WHOLE = True


def test_a_word_of_offices_is_kept_whole_and_its_text_stays_one_box() -> None:
    done = readable("<p>รายงานงบประมาณปีนี้</p>", "th")
    assert done == ("<p><text-run>รายงาน<whole-word>งบประมาณ</whole-word>ปีนี้</text-run></p>")
    assert strip_tags(done) == "รายงานงบประมาณปีนี้"


@pytest.mark.parametrize(
    "html",
    [
        '<p title="งบประมาณ">ปีนี้</p>',
        "<script>งบประมาณ < 1</script>",
        "<style>.งบประมาณ {}</style>",
        "<!-- งบประมาณ <p> -->",
        "<textarea>\nงบประมาณ</textarea>",
        "<select><option>งบประมาณ</option></select>",
        '<svg><title>งบประมาณ</title><text x="1">งบประมาณ</text></svg>',
        '<a title="a > งบประมาณ">x</a>',
        "",
        "ไม่มีแท็ก <",
    ],
)
def test_what_holds_no_elements_is_left_alone(html: str) -> None:
    assert readable(html, "th") == html


def test_nothing_is_done_to_thai_pages_where_the_setting_says_so(settings: Any) -> None:
    settings.KEEP_WORDS_WHOLE = False
    assert readable("<p>งบประมาณ</p>", "th") == "<p>งบประมาณ</p>"


@pytest.mark.parametrize(
    ("html", "done"),
    [
        ("<p>เทศบาล</p>", '<p><text-run lang="th">เทศบาล</text-run></p>'),
        # Without a Latin letter all of it is Thai, its numbers too.
        ("<p>ปี 2569 &amp; 2570</p>", '<p><text-run lang="th">ปี 2569 &amp; 2570</text-run></p>'),
        (
            "<p>Phone of เมืองศรีธารา 12 is</p>",
            '<p><text-run>Phone of <text-run lang="th">เมืองศรีธารา</text-run> 12 is</text-run></p>',
        ),
        ('<p lang="th">เทศบาล</p>', '<p lang="th">เทศบาล</p>'),
        ('<li lang="th"><b>ก</b></li><b>Yes</b>', '<li lang="th"><b>ก</b></li><b>Yes</b>'),
        ("<option>ทุกปี</option>", '<option lang="th">ทุกปี</option>'),
        ('<img alt="ตรา">', '<img alt="ตรา" lang="th">'),
        ('<input value="ภาษี"/>', '<input value="ภาษี" lang="th"/>'),
        ("<p>Budget</p>", "<p>Budget</p>"),
        (
            '<div lang="th"><p>ก<br>ข</p></div><p>ค</p>',
            '<div lang="th"><p>ก<br>ข</p></div><p><text-run lang="th">ค</text-run></p>',
        ),
        # What was not closed ends with what holds it.
        (
            '<ul><li lang="th">ก</ul><p>ข</p>',
            '<ul><li lang="th">ก</ul><p><text-run lang="th">ข</text-run></p>',
        ),
    ],
)
def test_thai_on_a_page_in_english_says_that_it_is_thai(html: str, done: str) -> None:
    assert readable(html, "en") == done


def test_a_long_page_takes_the_time_of_a_long_page() -> None:
    """70,000 characters of what looks like tags are read once."""
    for hostile in (
        "<" * 70_000,
        "<p " * 20_000,
        '<p a="' * 12_000,
        "<!--" * 20_000,
        "ก " * 35_000,
    ):
        assert readable(hostile, "en").count("ก") == hostile.count("ก")
