"""The demonstration agency, as ``load_demo`` makes it."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pypdfium2
import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group as AuthGroup
from django.db import models
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Site, WorkflowState

from home import models as home_models
from home.completeness import missing_for_publication
from home.core.duties import Group
from home.enums import Section
from home.models import AgencyDocument, AgencySettings, ContentPage, ProcurementResultPage
from ita.assessment.board.models import Assignment
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Item
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita_site.demo.agency import accounts
from ita_site.demo.content import page_entries, read
from tests.demo import PASSWORD, load

pytestmark = pytest.mark.django_db
# What of the content files is live; what the everyday life adds is told in test_demo_life.py.
LIVE = ("published", "corrected", "urgent")


def slugs(*kinds: str) -> set[str]:
    return {entry.key for entry in page_entries() if entry.story.kind in kinds}


# --- the pages and their stories


def municipal_pages() -> Any:
    """The pages of the first agency."""
    return ContentPage.objects.descendant_of(Site.objects.get(is_default_site=True).root_page)


def municipal_rows() -> Any:
    """The register of the first agency."""
    return RegisterEntry.objects.of_site(Site.objects.get(is_default_site=True))


def test_there_are_more_than_sixty_pages_over_all_ten_sections(demo: str) -> None:
    sections = Counter(page.specific.section for page in municipal_pages())
    assert sum(sections.values()) >= 64
    assert set(sections) == set(Section)


def test_every_type_of_page_occurs(demo: str) -> None:
    types = {
        model
        for model in vars(home_models).values()
        if isinstance(model, type) and issubclass(model, ContentPage) and model.is_creatable
    }
    assert {type(page.specific) for page in municipal_pages()} == types


def test_exactly_the_pages_that_passed_all_steps_are_live(demo: str) -> None:
    told = {entry.key for entry in page_entries()}
    live = set(municipal_pages().live().values_list("slug", flat=True))
    assert live & told == slugs(*LIVE)
    assert len(slugs("corrected")) >= 3


def test_the_others_stand_where_their_story_ends(demo: str) -> None:
    def at(step: str) -> set[str]:
        return {
            page.slug
            for page in municipal_pages()
            if page.current_workflow_task_state
            and page.current_workflow_task_state.task.specific.duty == step
            and page.current_workflow_task_state.status == "in_progress"
        }

    # Beside these, what was still on its way when the recording ended.
    assert at(Group.CHECKERS) >= slugs("at_check") and len(slugs("at_check")) == 2
    assert at(Group.APPROVERS) >= slugs("at_approve") and len(slugs("at_approve")) == 1
    assert at(Group.WEBMASTERS) >= slugs("at_publish") and len(slugs("at_publish")) == 1
    cancelled = WorkflowState.objects.filter(status=WorkflowState.STATUS_CANCELLED)
    assert {state.content_object.slug for state in cancelled} >= slugs("refused")


def test_the_register_tells_every_act_with_name_and_position(demo: str) -> None:
    live = set(municipal_pages().live().values_list("pk", flat=True))
    published = municipal_rows().filter(act=Act.PUBLISHED).values_list("page_id", flat=True)
    assert live <= set(published)
    officers = municipal_rows().filter(actor_id__gt=0).exclude(actor_username="admin")
    assert not officers.filter(actor_position="").exists()
    returned = municipal_rows().filter(act__in=[Act.RETURNED, Act.REFUSED])
    assert all(entry.reason for entry in returned)


def test_nobody_approved_their_own_request(demo: str) -> None:
    acts: dict[int, dict[str, set[int]]] = {}
    for entry in municipal_rows().exclude(request_id=0):
        acts.setdefault(entry.request_id, {}).setdefault(entry.act, set()).add(entry.actor_id)
    for request in acts.values():
        assert not request[Act.REQUESTED] & request.get(Act.APPROVED, set())


def test_a_corrected_page_shows_the_corrected_content(demo: str) -> None:
    page = ContentPage.objects.get(slug="permit-decisions-2569").specific
    assert "บ้านเลขที่" not in str(page.body)
    month = ProcurementResultPage.objects.get(slug="procurement-2569-03")
    assert month.month_label == "มีนาคม 2569"


def test_only_the_incomplete_draft_lacks_source_and_owner(demo: str) -> None:
    lacking = municipal_pages().filter(models.Q(source="") | models.Q(owner_unit=None))
    assert [page.slug for page in lacking] == ["risk-report-2568"]
    assert slugs("draft") == {"risk-report-2568", "integrity-report-2568"}
    for page in municipal_pages().exclude(slug="risk-report-2568"):
        assert not missing_for_publication(page.get_latest_revision_as_object()), page.slug


def test_every_published_page_can_be_read_by_an_anonymous_visitor(demo: str) -> None:
    for page in municipal_pages().live():
        assert Client().get(page.get_url()).status_code == 200, page.slug


def test_every_front_page_and_section_can_be_read(demo: str) -> None:
    for page in Page.objects.live().filter(depth__in=[2, 3]):
        url = page.full_url
        assert Client().get(url, HTTP_HOST=url.split("/")[2]).status_code == 200, page.url_path


def test_every_page_of_the_second_agency_can_be_read_at_its_own_address(demo: str) -> None:
    health = Site.objects.get(is_default_site=False)
    pages = ContentPage.objects.live().descendant_of(health.root_page)
    assert len(pages) >= 15
    for page in pages:
        path = page.full_url.split("/", 3)[3]
        assert Client().get(f"/{path}", HTTP_HOST=health.hostname).status_code == 200
        assert Client().get(f"/{path}").status_code == 404
    for entry in RegisterEntry.objects.of_site(health).filter(actor_id__gt=0):
        assert entry.actor_username.startswith("health_")


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
    assert any(len(page.title) >= 240 for page in municipal_pages().live())


def test_dates_and_fiscal_years_are_plausible(demo: str) -> None:
    for entry in page_entries():
        assert entry.fiscal_year in (2568, 2569, 2570), entry.key
    for page in municipal_pages().exclude(period_to=None):
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


# --- the owners


def test_items_have_owners_due_days_and_some_have_none(demo: str) -> None:
    rows = Assignment.objects.filter(item__framework__scheme="OIT", site__is_default_site=True)
    items = Item.objects.filter(framework__in=rows.values("item__framework"))
    assert 0 < rows.count() < items.count()
    assert not rows.filter(officer=None).exists() and not rows.filter(due_on=None).exists()
    today = timezone.localdate()
    assert rows.filter(due_on__lt=today).exists() and rows.filter(due_on__gt=today).exists()


# --- the accounts


def test_the_accounts_have_their_groups_posts_and_password(demo: str) -> None:
    users = {user.username: user for user in get_user_model().objects.all()}
    expected = [raw["username"] for raw in accounts()]
    assert len(expected) == 16
    assert set(expected) <= set(users)
    for name in expected:
        user = users[name]
        assert user.check_password(PASSWORD) and user.email == f"{name}@example.org"
        assert user.wagtail_userprofile.preferred_language == "th"
        assert user.posts.count() == 1 or name == "admin"
    assert users["admin"].is_superuser
    assert list(users["ita"].groups.all()) == [AuthGroup.objects.get(name=Group.ITA_OFFICERS)]


def test_the_agency_is_named_and_has_an_emblem(demo: str) -> None:
    settings = AgencySettings.for_site(Site.objects.get(is_default_site=True))
    assert settings.name == read("agency")["settings"]["name"]
    assert settings.emblem


# --- the command


def test_it_ends_with_a_summary_and_the_accounts(demo: str) -> None:
    assert "ทะเบียนเผยแพร่ " in demo and "รออนุมัติ 1 หน้า" in demo
    assert "หลักฐาน OIT 2569" in demo
    assert "webmaster2" in demo and PASSWORD in demo


def test_a_second_run_changes_nothing_and_says_so(demo: str) -> None:
    def state() -> tuple[int, ...]:
        return (
            Page.objects.count(),
            municipal_rows().count(),
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
