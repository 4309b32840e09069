"""What the search knows of its agency: questions asked, pages promoted, its own synonyms."""

from django.test import Client
from wagtail.models import Site

from home.models import HomePage
from search.models import PromotedResult, QuestionTotal, SynonymGroup
from search.public.finding import RESULTS_PER_PAGE
from tests.factories import LawPageFactory
from tests.search.public.search_page import found, text_of


class TestWhatTheAgencyKnows:
    def asked(self) -> dict[str, tuple[int, int]]:
        rows = QuestionTotal.objects.values_list("question", "times", "times_without_result")
        return {question: (times, without) for question, times, without in rows}

    def test_a_question_is_counted_once_not_for_its_pages_and_filters(
        self, client: Client, site: Site
    ) -> None:
        for number in range(RESULTS_PER_PAGE + 1):
            LawPageFactory(title=f"ระเบียบ {number}", live=True)

        found(client, "ระเบียบ")
        found(client, "ระเบียบ", page=2)
        found(client, "ระเบียบ", section="law")
        found(client, "ไดโนเสาร์")
        found(client, "!!!")

        assert self.asked() == {"ระเบียบ": (1, 0), "ไดโนเสาร์": (1, 1)}

    def test_promoted_pages_come_first_and_only_once(self, client: Client, site: Site) -> None:
        pages = [LawPageFactory(title=f"ระเบียบ {number}", live=True) for number in range(3)]
        section = pages[0].get_parent()
        for order, page in enumerate([pages[2], section]):
            PromotedResult.objects.create(question="ระเบียบ", page=page, sort_order=order)

        response = client.get("/search/", {"q": "ระเบียบ"})
        result = response.context["found"]

        assert [hit.page.pk for hit in result.promoted] == [pages[2].pk, section.pk]
        assert {hit.page.pk for hit in result.hits} == {pages[0].pk, pages[1].pk}
        assert "หน่วยงานแนะนำ" in response.content.decode()
        narrowed = client.get("/search/", {"q": "ระเบียบ", "section": "law"}).context["found"]
        assert not narrowed.promoted and len(narrowed.hits) == 3

    def test_a_promoted_page_alone_is_a_result(self, client: Client, site: Site) -> None:
        page = LawPageFactory(title="ระเบียบ", live=True)
        PromotedResult.objects.create(question="ไดโนเสาร์", page=page)

        html = text_of(client, "ไดโนเสาร์")

        assert "พบ 1 รายการ" in html and "ไม่พบข้อมูล" not in html
        assert self.asked() == {"ไดโนเสาร์": (1, 0)}

    def test_the_sites_own_synonyms_are_known(
        self, client: Client, site: Site, other_agency: HomePage
    ) -> None:
        LawPageFactory(title="ระเบียบ พัสดุ", live=True)
        LawPageFactory(title="อื่น", live=True)
        other = Site.objects.get(hostname="other.example")
        SynonymGroup.objects.create(words="พัสดุ\nกล่องดวงใจ", site=site)
        SynonymGroup.objects.create(words="พัสดุ\nไดโนเสาร์", site=other)

        assert found(client, "กล่องดวงใจ") == ["ระเบียบ พัสดุ"]
        assert found(client, "ไดโนเสาร์") == []
