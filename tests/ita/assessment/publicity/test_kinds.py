"""A framework is opened to the public by two hands, and what the public reads of it is compared."""

from dataclasses import replace
from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from ita.assessment import operations
from ita.assessment.evidence.models import Evidence
from ita.assessment.frameworks.data import FrameworkData
from ita.assessment.frameworks.faults import LoadRefused
from ita.assessment.frameworks.loading import load_by_officer, load_shipped_frameworks
from ita.assessment.models import Element, Framework, Item
from ita.assessment.operations import change, link, unlink
from ita.assessment.publicity.kinds import EVIDENCE, PUBLICITY
from ita.assessment.publicity.models import PublicFramework
from ita.integrity.public_facts import UNIT, fact_drifts
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow.changes.finds import record_finds
from ita.workflow.changes.frame import set_frame
from ita.workflow.changes.models import ProposedChange
from ita.workflow.changes.operations import allow, confirm_found, propose
from tests.assessing import confirm_wording
from tests.factories import (
    DocumentFactory,
    ElementFactory,
    ItemFactory,
    LawPageFactory,
    UserFactory,
)

PARTS = {"file_page", "heading", "filters", "address"}


@pytest.fixture
def ita(site: Site) -> Any:
    set_frame(site)
    return UserFactory(ita_officer=True)


@pytest.fixture
def approver(site: Site) -> Any:
    return UserFactory(approver=True)


@pytest.fixture
def item(site: Site) -> Item:
    return ItemFactory(code="O12", title="รายงานผล")


def ask(site: Site, framework: Framework, user: Any, **wanted: bool) -> ProposedChange:
    thing = PUBLICITY.find(site, str(framework.pk))
    for name, value in wanted.items():
        setattr(thing, name, value)
    return propose(PUBLICITY, site, str(framework.pk), thing, user, "เปิดเผยตามแผน")


def found(site: Site) -> list[str]:
    """What differs, save for the units of the pages that the test made."""
    return [str(drift) for drift in fact_drifts(site) if drift.kind is not UNIT]


def test_the_ita_officer_proposes_and_the_approver_opens(
    site: Site, item: Item, ita: Any, approver: Any
) -> None:
    change_ = ask(site, item.framework, ita, is_public=True)
    assert not PublicFramework.objects.open_at(site).exists()
    row = allow(change_, approver)
    (opened,) = PublicFramework.objects.open_at(site)
    assert not opened.shows_states
    assert {each["field"] for each in row.details["changes"]} == {"is_public", "wording"}
    assert found(site) == []

    allow(ask(site, item.framework, ita, shows_states=True), approver)
    assert PublicFramework.objects.get().shows_states
    allow(ask(site, item.framework, ita, is_public=False), approver)
    assert not PublicFramework.objects.open_at(site).exists()
    assert found(site) == []


@pytest.mark.parametrize("duty", ["requester", "checker", "approver", "webmaster"])
def test_nobody_else_proposes_it(site: Site, item: Item, duty: str) -> None:
    with pytest.raises(NotAllowed):
        ask(site, item.framework, UserFactory(**{duty: True}), is_public=True)


def test_it_is_opened_with_the_wording_that_was_proposed(
    site: Site, item: Item, ita: Any, approver: Any
) -> None:
    change_ = ask(site, item.framework, ita, is_public=True)
    Item.objects.update(title="ถ้อยคำอื่น")
    with pytest.raises(NotAllowed, match="ถ้อยคำ"):
        allow(change_, approver)
    assert not PublicFramework.objects.open_at(site).exists()


@pytest.mark.parametrize("by", ["publicity", "states", "title", "element", "row"])
def test_what_the_public_reads_of_it_is_compared(
    site: Site, item: Item, ita: Any, approver: Any, by: str
) -> None:
    element = ElementFactory(item=item)
    if by != "publicity":
        allow(ask(site, item.framework, ita, is_public=True), approver)
    assert found(site) == []
    changes = {
        "publicity": lambda: PublicFramework.objects.create(
            site=site, framework=item.framework, is_public=True
        ),
        "states": lambda: PublicFramework.objects.update(shows_states=True),
        "title": lambda: Item.objects.update(title="ถ้อยคำอื่น"),
        "element": lambda: Element.objects.filter(pk=element.pk).update(text="อื่น"),
        "row": lambda: ElementFactory(item=item),
    }
    changes[by]()
    assert len(found(site)) == 1


def test_an_approver_confirms_the_wording_of_a_new_release(
    site: Site, item: Item, ita: Any, approver: Any
) -> None:
    allow(ask(site, item.framework, ita, is_public=True), approver)
    Item.objects.update(title="ถ้อยคำใหม่จากผู้ติดตั้ง")
    record_finds(site)
    confirm_found(PUBLICITY, site, str(item.framework_id), approver, "ตรวจกับคู่มือแล้ว")
    assert found(site) == []


