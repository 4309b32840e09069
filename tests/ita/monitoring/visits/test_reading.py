"""What a stranger reads of a page, however badly it is written."""

from typing import Any

import pytest

from home.core.visits import Answer, Hop
from home.readable import readable
from ita.monitoring.visits.reading import Link, Reading, read

URL = "https://agency.go.th/law/"


def reading(html: str) -> Reading:
    hop = Hop(URL, 200, (("Content-Type", "text/html; charset=utf-8"),))
    return read(Answer(URL, (hop,), 0.1, 0, "", html.encode()))


def test_words_as_they_are_seen() -> None:
    html = """<!doctype html><head><title>ไม่เห็น</title></head><style>p{}</style>
    <h1>แผน<b>พัฒนา</b></h1>
    <p>ปี&nbsp;2569</p><!-- ไม่เห็น --><script>var a = "ไม่เห็น";</script><template>ไม่เห็น</template>
    <ul><li>หนึ่ง<li>สอง</ul>"""
    assert reading(html).text == "แผนพัฒนา ปี 2569 หนึ่ง สอง"


def test_words_that_a_page_of_ours_keeps_whole(settings: Any) -> None:
    settings.KEEP_WORDS_WHOLE = True
    html = readable("<h1>แผนงบประมาณปี พ.ศ. 2569 ของหน่วยงาน</h1>", "th")
    assert "whole-word" in html
    assert reading(html).shows("แผนงบประมาณปี พ.ศ. 2569 ของหน่วยงาน")


def test_links_choices_and_parts() -> None:
    html = """<a href=" /news/ ">ข่าว</a><a href="?page=2" rel="nofollow NEXT">ถัดไป</a><a href="http://[">เสีย</a>
    <a name="x">ไม่ใช่ลิงก์</a><select name="year"><option value="2569"><option value="2568"></select>
    <select><option value="no"></select><h2 id="budget">งบ</h2><head><meta id="in-head"></head>"""
    found = reading(html)
    assert found.links == (
        Link("https://agency.go.th/news/"),
        Link("https://agency.go.th/law/?page=2", frozenset({"nofollow", "next"})),
    )
    assert found.next_url == "https://agency.go.th/law/?page=2"
    assert found.options == {"year": frozenset({"2569", "2568"})}
    assert found.ids == frozenset({"budget", "in-head"})


@pytest.mark.parametrize(
    ("html", "asks"),
    [
        ('<input type="PASSWORD">', True),
        ("<input type=text>", False),
        ("<template><input type=password></template>", False),
    ],
)
def test_a_login_is_seen(html: str, asks: bool) -> None:
    assert reading(html).asks_password is asks


@pytest.mark.parametrize("html", ["<![x", "<p>คำ", "</p></div><p>คำ</b>", "<" * 99, "\x00<p>คำ"])
def test_no_page_is_too_bad_to_be_read(html: str) -> None:
    assert reading(html).links == ()
    assert "คำ" not in html or reading(html).shows("คำ")
