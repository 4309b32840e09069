"""What a page needs, and what it links to."""

from ita.filing.sub_resources import links_of, resources_of_css, resources_of_html, title_of

BASE = "http://phaya.go.th/law/"


def test_everything_that_a_page_shows_is_found() -> None:
    html = """<html><head><title> แผน
      2569 </title><link rel="stylesheet" href="/a.css"><link rel="icon" href="/b.svg">
      <link rel="canonical" href="/not"><style>p { background: url('/c.png') }</style></head>
      <body><img src="d.png" srcset="/e.png 1x, /f.png 2x"><picture><source srcset="/g.webp">
      </picture><video src="/h.mp4" poster="/i.png"></video><p style="background:url(/j.png)">
      <a href="/k">x</a><img src="data:image/png;base64,xyz"><script src="/not.js"></script>"""
    found = {url.removeprefix("http://phaya.go.th/") for url in resources_of_html(html, BASE)}
    assert found == {
        *("a.css", "b.svg", "c.png", "law/d.png", "e.png", "f.png", "g.webp", "h.mp4", "i.png"),
        "j.png",
    }
    assert links_of(html, BASE) == {"http://phaya.go.th/k"}
    assert title_of(html) == "แผน 2569"


def test_everything_that_a_style_sheet_shows_is_found() -> None:
    css = '@import "x.css"; @font-face { src: url(y.woff2) format("woff2") } p { b: url("#id") }'
    assert resources_of_css(css, "http://phaya.go.th/s/a.css") == {
        "http://phaya.go.th/s/x.css",
        "http://phaya.go.th/s/y.woff2",
        "http://phaya.go.th/s/a.css",
    }


def test_thai_addresses_and_broken_ones_are_no_fault() -> None:
    html = '<a href="/แผน?ปี=2569#x">ก</a><a href="http://[">ข</a><a href="mailto:x@y">ค</a>'
    (link,) = links_of(html, BASE)
    assert link == "http://phaya.go.th/%E0%B9%81%E0%B8%9C%E0%B8%99?%E0%B8%9B%E0%B8%B5=2569"
