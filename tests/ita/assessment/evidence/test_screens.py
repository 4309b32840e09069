"""The screens on which evidence is found, offered, chosen and taken over."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.enums import Section
from home.models import DirectoryLink
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework, Item
from tests.factories import (
    EvidenceFactory,
    FrameworkFactory,
    ItemFactory,
    LawPageFactory,
    LinkDirectoryPageFactory,
    NewsPageFactory,
    UnitFactory,
    UserFactory,
)
from tests.ita.assessment.evidence.content import body, pdf

pytestmark = pytest.mark.django_db
ADDRESS = "https://www.gprocurement.go.th/"
SCREENS = ["ita_evidence_find", "ita_evidence_mapping"]
ROLES = ["requester", "checker", "approver", "webmaster"]


@pytest.fixture
def officer(site: Site, client_of: Callable[[Any], Client], ita_officer: Any) -> Client:
    return client_of(ita_officer)


@pytest.fixture
def item(site: Site) -> Item:
    before = ItemFactory(framework=FrameworkFactory(fiscal_year=2025), code="O30")
    EvidenceFactory(
        item=before, page=LawPageFactory(title="แผน ปี 2568", fiscal_year=2025, live=True)
    )
    made: Item = ItemFactory(code="O23", title="ชื่อข้อ", predecessors=["O30"])
    return made


@pytest.fixture
def newer(item: Item) -> Any:
    return LawPageFactory(title="แผน ปี 2569", fiscal_year=2026, live=True)


def url(name: str, item: Item) -> str:
    framework = name == "ita_evidence_mapping"
    return reverse(name, args=[item.framework_id if framework else item.pk])


def posts(item: Item, page: Any) -> list[tuple[str, dict[str, Any]]]:
    """Both acts of these screens."""
    old = Evidence.objects.filter(item__code="O30").first()
    return [
        (url("ita_evidence_accept", item), {"page": page.pk}),
        (url("ita_evidence_mapping", item), {"line": [f"{item.pk}-{old.pk if old else 0}"]}),
    ]


def of(item: Item) -> list[Evidence]:
    return list(Evidence.objects.filter(item=item))


class TestWho:
    @pytest.mark.parametrize("name", SCREENS)
    def test_anonymous_visitors_log_in_first(self, item: Item, name: str) -> None:
        response = Client().get(url(name, item))
        assert response.url.startswith(reverse("wagtailadmin_login"))

    @pytest.mark.parametrize("role", ROLES)
    def test_other_officers_see_and_change_nothing(
        self, item: Item, newer: Any, client_of: Any, request: Any, role: str
    ) -> None:
        client = client_of(request.getfixturevalue(role))
        for name in SCREENS:
            response = client.get(url(name, item))
            assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
        for address, data in posts(item, newer):
            assert client.post(address, data).status_code == 302
            assert Client().post(address, data).status_code == 302
        assert of(item) == []

    def test_a_forged_post_changes_nothing(self, item: Item, newer: Any, ita_officer: Any) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(ita_officer)
        for address, data in posts(item, newer):
            assert client.post(address, data).status_code == 403
        assert of(item) == []

    @pytest.mark.parametrize("number", [0, 1])
    def test_the_ita_officer_does_both(
        self, officer: Client, item: Item, newer: Any, number: int
    ) -> None:
        address, data = posts(item, newer)[number]
        assert officer.post(address, data).status_code == 302
        assert [row.page.pk for row in of(item)] == [newer.pk]
        officer.post(address, data)  # a second click
        assert len(of(item)) == 1

    def test_another_agencys_list_and_pages_are_unknown(
        self, officer: Client, item: Item, newer: Any, other_agency: Site
    ) -> None:
        theirs = Framework.objects.create(
            site=other_agency, scheme="OWN", fiscal_year=2026, issuer="อื่น"
        )
        mapping = reverse("ita_evidence_mapping", args=[theirs.pk])
        assert officer.get(mapping).status_code == 404
        assert officer.post(mapping).status_code == 404
        accept = url("ita_evidence_accept", item)
        assert officer.post(accept, {"page": other_agency.root_page.pk}).status_code == 404
        links = reverse("ita_page_evidence", args=[newer.pk])
        assert officer.get(f"{links}?framework={theirs.pk}").status_code == 404
        assert of(item) == []


class TestFinding:
    def titles(self, officer: Client, item: Item, query: str) -> list[str]:
        response = officer.get(f"{url('ita_evidence_find', item)}?{query}")
        assert response.status_code == 200
        return [page.title for page in response.context["results"]]

    def test_by_year_unit_section_and_words(self, officer: Client, item: Item) -> None:
        unit = UnitFactory()
        LawPageFactory(title="ก ข้อบัญญัติ", fiscal_year=2026, owner_unit=unit)
        NewsPageFactory(title="ข ข่าวงบประมาณ", fiscal_year=2026)
        assert self.titles(officer, item, "year=2568") == ["แผน ปี 2568"]
        assert self.titles(officer, item, f"unit={unit.pk}") == ["ก ข้อบัญญัติ"]
        assert self.titles(officer, item, f"section={Section.NEWS}") == ["ข ข่าวงบประมาณ"]
        assert self.titles(officer, item, "q=งบประมาณ") == ["ข ข่าวงบประมาณ"]
        assert self.titles(officer, item, "q=งบประมาณ&year=2568") == []

    def test_it_begins_with_the_year_that_is_asked(self, officer: Client, item: Item) -> None:
        assert self.titles(officer, item, "") == ["แผน ปี 2568"]  # there is none of 2569 yet
        LawPageFactory(title="ใหม่", fiscal_year=2026)
        assert self.titles(officer, item, "") == ["ใหม่"]

    @pytest.mark.parametrize("query", ["year=x", "unit=99999", "section=x", "p=x", "q=%00", "p=99"])
    def test_hostile_questions_break_nothing(self, officer: Client, item: Item, query: str) -> None:
        self.titles(officer, item, query)

    def test_nothing_of_another_agency(
        self, officer: Client, item: Item, other_agency: Site
    ) -> None:
        theirs = other_agency.root_page.get_children().first().specific
        LawPageFactory(title="ของหน่วยงานอื่น", parent=theirs)
        assert "ของหน่วยงานอื่น" not in self.titles(officer, item, "q=")

    def test_queries_do_not_grow_with_the_pages(
        self, officer: Client, item: Item, django_assert_max_num_queries: Any
    ) -> None:
        address = f"{url('ita_evidence_find', item)}?q="
        LawPageFactory()
        officer.get(address)
        with django_assert_max_num_queries(60) as few:
            officer.get(address)
        for _number in range(12):
            LawPageFactory()
        with django_assert_max_num_queries(len(few)):
            officer.get(address)


class TestOffering:
    def test_the_items_screen_offers_with_reasons_until_something_counts(
        self, officer: Client, item: Item, newer: Any
    ) -> None:
        screen = reverse("ita_item", args=[item.pk])
        response = officer.get(screen)
        assert [each.page.pk for each in response.context["suggestions"]] == [newer.pk]
        assert "O30" in response.content.decode()
        EvidenceFactory(item=item, page=LawPageFactory(live=True))
        assert officer.get(screen).context["suggestions"] == []

    def test_what_the_rules_refuse_is_refused_here(self, officer: Client, item: Item) -> None:
        page = LawPageFactory(live=True)
        data = {"page": page.pk, "filters": "year=2569"}
        assert officer.post(url("ita_evidence_accept", item), data).status_code == 302
        assert of(item) == []
        for number in ("", "x", "0", "1", "99999999"):
            answer = officer.post(url("ita_evidence_accept", item), {"page": number})
            assert answer.status_code == 404


class TestTheForm:
    def add(self, officer: Client, item: Item, page: Any, **data: Any) -> Any:
        address = f"{reverse('ita_evidence_add', args=[item.pk])}?page={page.pk}"
        text = officer.get(address).content.decode()
        assert page.title in text
        return officer.post(address, data)

    def test_each_part_can_be_chosen(self, officer: Client, item: Item, section: Any) -> None:
        file = pdf(pages=3)
        page = LawPageFactory(live=True, files=[file], body=body("<h2>ข้อ : 1</h2>"))
        links = [DirectoryLink(name="ก", url=ADDRESS)]
        directory = LinkDirectoryPageFactory(links=links, live=True)
        self.add(officer, item, page, target="page")
        self.add(officer, item, page, target="heading:ข้อ : 1")
        self.add(officer, item, page, target=f"file:{file.pk}", file_page="2")
        self.add(officer, item, directory, target=f"link:{ADDRESS}")
        self.add(officer, item, section(Section.LAW), **{"filter-year": "2569"})
        assert [
            (row.heading, row.document_id, row.file_page, row.address, row.filters)
            for row in Evidence.objects.filter(item=item).order_by("pk")
        ] == [
            ("", None, None, "", ""),
            ("ข้อ : 1", None, None, "", ""),
            ("", file.pk, 2, "", ""),
            ("", None, None, ADDRESS, ""),
            ("", None, None, "", "year=2569"),
        ]

    @pytest.mark.parametrize(
        "data",
        [
            {"target": "heading:อื่น"},
            {"target": "file:999999"},
            {"target": "link:javascript:alert(1)"},
            {"target": "page", "file_page": "1"},
            {"file_page": "-1"},
            {"file_page": "9" * 30},
        ],
    )
    def test_what_the_page_does_not_have_is_refused(
        self, officer: Client, item: Item, data: dict[str, str]
    ) -> None:
        page = LawPageFactory(live=True, files=[pdf(pages=1)], body=body("<h2>ก</h2>"))
        assert self.add(officer, item, page, **data).status_code == 422
        assert of(item) == []

    def test_a_list_of_no_year_that_it_has(self, officer: Client, item: Item, section: Any) -> None:
        answer = self.add(officer, item, section(Section.LAW), **{"filter-year": "2500"})
        assert answer.status_code == 422

    def test_the_form_of_what_exists_shows_it_and_keeps_it(
        self, officer: Client, item: Item
    ) -> None:
        page = LawPageFactory(live=True, body=body("<h2>ก</h2>"))
        evidence = EvidenceFactory(item=item, page=page, heading="ก")
        address = reverse("ita_evidence_edit", args=[evidence.pk])
        form = officer.get(address).context["form"]
        officer.post(address, {"target": form["target"].value(), "note": "ใหม่"})
        evidence.refresh_from_db()
        assert (evidence.heading, evidence.note) == ("ก", "ใหม่")


def test_one_page_for_items_of_all_lists_of_a_year(officer: Client, item: Item) -> None:
    page = LawPageFactory(live=True)
    other = ItemFactory(framework=FrameworkFactory(scheme="MOIT", fiscal_year=2026))
    old = Item.objects.get(code="O30")
    draft = FrameworkFactory(scheme="LPA", fiscal_year=2026, is_draft=True)
    address = reverse("ita_page_evidence", args=[page.pk])
    response = officer.get(address)
    frameworks = {each.framework for each in response.context["lists"]}
    assert frameworks == {item.framework, other.framework} and draft not in frameworks
    officer.post(address, {f"item-{item.pk}": "on", f"item-{other.pk}": "on"})
    assert {row.item for row in Evidence.objects.of_page(page)} == {item, other}
    officer.post(f"{address}?year=2568", {f"item-{old.pk}": "on"})
    assert {row.item for row in Evidence.objects.of_page(page)} == {item, other, old}


def test_an_officer_of_another_agency_edits_no_evidence_of_a_section(
    section: Any, client_of: Any, other_agency: Site, ita_officer: Any
) -> None:
    evidence = EvidenceFactory(page=section(Section.LAW))
    stranger = client_of(UserFactory(ita_officer=True, site=other_agency))
    for name in ("ita_evidence_edit", "ita_evidence_remove"):
        address = reverse(name, args=[evidence.pk])
        assert client_of(ita_officer).get(address).status_code == 200
        assert stranger.get(address).status_code == 404
        assert stranger.post(address).status_code == 404
    assert Evidence.objects.filter(pk=evidence.pk).exists()
