"""Copies do nothing and ask for nothing; what was frozen is found."""

import pytest

from ita.filing.rewriting import rewrite_css, rewrite_html

BASE = "http://phaya.go.th/law/plan/"
KNOWN = {
    "http://phaya.go.th/static/site.css": "../assets/a.css",
    "http://phaya.go.th/images/a.png": "../assets/b.png",
    "http://phaya.go.th/law/": "0002.html",
    "http://phaya.go.th/documents/1/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf": "../files/แผน.pdf",
}


def copied(html: str) -> str:
    return rewrite_html(html, BASE, KNOWN.get, "สำเนา").decode()


def test_what_is_frozen_is_shown_and_linked_within_the_copy() -> None:
    page = copied(
        '<html><head><link rel="stylesheet" href="/static/site.css"></head><body>'
        '<img src="../../images/a.png" srcset="/images/a.png 2x"><a href="/law/#h-1">กฎหมาย</a>'
        '<a href="/documents/1/แผน.pdf">แผน</a></body></html>'
    )
    assert 'href="../assets/a.css"' in page
    assert 'src="../assets/b.png"' in page and "srcset" not in page
    assert 'href="0002.html#h-1"' in page
    assert 'href="../files/แผน.pdf"' in page
    assert "สำเนา" in page


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<script src="http://evil.example/x.js"></script>',
        '<img src="x" onerror="alert(1)">',
        '<iframe src="http://evil.example/"></iframe>',
        '<object data="http://evil.example/"></object>',
        '<embed src="http://evil.example/">',
        '<base href="http://evil.example/">',
        '<meta http-equiv="refresh" content="0;url=http://evil.example/">',
        '<form action="http://evil.example/"><button formaction="http://evil.example/">x</button>',
        '<link rel="preload" href="http://evil.example/x.css">',
        '<link rel="stylesheet" href="http://evil.example/x.css">',
        '<img src="http://evil.example/x.png" srcset="http://evil.example/y.png 2x">',
        '<video poster="http://evil.example/x.png" src="http://evil.example/v"></video>',
        '<svg><image href="http://evil.example/x.png"></image></svg>',
        '<svg><use xlink:href="http://evil.example/x.svg#a"></use></svg>',
        '<style>@import "http://evil.example/x.css"; p { b: url(//evil.example/) }</style>',
        '<p style="background: url(http://evil.example/x.png)">x</p>',
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" JaVaScript:alert(1)">x</a>',
        '<a ping="http://evil.example/" href="#a">x</a>',
        '<table background="http://evil.example/x.png"><tr><td>x</td></tr></table>',
        '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    ],
)
def test_a_copy_asks_for_nothing_and_runs_nothing(html: str) -> None:
    page = copied(f"<html><body>{html}</body></html>").lower()
    assert "evil.example" not in page
    assert "alert" not in page and "javascript:" not in page


def test_a_link_to_what_is_not_frozen_keeps_its_address() -> None:
    page = copied('<a href="/news/">ข่าว</a><a href="mailto:a@b.go.th">เขียนถึงเรา</a>')
    assert 'href="http://phaya.go.th/news/"' in page and "noreferrer" in page
    assert 'href="mailto:a@b.go.th"' in page


def test_a_style_sheet_shows_what_is_frozen_and_nothing_else() -> None:
    css = rewrite_css(
        '@import "site.css"; a { b: url("../images/a.png"); c: url(//evil.example/x) }'
        "d { e: url(data:image/png;base64,xyz) }",
        "http://phaya.go.th/static/more.css",
        KNOWN.get,
    )
    assert '@import "../assets/a.css"' in css and 'url("../assets/b.png")' in css
    assert "evil.example" not in css and "url(data:image/png;base64,xyz)" in css
