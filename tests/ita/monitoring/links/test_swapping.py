"""The new address stands exactly where the old one stood."""

import json
from typing import Any

import pytest
from django.db.models import URLField

from ita.monitoring.links.enums import LinkKind
from ita.monitoring.links.reading import Reader
from ita.monitoring.links.swapping import Swap
from tests.factories import AgencyProfilePageFactory, LinkDirectoryPageFactory

OURS = "https://agency.go.th"
OLD, NEW = "https://old.example.go.th/?a=1&b=2", "https://new.example.go.th/?c=3&d=4"


def swap(new: str = NEW, old: Any = (LinkKind.OUTSIDE, OLD)) -> Swap:
    return Swap(Reader(OURS), f"{OURS}/law/", old, new)


TEXT = (
    '<h2 data-block-key="a1b2c">หัว&nbsp;ข้อ &lt;สำคัญ&gt; &amp; “อื่น”</h2><hr/>'
    '<p data-block-key="d">ดู <a href="https://old.example.go.th/?a=1&amp;b=2#x"><b>เดิม</b></a>'
    '<br/><a href="https://old.example.go.th/">อื่น</a> <a linktype="page" id="3">หน้า</a></p>'
)


def test_nothing_but_the_link_changes() -> None:
    changed = swap().in_text(TEXT)
    expected = TEXT.replace(
        "https://old.example.go.th/?a=1&amp;b=2#x", "https://new.example.go.th/?c=3&amp;d=4"
    )
    assert changed.replace("\xa0", "&nbsp;") == expected
    unlinked = swap("").in_text(TEXT)
    assert '<p data-block-key="d">ดู <b>เดิม</b><br/><a href=' in unlinked
    without = TEXT.replace("?a=1&amp;b=2#x", "")
    assert swap().in_text(without) is without


def test_what_was_chosen_becomes_an_address() -> None:
    changed = swap(old=(LinkKind.PAGE, "3")).in_text(TEXT)
    assert '<a href="https://new.example.go.th/?c=3&amp;d=4">หน้า</a>' in changed
    assert swap(old=(LinkKind.FILE, "3")).in_text(TEXT) is TEXT


@pytest.mark.parametrize(
    ("field", "new", "expected"),
    [
        (URLField(), NEW, NEW),
        (URLField(), "", OLD),  # it must not be empty
        (URLField(blank=True), "", ""),
        (URLField(max_length=10), NEW, OLD),
    ],
)
def test_a_field_takes_what_it_can(field: Any, new: str, expected: str) -> None:
    assert swap(new).in_field(OLD, field) == expected
    assert swap(new).in_field("https://other.example.go.th/", field).startswith("https://other")


@pytest.mark.django_db
def test_wherever_it_stands_on_a_page(site: Any) -> None:
    link = f'<p><a href="{OLD}">คำ</a></p>'
    cell = {"data": [[link]], "cell": [], "first_row_is_table_header": False}
    page = AgencyProfilePageFactory(
        history=link,
        body=json.dumps(
            [
                {"type": "paragraph", "value": link, "id": "b1"},
                {"type": "table", "value": cell, "id": "b2"},
            ]
        ),
    )
    assert swap().stands_in(page)
    swap().in_page(page)
    assert not swap().stands_in(page)
    assert page.body.raw_data[0]["value"] == page.history != link
    assert page.body.raw_data[1]["value"]["data"] == [[link]]  # no link: letters in a table

    directory = LinkDirectoryPageFactory()
    first = directory.links.first()
    Swap(Reader(OURS), OURS, (LinkKind.OUTSIDE, first.url), NEW).in_page(directory)
    assert directory.links.all()[0].url == NEW
