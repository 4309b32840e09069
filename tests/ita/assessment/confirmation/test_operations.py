"""A named officer says that a wording is the issuer's."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.models import AgencyDocument
from ita.assessment.confirmation import operations
from ita.assessment.confirmation.models import WordingConfirmation
from ita.assessment.confirmation.selectors import confirmed, handbook
from ita.assessment.confirmation.texts import fingerprint, items_of, key_of, texts_of
from ita.assessment.models import Element, Framework, Item
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from tests.assessing import confirm_wording
from tests.factories import DutyFactory, ElementFactory, ItemFactory, UserFactory, pdf_bytes

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(site: Site) -> Any:
    return UserFactory(ita_officer=True)


@pytest.fixture
def item(site: Site) -> Item:
    """With two elements under a heading; its list has one more item."""
    item: Item = ItemFactory(title="โครงสร้าง")
    ElementFactory(item=item, heading=True)
    ElementFactory.create_batch(2, item=item)
    ItemFactory(title="ผู้บริหาร")
    return item


def seen(framework: Framework) -> str:
    return fingerprint(texts_of(items_of(framework)))


def whole(framework: Framework, site: Site, user: Any) -> int:
    return operations.confirm(framework, None, site, user, seen=seen(framework))


def test_the_whole_list_at_once_under_ones_name(item: Item, site: Site, officer: Any) -> None:
    assert whole(item.framework, site, officer) == 4  # the heading asks for nothing
    held = confirmed(item.framework, site)
    row = held.titles[item.pk]
    post = officer.posts.get()
    assert (row.text, row.name, row.position) == ("โครงสร้าง", post.full_name, post.position)
    assert row.confirmer == ""
    assert len(held.elements) == 2


def test_one_text(item: Item, site: Site, officer: Any) -> None:
    element = item.elements.filter(heading=False).last()
    args = (item.framework, {key_of(element)}, site, officer)
    texts = [item, *item.elements.filter(heading=False)]
    assert operations.confirm(*args, seen=fingerprint(texts), item=item) == 1
    held = confirmed(item.framework, site)
    assert (held.titles, list(held.elements)) == ({}, [element.pk])


def test_the_first_name_stays(item: Item, site: Site, officer: Any) -> None:
    whole(item.framework, site, officer)
    assert whole(item.framework, site, UserFactory(ita_officer=True)) == 0
    assert set(WordingConfirmation.objects.values_list("user", flat=True)) == {officer.pk}


def test_of_changed_words_a_confirmation_is_given_anew(
    item: Item, site: Site, officer: Any
) -> None:
    whole(item.framework, site, officer)
    Item.objects.filter(pk=item.pk).update(title="โครงสร้างใหม่")
    assert item.pk not in confirmed(item.framework, site).titles
    other = UserFactory(ita_officer=True)
    assert whole(item.framework, site, other) == 1
    assert confirmed(item.framework, site).titles[item.pk].name == other.posts.get().full_name


def test_words_that_changed_while_they_were_read_are_not_confirmed(
    item: Item, site: Site, officer: Any
) -> None:
    read = seen(item.framework)
    Element.objects.filter(item=item).update(text="อื่น")
    with pytest.raises(NotAllowed):
        operations.confirm(item.framework, None, site, officer, seen=read)
    assert not WordingConfirmation.objects.exists()


def test_nothing_ticked(item: Item, site: Site, officer: Any) -> None:
    with pytest.raises(NotAllowed):
        operations.confirm(item.framework, set(), site, officer, seen=seen(item.framework))


def test_two_agencies_stay_apart(item: Item, site: Site, other_agency: Site) -> None:
    stranger = UserFactory()
    DutyFactory(user=stranger, site=other_agency, duty="ita_officers")
    confirm_wording(item, other_agency, stranger)
    assert not confirmed(item.framework, site).elements
    assert len(confirmed(item.framework, other_agency).elements) == 2
    with pytest.raises(NotAllowed):
        whole(item.framework, site, stranger)


@pytest.mark.parametrize("role", ["requester", "checker", "approver", "webmaster"])
def test_nobody_else_confirms(item: Item, site: Site, role: str) -> None:
    with pytest.raises(NotAllowed):
        whole(item.framework, site, UserFactory(**{role: True}))


def test_an_officer_whose_post_ended(item: Item, site: Site, officer: Any) -> None:
    officer.posts.update(valid_until="2025-12-31")
    with pytest.raises(NotAllowed):
        whole(item.framework, site, officer)


def test_a_draft_and_another_agencys_list_are_not_confirmed(
    item: Item, site: Site, other_agency: Site, officer: Any
) -> None:
    for values in ({"is_draft": True}, {"is_draft": False, "site": other_agency}):
        Framework.objects.update(**values)
        framework = Framework.objects.get()
        with pytest.raises(NotAllowed):
            whole(framework, site, officer)


def test_withdrawing_asks_why(item: Item, site: Site, officer: Any) -> None:
    whole(item.framework, site, officer)
    keys = {key_of(item), key_of(item.elements.get(heading=True))}
    with pytest.raises(NotAllowed):
        operations.withdraw(item.framework, keys, " ", site, officer)
    assert operations.withdraw(item.framework, keys, "คนละฉบับ", site, officer) == 1
    held = confirmed(item.framework, site)
    assert item.pk not in held.titles and len(held.elements) == 2


def test_withdrawing_here_leaves_the_other_agencys(
    item: Item, site: Site, other_agency: Site, officer: Any
) -> None:
    stranger = UserFactory()
    DutyFactory(user=stranger, site=other_agency, duty="ita_officers")
    whole(item.framework, other_agency, stranger)
    whole(item.framework, site, officer)
    operations.withdraw(item.framework, {key_of(item)}, "คนละฉบับ", site, officer)
    assert item.pk in confirmed(item.framework, other_agency).titles


def test_each_act_is_a_row(item: Item, site: Site, officer: Any) -> None:
    name = officer.posts.get().full_name
    whole(item.framework, site, officer)
    operations.withdraw(item.framework, {key_of(item)}, "คนละฉบับ", site, officer)
    officer.delete()
    confirm, withdraw = RegisterEntry.objects.order_by("pk").filter(act__startswith="wording")
    assert (confirm.act, withdraw.act) == (Act.WORDING_CONFIRMED, Act.WORDING_WITHDRAWN)
    assert {confirm.actor_name, withdraw.actor_name} == {name}
    assert confirm.details["changes"][0]["label"] == item.code
    assert withdraw.reason == "คนละฉบับ"
    assert WordingConfirmation.objects.filter(name=name).count() == 3  # without the account


class TestTheHandbook:
    def test_it_is_attached_once_and_replaced(self, item: Item, site: Site, officer: Any) -> None:
        for name in ("one.pdf", "two.pdf"):
            upload = SimpleUploadedFile(name, pdf_bytes(name))
            operations.attach_handbook(item.framework, upload, site, officer)
        found = handbook(item.framework, site)
        assert found and found.document.original_filename == "two.pdf"
        assert not found.document.is_public
        assert AgencyDocument.objects.count() == 2

    def test_it_is_the_agencys_own(
        self, item: Item, site: Site, other_agency: Site, officer: Any
    ) -> None:
        upload = SimpleUploadedFile("one.pdf", pdf_bytes("one"))
        operations.attach_handbook(item.framework, upload, site, officer)
        assert handbook(item.framework, other_agency) is None
        with pytest.raises(NotAllowed):
            operations.attach_handbook(item.framework, upload, other_agency, officer)

    @pytest.mark.parametrize("name", ["handbook.html", "handbook.exe", "handbook.pdf"])
    def test_what_is_no_pdf_is_refused(
        self, item: Item, site: Site, officer: Any, name: str
    ) -> None:
        upload = SimpleUploadedFile(name, b"<script>alert(1)</script>")
        with pytest.raises(NotAllowed):
            operations.attach_handbook(item.framework, upload, site, officer)
        assert not AgencyDocument.objects.exists()


def test_queries_do_not_grow_with_the_list(site: Site, officer: Any) -> None:
    framework = ItemFactory().framework
    whole(framework, site, officer)
    counts = []
    for more in (2, 8):
        for item in ItemFactory.create_batch(more):
            ElementFactory.create_batch(2, item=item)
        with CaptureQueriesContext(connection) as queries:
            whole(framework, site, officer)
        counts.append(len(queries))
    assert counts[0] == counts[1]
