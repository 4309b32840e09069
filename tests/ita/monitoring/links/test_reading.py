"""Which links a page has, and where each stands."""

import json
from typing import Any

import pytest

from ita.monitoring.links.enums import LinkKind
from ita.monitoring.links.reading import FoundLink, Reader
from tests.factories import (
    AgencyProfilePageFactory,
    DocumentFactory,
    EServicePageFactory,
    LawPageFactory,
    LinkDirectoryPageFactory,
)

OURS = "https://agency.go.th"
PAGE = f"{OURS}/law/budget/"
read = Reader(OURS)


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("https://example.go.th/a#part", (LinkKind.OUTSIDE, "https://example.go.th/a")),
        ("//example.go.th/a", (LinkKind.OUTSIDE, "https://example.go.th/a")),
        ("ftp://example.go.th/a", (LinkKind.OUTSIDE, "ftp://example.go.th/a")),
        ("htp://example.go.th/", (LinkKind.OUTSIDE, "htp://example.go.th/")),
        ("http://[::1", (LinkKind.OUTSIDE, "http://[::1")),
        (
            "https://agency.go.th.example.com/",
            (LinkKind.OUTSIDE, "https://agency.go.th.example.com/"),
        ),
        ("https://agency.go.th:8443/", (LinkKind.OUTSIDE, "https://agency.go.th:8443/")),
        ("/news/?year=2569", (LinkKind.OWN, f"{OURS}/news/?year=2569")),
        ("http://AGENCY.go.th/news/", (LinkKind.OWN, "http://AGENCY.go.th/news/")),
        ("www.example.go.th", (LinkKind.OWN, f"{PAGE}www.example.go.th")),
        ("#part", None),
        ("", None),
        ("  ", None),
        ("mailto:a@example.go.th", None),
        ("tel:042123456", None),
    ],
)
def test_what_an_address_leads_to(href: str, target: Any) -> None:
    assert read.target_of(href, PAGE) == target


def body(*blocks: tuple[str, Any]) -> str:
    return json.dumps(
        [
            {"type": kind, "value": value, "id": f"b{number}"}
            for number, (kind, value) in enumerate(blocks, 1)
        ]
    )


@pytest.mark.django_db
def test_links_stand_in_texts_and_blocks(site: Any) -> None:
    page = AgencyProfilePageFactory(
        history='<p>ดู <a linktype="page" id="7"><b>หน้า</b> แรก</a> <a href="tel:1">โทร</a></p>',
        body=body(
            ("paragraph", "<p>ไม่มีลิงก์</p>"),
            ("table", {"data": [['<a href="https://no.example.com/">คำ</a>']]}),
            (
                "paragraph",
                '<p><a href="https://a.example.com/?x=1&amp;y=2">ก</a>'
                '<a linktype="document" id="5">ไฟล์</a></p>',
            ),
        ),
    )
    assert read.links_in(page, PAGE) == [
        FoundLink(LinkKind.OUTSIDE, "https://a.example.com/?x=1&y=2", "body", 3, "body.b3", "ก"),
        FoundLink(LinkKind.FILE, "5", "body", 3, "body.b3", "ไฟล์"),
        FoundLink(LinkKind.PAGE, "7", "history", 0, "history", "หน้า แรก"),
    ]


@pytest.mark.django_db
def test_links_stand_in_fields_rows_and_lists_of_files(site: Any) -> None:
    directory = LinkDirectoryPageFactory()
    rows = list(directory.links.all())
    assert read.links_in(directory, PAGE) == [
        FoundLink(LinkKind.OUTSIDE, row.url, "links", number, f"links.{row.pk}.url", row.name)
        for number, row in enumerate(rows, 1)
    ]
    service = EServicePageFactory(service_url="https://eservice.example.go.th/")
    assert [(link.field, link.address, link.words) for link in read.links_in(service, PAGE)] == [
        ("service_url", "https://eservice.example.go.th/", "")
    ]
    document = DocumentFactory()
    law = LawPageFactory(files=[document])
    file = law.attachments.get()
    assert read.links_in(law, PAGE) == [
        FoundLink(
            LinkKind.FILE, str(document.pk), "attachments", 1, f"attachments.{file.pk}.document", ""
        )
    ]