def test_links_of_evidence_stand_on_the_register_and_are_compared(
    site: Site, item: Item, ita: Any
) -> None:
    page = LawPageFactory(files=[document := DocumentFactory()])
    evidence = link(item, page, site, ita, note="คำอธิบาย")
    change(evidence, site, ita, document=None, note="คำอธิบายอื่น", elements=[])
    change(evidence, site, ita, document=document, note="", elements=[])
    acts = list(RegisterEntry.objects.exclude(act=Act.FACTS_SET).values_list("act", flat=True))
    assert acts == [Act.EVIDENCE_LINKED, Act.EVIDENCE_CHANGED]  # a note is not the public's
    assert found(site) == []

    Evidence.objects.update(document=None)
    assert len(found(site)) == 1
    Evidence.objects.update(document=document)
    other = Evidence.objects.create(item=ItemFactory(), page=page)
    assert len(found(site)) == 1
    other.delete()
    Evidence.objects.update(item=ItemFactory())
    assert len(found(site)) == 1
    Evidence.objects.update(item=item)
    unlink(Evidence.objects.get(), ita)
    assert found(site) == []
    RegisterEntry.objects.last()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("file_page", 1),
        ("heading", "อื่น"),
        ("filters", "year=2569"),
        ("address", "https://x.example/"),
    ],
)
def test_which_part_of_the_page_is_compared(
    site: Site, item: Item, ita: Any, field: str, value: Any
) -> None:
    link(item, LawPageFactory(), site, ita)
    assert found(site) == []
    Evidence.objects.update(**{field: value})
    assert len(found(site)) == 1


def test_a_row_of_before_there_were_parts_says_that_there_was_none(
    site: Site, item: Item, ita: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = tuple(name for name in EVIDENCE.fields if name not in PARTS)
    with monkeypatch.context() as before:
        before.setattr(operations, "EVIDENCE", replace(EVIDENCE, fields=fields))
        link(item, LawPageFactory(), site, ita)
    row = RegisterEntry.objects.get(act=Act.EVIDENCE_LINKED)
    assert not PARTS & {change["field"] for change in row.details["changes"]}
    assert found(site) == []
    Evidence.objects.update(heading="อื่น")
    assert len(found(site)) == 1


def test_evidence_deleted_by_a_shell_is_found(site: Site, item: Item, ita: Any) -> None:
    link(item, LawPageFactory(), site, ita)
    Evidence.objects.all().delete()
    assert len(found(site)) == 1


@pytest.fixture(params=["shipped", "open"])
def fixed(request: pytest.FixtureRequest, site: Site, item: Item) -> Framework:
    """A framework whose text is not the officer's to change."""
    if request.param == "shipped":
        Framework.objects.update(is_shipped=True)
    else:
        Framework.objects.update(site=site)
        PublicFramework.objects.create(site=site, framework=item.framework, is_public=True)
    item.framework.refresh_from_db()
    return item.framework


def test_nobody_edits_text_that_is_fixed(
    fixed: Framework, item: Item, site: Site, ita: Any, client_of: Any
) -> None:
    client = client_of(ita)
    title = {"title": "ถ้อยคำของเจ้าหน้าที่ 1-1002-00000-00-1", "title_confirmed": "on"}
    formset = {"elements-TOTAL_FORMS": "0", "elements-INITIAL_FORMS": "0"}
    response = client.post(reverse("ita_item_edit", args=[item.pk]), title | formset)
    assert response.status_code == 302
    item.refresh_from_db()
    assert item.title == "รายงานผล"
    assert confirm_wording(item, site, ita)  # which stays the agency's to say

    response = client.get(reverse("ita_frameworks:edit", args=[fixed.pk]), follow=True)
    assert "ข้อความ" in response.content.decode()
    client.post(reverse("ita_frameworks:edit", args=[fixed.pk]), {"issuer": "อื่น"})
    fixed.refresh_from_db()
    assert fixed.issuer != "อื่น"


def test_no_file_is_loaded_over_text_that_is_fixed(fixed: Framework, site: Site) -> None:
    data = FrameworkData(
        scheme=fixed.scheme,
        fiscal_year=fixed.fiscal_year,
        issuer="อื่น",
        note="",
        indicators=(),
        sub_indicators=(),
        items=(),
    )
    if fixed.is_common:  # the agency gets a list of its own beside it
        load_by_officer(data, site)
        assert Framework.objects.get(site=site).issuer == "อื่น"
    else:
        with pytest.raises(LoadRefused):
            load_by_officer(data, site)
    fixed.refresh_from_db()
    assert fixed.issuer != "อื่น"


def test_what_comes_with_the_system_is_known_as_such(site: Site) -> None:
    loaded = load_shipped_frameworks()
    assert loaded
    assert not Framework.objects.filter(is_shipped=False).exists()
