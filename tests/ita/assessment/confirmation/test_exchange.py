"""A list that one office confirmed is taken over by another, with the confirmer's name."""

import json
from typing import Any

import pytest
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from ita.assessment.confirmation import exchange, operations
from ita.assessment.confirmation.selectors import confirmed
from ita.assessment.confirmation.texts import key_of
from ita.assessment.models import Element, Framework, Item
from tests.assessing import confirm_wording
from tests.factories import DutyFactory, ElementFactory, ItemFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def province(other_agency: Site) -> Any:
    """The officer of another agency who confirmed the list."""
    user = UserFactory()
    DutyFactory(user=user, site=other_agency, duty="ita_officers")
    return user


@pytest.fixture
def officer(site: Site) -> Any:
    return UserFactory(ita_officer=True)


@pytest.fixture
def item(site: Site) -> Item:
    item: Item = ItemFactory(title="โครงสร้าง")
    ElementFactory(item=item, number="1", text="แผนผัง")
    ElementFactory(item=item, number="2", text="หน้าที่")
    return item


@pytest.fixture
def file(item: Item, other_agency: Site, province: Any) -> dict[str, Any]:
    confirm_wording(item, other_agency, province)
    return exchange.to_dict(item.framework, other_agency)


def read(data: Any, framework: Framework, site: Site) -> exchange.TakeOver:
    content = json.dumps(data).encode()
    return exchange.compare(framework, site, *exchange.read_file(content, framework))


def test_what_is_the_same_is_taken_over_with_its_confirmer(
    file: Any, item: Item, site: Site, province: Any, officer: Any
) -> None:
    found = read(file, item.framework, site)
    assert (len(found.texts), found.different, found.known, found.left) == (3, (), 0, 0)
    assert operations.take_over(item.framework, found.same, site, officer) == 3
    row = confirmed(item.framework, site).titles[item.pk]
    assert row.name == officer.posts.get().full_name
    assert province.posts.get().full_name in row.confirmer
    assert "สำนักงานสาธารณสุขอำเภอทดสอบ" in row.confirmer


def test_what_differs_is_shown_and_not_taken_over(
    file: Any, item: Item, site: Site, officer: Any
) -> None:
    Element.objects.filter(item=item, number="2").update(text="หน้าที่และอำนาจ")
    found = read(file, item.framework, site)
    assert [(row.theirs, row.ours) for row in found.different] == [("หน้าที่", "หน้าที่และอำนาจ")]
    operations.take_over(item.framework, found.same, site, officer)
    held = confirmed(item.framework, site)
    assert [row.text for row in held.elements.values()] == ["แผนผัง"]


def test_what_changes_between_looking_and_taking_over(
    file: Any, item: Item, site: Site, officer: Any
) -> None:
    found = read(file, item.framework, site)
    Item.objects.filter(pk=item.pk).update(title="อื่น")
    assert operations.take_over(item.framework, found.same, site, officer) == 2


def test_what_is_confirmed_here_keeps_its_name(
    file: Any, item: Item, site: Site, officer: Any
) -> None:
    confirm_wording(item, site, officer)
    found = read(file, item.framework, site)
    assert (found.texts, found.known) == ((), 3)
    assert confirmed(item.framework, site).titles[item.pk].confirmer == ""


def test_handed_on_once_more_it_names_who_confirmed_first(
    file: Any, item: Item, site: Site, province: Any, officer: Any
) -> None:
    operations.take_over(item.framework, read(file, item.framework, site).same, site, officer)
    again = exchange.to_dict(item.framework, site)
    _agency, rows = exchange.read_file(json.dumps(again).encode(), item.framework)
    assert all(province.posts.get().full_name in row.confirmer for row in rows)


def test_only_an_ita_officer_takes_over(file: Any, item: Item, site: Site) -> None:
    same = read(file, item.framework, site).same
    with pytest.raises(NotAllowed):
        operations.take_over(item.framework, same, site, UserFactory(approver=True))


def test_a_text_that_is_not_here_is_not_made(
    file: Any, item: Item, site: Site, officer: Any
) -> None:
    with pytest.raises(NotAllowed):
        operations.take_over(item.framework, {key_of(item): ("อื่น", "ใคร")}, site, officer)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b"{",
        b"\xff\xfe",
        b"PK\x03\x04",
        b"[" * 100_000,
        b'{"kind": "ita-confirmed-wording", "version": 2}',
        b"x" * (exchange.MAX_SIZE + 1),
    ],
)
def test_other_files_are_refused_in_words(item: Item, content: bytes) -> None:
    with pytest.raises(exchange.FileRefused) as refused:
        exchange.read_file(content, item.framework)
    assert str(refused.value)


@pytest.mark.parametrize(
    "change",
    [
        {"scheme": "MOIT"},
        {"fiscal_year": 2568},
        {"fiscal_year": ["2569"]},
        {"confirmed": []},
        {"confirmed": {}},
        {"confirmed": ["x"]},
        {"confirmed": [{"item": "O1", "text": "x"}]},  # by nobody
        {"confirmed": [{"item": "O1", "text": 7, "name": "ก"}]},
        {"confirmed": [{"item": "O1", "text": " ", "name": "ก"}]},
        {"confirmed": [{"item": "O1", "text": "ก" * 20_001, "name": "ก"}]},
    ],
)
def test_what_it_does_not_say_is_not_guessed(file: Any, item: Item, change: Any) -> None:
    with pytest.raises(exchange.FileRefused):
        exchange.read_file(json.dumps({**file, **change}).encode(), item.framework)


def test_hostile_names_are_made_harmless(file: Any, item: Item, site: Site, officer: Any) -> None:
    file["agency"] = "ก\x00ข\ud800\n" * 400
    for row in file["confirmed"]:
        row["name"] = "\x00\u202e ชื่อ \ud800" + "ย" * 5000
    file["confirmed"].append({"item": ["O1"], "element": {}, "text": "ไม่รู้จัก\ud800", "name": "ก"})
    found = read(file, item.framework, site)
    operations.take_over(item.framework, found.same, site, officer)
    row = confirmed(item.framework, site).titles[item.pk]
    assert len(row.confirmer) <= 300 and row.confirmer.isprintable()
    assert found.different[0].theirs.encode()
