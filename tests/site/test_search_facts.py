"""What webmasters decide about search is on the register, and compared with it."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Site

from home.models import LawPage
from ita.integrity.public_facts import UNIT, fact_drifts
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow.changes.finds import record_finds
from ita.workflow.changes.frame import set_frame
from search.models import AcceptedQuestion, PromotedResult, SynonymGroup
from search.query_log.suggestions import accept, decline
from search.thesaurus.shipped import load_shipped
from tests.factories import LawPageFactory, UserFactory
from tests.search.query_log.test_questions import asked


@pytest.fixture
def framed(site: Site) -> Site:
    load_shipped()
    set_frame(site)
    return site


def found(site: Site) -> list[str]:
    """What differs, save for the units of the pages that the test made."""
    return [str(drift) for drift in fact_drifts(site) if drift.kind is not UNIT]


def rows() -> list[tuple[str, str]]:
    found = RegisterEntry.objects.filter(act=Act.SEARCH_CHANGED)
    return [(row.subject_kind, row.actor_username) for row in found]


def test_a_suggestion_is_on_the_register_with_who_accepted_it(framed: Site, webmaster: Any) -> None:
    asked(framed, "ภาษีป้าย", 9)
    accept(framed, "ภาษีป้าย", webmaster)
    assert rows() == [("suggestion", webmaster.username)]
    assert found(framed) == []
    decline(framed, "ภาษีป้าย", webmaster)
    assert len(rows()) == 2
    assert found(framed) == []


def test_a_suggestion_by_a_shell_is_found_and_ended(
    framed: Site, client_of: Any, approver: Any
) -> None:
    row = AcceptedQuestion.objects.create(site=framed, question="นายกเทศมนตรีโกง")
    assert len(found(framed)) == 1
    record_finds(framed)
    client = client_of(approver)
    url = reverse("ita_thing", args=["suggestion", row.pk])
    assert "นายกเทศมนตรีโกง" in client.get(url).content.decode()
    client.post(url, {"action": "confirm", "reason": "ตรวจแล้ว"})
    assert found(framed) == []

    AcceptedQuestion.objects.all().delete()
    assert len(found(framed)) == 1
    record_finds(framed)
    assert client.get(url).status_code == 200
    client.post(url, {"action": "undo", "reason": "ไม่มีแล้ว"})
    assert len(found(framed)) == 1
    client.post(url, {"action": "confirm", "reason": "ลบแล้วถูกต้อง"})
    assert found(framed) == []


def test_a_promoted_page_is_on_the_register_and_compared(
    framed: Site, webmaster: Any, client_of: Any
) -> None:
    page = LawPageFactory(live=True)
    client = client_of(webmaster)
    data = {"question": "ภาษี", "page": page.pk, "sort_order": 0}
    client.post(reverse("search_promoted:add"), data)
    promotion = PromotedResult.objects.get()
    client.post(reverse("search_promoted:edit", args=[promotion.pk]), data | {"sort_order": 1})
    client.post(reverse("search_promoted:edit", args=[promotion.pk]), data | {"sort_order": 1})
    assert len(rows()) == 2
    assert found(framed) == []
    other: LawPage = LawPageFactory(live=True)
    PromotedResult.objects.update(page=other)
    assert len(found(framed)) == 1
    PromotedResult.objects.update(page=page)
    client.post(reverse("search_promoted:delete", args=[promotion.pk]))
    assert len(rows()) == 3
    assert found(framed) == []


def test_synonyms_are_on_the_register_and_compared(
    framed: Site, webmaster: Any, client_of: Any
) -> None:
    client = client_of(webmaster)
    data = {"words": "สระน้ำ\nบ่อน้ำใส", "active": "on", "note": "", "site": ""}
    client.post(reverse("search_synonyms:add"), data)
    group = SynonymGroup.objects.get(delivered_name="")
    assert rows() == [("synonyms", webmaster.username)]
    assert found(framed) == []
    SynonymGroup.objects.filter(pk=group.pk).update(words="นายก\nคนโกง")
    assert len(found(framed)) == 1
    SynonymGroup.objects.exclude(pk=group.pk).filter(pk__lt=group.pk).update(active=False)
    assert len(found(framed)) > 1


def test_no_officer_proposes_these_on_the_screen_of_changes(framed: Site, client_of: Any) -> None:
    row = AcceptedQuestion.objects.create(site=framed, question="ภาษี")
    client = client_of(UserFactory(webmaster=True))
    url = reverse("ita_thing", args=["suggestion", row.pk])
    assert client.get(url).status_code == 200
    client.post(url, {"question": "อื่น", "change_reason": "x"})
    row.refresh_from_db()
    assert row.question == "ภาษี"
