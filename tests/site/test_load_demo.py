"""The demonstration agency, as ``load_demo`` makes it."""

from collections import Counter
from datetime import timedelta

import pypdfium2
import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group as AuthGroup
from django.db import models
from django.test import Client
from wagtail.models import Page, Site, WorkflowState

from home import models as home_models
from home.completeness import missing_for_publication
from home.core.duties import Group
from home.enums import Section
from home.models import AgencyDocument, AgencySettings, ContentPage, ProcurementResultPage
from ita.assessment.models import Evidence, Item
from ita.people.models import OfficerProfile
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita_site.demo.content import page_entries, read
from tests.demo import PASSWORD, load

pytestmark = pytest.mark.django_db
LIVE = ("published", "corrected", "urgent")


def slugs(*kinds: str) -> set[str]:
    return {entry.key for entry in page_entries() if entry.story.kind in kinds}


def evidence_of(code: str) -> models.QuerySet[Evidence]:
    return Evidence.objects.filter(item__code=code, item__framework__scheme="OIT")


# --- the pages and their stories


def test_there_are_more_than_sixty_pages_over_all_ten_sections(demo: str) -> None:
    sections = Counter(page.specific.section for page in ContentPage.objects.all())
    assert sum(sections.values()) >= 64
    assert set(sections) == set(Section)


def test_every_type_of_page_occurs(demo: str) -> None:
    types = {
        model
        for model in vars(home_models).values()
        if isinstance(model, type) and issubclass(model, ContentPage) and model.is_creatable
    }
    assert {type(page.specific) for page in ContentPage.objects.all()} == types


def test_exactly_the_pages_that_passed_all_steps_are_live(demo: str) -> None:
    live = set(ContentPage.objects.live().values_list("slug", flat=True))
    assert live == slugs(*LIVE)
    assert len(slugs("corrected")) >= 3


def test_the_others_stand_where_their_story_ends(demo: str) -> None:
    def at(step: str) -> set[str]:
        return {
            page.slug
            for page in ContentPage.objects.all()
            if page.current_workflow_task_state
            and page.current_workflow_task_state.task.specific.duty == step
            and page.current_workflow_task_state.status == "in_progress"
        }

    assert at(Group.CHECKERS) == slugs("at_check") and len(slugs("at_check")) == 2
    assert at(Group.APPROVERS) == slugs("at_approve") and len(slugs("at_approve")) == 1
    assert at(Group.WEBMASTERS) == slugs("at_publish") and len(slugs("at_publish")) == 1
    cancelled = WorkflowState.objects.filter(status=WorkflowState.STATUS_CANCELLED)
    assert {state.content_object.slug for state in cancelled} == slugs("refused")


def test_the_register_tells_every_act_with_name_and_position(demo: str) -> None:
    acts = Counter(RegisterEntry.objects.values_list("act", flat=True))
    published = ContentPage.objects.live().count() + 2 + len(Section)  # front pages and sections
    assert acts[Act.PUBLISHED] == published
    assert acts[Act.RETURNED] == len(slugs("corrected", "returned"))
    assert acts[Act.REFUSED] == 1
    assert not RegisterEntry.objects.filter(actor_position="").exists()
    returned = RegisterEntry.objects.filter(act__in=[Act.RETURNED, Act.REFUSED])
    assert all(entry.reason for entry in returned)


def test_nobody_approved_their_own_request(demo: str) -> None:
    acts: dict[int, dict[str, set[int]]] = {}
    for entry in RegisterEntry.objects.all():
        acts.setdefault(entry.request_id, {}).setdefault(entry.act, set()).add(entry.actor_id)
    for request in acts.values():
        assert not request[Act.REQUESTED] & request.get(Act.APPROVED, set())


def test_a_corrected_page_shows_the_corrected_content(demo: str) -> None:
    page = ContentPage.objects.get(slug="permit-decisions-2569").specific
    assert "บ้านเลขที่" not in str(page.body)
    month = ProcurementResultPage.objects.get(slug="procurement-2569-03")
    assert month.month_label == "มีนาคม 2569"


def test_only_the_incomplete_draft_lacks_source_and_owner(demo: str) -> None:
    lacking = ContentPage.objects.filter(models.Q(source="") | models.Q(owner_unit=None))
    assert [page.slug for page in lacking] == ["risk-report-2568"]
    assert slugs("draft") == {"risk-report-2568", "integrity-report-2568"}
    for page in ContentPage.objects.exclude(slug="risk-report-2568"):
        assert not missing_for_publication(page.get_latest_revision_as_object()), page.slug


def test_every_published_page_can_be_read_by_an_anonymous_visitor(demo: str) -> None:
    for page in ContentPage.objects.live():
        assert Client().get(page.get_url()).status_code == 200, page.slug


def test_every_front_page_and_section_can_be_read(demo: str) -> None:
    for page in Page.objects.live().filter(depth__in=[2, 3]):
        assert Client().get(page.get_url()).status_code == 200, page.url_path


# --- what the pages say


def test_procurement_shows_an_empty_month_and_one_with_many_contracts(demo: str) -> None:
    empty = ProcurementResultPage.objects.get(none_this_month=True)
    assert not empty.contracts.exists()
    full = ProcurementResultPage.objects.get(slug="procurement-2569-09")
    assert full.contracts.count() >= 6
    for contract in full.contracts.all():
        fields = (contract.work, contract.budget, contract.reference_price, contract.method)
        assert all(fields) and contract.bidders and contract.winner
        assert contract.reason and contract.contract_number_date


def test_the_executives_have_a_cio_and_a_vacant_post(demo: str) -> None:
    executives = ContentPage.objects.get(slug="executives").specific.executives
    assert executives.filter(is_cio=True).count() == 1
    assert executives.filter(is_vacant=True, name="").count() == 1


def test_one_title_is_very_long(demo: str) -> None:
    assert any(len(page.title) >= 240 for page in ContentPage.objects.live())


def test_dates_and_fiscal_years_are_plausible(demo: str) -> None:
    for entry in page_entries():
        assert entry.fiscal_year in (2568, 2569, 2570), entry.key
    for page in ContentPage.objects.exclude(period_to=None):
        assert page.period_to - page.period_from < timedelta(days=366 * 6), page.slug


def test_the_files_are_what_their_names_say(demo: str) -> None:
    types = Counter(AgencyDocument.objects.values_list("extension", flat=True))
    assert min(types[name] for name in ("pdf", "docx", "xlsx", "csv")) >= 1
    assert sum(types.values()) >= 40
    for document in AgencyDocument.objects.all():
        assert document.filename.endswith(f".{document.extension}")


def test_one_pdf_has_three_hundred_pages_and_less_than_three_megabytes(demo: str) -> None:
    book = AgencyDocument.objects.get(original_filename__contains="300 หน้า")
    pdf = pypdfium2.PdfDocument(book.file.path)
    assert len(pdf) == 300
    assert book.file_size < 3 * 1024 * 1024
    assert "แผ่นที่ 1 แผนงาน" in pdf[1].get_textpage().get_text_range()


# --- the evidence


@pytest.mark.parametrize(("scheme", "at_least"), [("OIT", 22), ("MOIT", 10)])
def test_enough_items_have_evidence(demo: str, scheme: str, at_least: int) -> None:
    items = Item.objects.filter(framework__scheme=scheme, framework__fiscal_year=2026)
    assert items.exclude(evidence=None).distinct().count() >= at_least


def test_two_items_are_left_without_evidence(demo: str) -> None:
    items = Item.objects.filter(framework__scheme="OIT", framework__fiscal_year=2026)
    missing = set(items.filter(evidence=None).values_list("code", flat=True))
    assert missing == {"O22", "O26"}


def test_some_evidence_is_deliberately_faulty(demo: str) -> None:
    wrong_year = evidence_of("O19").get()
    assert (wrong_year.item.data_year, wrong_year.page.fiscal_year) == ("current", 2025)
    assert not evidence_of("O20").get().page.live
    incomplete = evidence_of("O2").get()
    assert 0 < incomplete.elements.count() < incomplete.item.elements.count()


def test_every_note_is_written_and_every_document_belongs_to_its_page(demo: str) -> None:
    for evidence in Evidence.objects.exclude(document=None):
        assert evidence.page.attachments.filter(document=evidence.document).exists()
    assert not Evidence.objects.filter(note="").exists()
    assert set(Evidence.objects.values_list("created_by__username", flat=True)) == {"ita"}


# --- the accounts


def test_the_accounts_have_their_groups_posts_and_password(demo: str) -> None:
    users = {user.username: user for user in get_user_model().objects.all()}
    expected = [raw["username"] for raw in read("agency")["users"]]
    assert len(expected) == 8
    assert set(expected) <= set(users)
    for name in expected:
        user = users[name]
        assert user.check_password(PASSWORD) and user.email == f"{name}@example.org"
        assert user.wagtail_userprofile.preferred_language == "th"
        assert OfficerProfile.of(user) or name == "admin"
    assert users["admin"].is_superuser
    assert list(users["ita"].groups.all()) == [AuthGroup.objects.get(name=Group.ITA_OFFICERS)]


def test_the_agency_is_named_and_has_an_emblem(demo: str) -> None:
    settings = AgencySettings.for_site(Site.objects.get(is_default_site=True))
    assert settings.name == read("agency")["settings"]["name"]
    assert settings.emblem


# --- the command


def test_it_ends_with_a_summary_and_the_accounts(demo: str) -> None:
    assert f"เผยแพร่แล้ว {len(slugs('published'))} หน้า" in demo
    assert "ไม่อนุมัติ 1 หน้า" in demo and "หลักฐาน OIT 2569" in demo
    assert "webmaster2" in demo and PASSWORD in demo


def test_a_second_run_changes_nothing_and_says_so(demo: str) -> None:
    def state() -> tuple[int, ...]:
        return (
            Page.objects.count(),
            RegisterEntry.objects.count(),
            AgencyDocument.objects.count(),
            Evidence.objects.count(),
        )

    before = state()
    assert "ไม่มีการเปลี่ยนแปลง" in load()
    assert state() == before
    assert get_user_model().objects.get(username="admin").check_password(PASSWORD)


def test_a_second_run_sets_the_password_that_it_is_given(demo: str) -> None:
    assert "another-password" in load(password="another-password")
    assert get_user_model().objects.get(username="admin").check_password("another-password")
