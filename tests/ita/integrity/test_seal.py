"""Equal content, equal seal; any other content, another seal."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import Page, Site

from home.models import AgencyDocument, AgencyImage, LawPage, PageAttachment
from ita.integrity import binding
from ita.integrity.notices import notices
from ita.integrity.seal import changed_names, seal_of
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import operations
from tests.factories import (
    CONTENT_PAGE_FACTORIES,
    DocumentFactory,
    ImageFactory,
    LawPageFactory,
    NewsPageFactory,
    ServiceManualPageFactory,
)
from tests.ita.conftest import Officers, step, step_of
from tests.officers import pass_step

pytestmark = pytest.mark.usefixtures("site")


def from_database(page: Page) -> Page:
    return Page.objects.get(pk=page.pk).specific


@pytest.mark.parametrize("factory", CONTENT_PAGE_FACTORIES)
def test_a_page_of_any_type_is_live_as_it_was_sealed(factory: Any) -> None:
    page = factory(files=[DocumentFactory()])
    page.body = [
        {"type": "paragraph", "value": "<p>เนื้อหา</p>"},
        {"type": "image", "value": {"image": _picture(), "caption": "ภาพกิจกรรม"}},
        {"type": "table", "value": {"data": [["ก", "ข"]], "first_row_is_table_header": True}},
    ]
    revision = page.save_revision(clean=False)
    sealed = seal_of(revision.as_object())
    revision.publish(skip_permission_checks=True)

    assert seal_of(from_database(page)).text == sealed.text
    assert seal_of(from_database(page).get_latest_revision_as_object()) == sealed


def _picture() -> dict[str, Any]:
    return {"image": ImageFactory().pk, "decorative": False, "alt_text": "ภาพ"}


def test_the_front_page_and_the_sections_have_a_seal(home_page: Page) -> None:
    for page in [home_page, *(child.specific for child in home_page.get_children())]:
        assert seal_of(page) == seal_of(page.get_latest_revision_as_object())


def _set(name: str, value: Any) -> Callable[[LawPage], None]:
    return lambda page: setattr(page, name, value)


def _add_file(page: LawPage) -> None:
    page.attachments.add(PageAttachment(document=DocumentFactory(), sort_order=9))


def _rename_file(page: LawPage) -> None:
    row = page.attachments.first()
    row.title = "ชื่ออื่น"
    page.attachments.add(row)


def _turn_files(page: LawPage) -> None:
    first, second = page.attachments.all()
    first.sort_order, second.sort_order = 5, 1
    page.attachments.add(first, second)


def _swap_bytes(page: LawPage) -> None:
    number = page.attachments.first().document_id
    AgencyDocument.objects.filter(pk=number).update(sha256="f" * 64)


def _rename_document(page: LawPage) -> None:
    number = page.attachments.first().document_id
    AgencyDocument.objects.filter(pk=number).update(title="ชื่อใหม่")


CHANGES = {
    "title": _set("title", "ชื่ออื่น"),
    "slug": _set("slug", "other"),
    "summary": _set("summary", "สรุปอื่น"),
    "blank source": _set("source", ""),
    "year": _set("fiscal_year", 2025),
    "period": _set("period_to", None),
    "unit": _set("owner_unit", None),
    "body": _set("body", [{"type": "paragraph", "value": "<p>อื่น</p>"}]),
    "description for search engines": _set("search_description", "อื่น"),
    "file added": _add_file,
    "file renamed": _rename_file,
    "files turned": _turn_files,
    "bytes of a file": _swap_bytes,
    "title of a document": _rename_document,
    "sections of the Act": _set("act_sections", ["9(8)"]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_any_change_changes_the_seal(change: Callable[[LawPage], None]) -> None:
    page = LawPageFactory(files=[DocumentFactory(), DocumentFactory()], gazette_reference="เล่ม 1")
    page.body = [{"type": "paragraph", "value": "<p>ข้อความ</p>"}]
    sealed = seal_of(page)
    change(page)

    assert seal_of(page).sha256 != sealed.sha256
    assert changed_names(sealed.text, page)


def test_a_row_of_a_list_is_part_of_the_seal() -> None:
    page = ServiceManualPageFactory()
    sealed = seal_of(page)
    step = page.steps.first()
    step.duration = "99 วัน"
    page.steps.add(step)
    assert seal_of(page).sha256 != sealed.sha256


def test_rows_are_sealed_in_the_order_in_which_they_are_stored() -> None:
    page = LawPageFactory(files=[DocumentFactory(), DocumentFactory()])
    content = page.get_latest_revision().as_object()
    before = seal_of(content)
    first, second = content.attachments.all()
    first.sort_order, second.sort_order = 5, 1
    sealed = seal_of(content)
    assert sealed != before
    content.save()
    assert seal_of(from_database(page)) == sealed


def test_whatever_text_a_revision_holds_has_a_seal() -> None:
    """JSON can hold half of a pair of UTF-16, which is no text in UTF-8."""
    first, second = LawPageFactory(summary="ก"), LawPageFactory(summary="ข")
    first.summary, second.summary = "ก\ud800", "ก\ud801"
    assert seal_of(first).sha256 != seal_of(second).sha256


def test_where_a_page_stands_and_who_locked_it_is_not() -> None:
    page = NewsPageFactory()
    sealed = seal_of(page)
    page.locked, page.live, page.draft_title, page.url_path = True, True, "อื่น", "/x/"
    assert seal_of(page) == sealed


def test_a_field_that_a_release_adds_blank_leaves_old_seals_valid() -> None:
    fields = json.loads(seal_of(LawPageFactory(gazette_reference="")).text)["fields"]
    assert "gazette_reference" not in fields


def test_facts_of_the_publication_are_not_content() -> None:
    page = LawPageFactory()
    sealed = seal_of(page)
    page.publication_end_date, page.request_note = date(2027, 9, 30), "ด่วน"
    assert seal_of(page) == sealed
    assert seal_of(page, version=1).sha256 != sealed.sha256


def test_a_seal_of_an_older_rule_stays_verifiable(
    officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Content that was checked, approved or published before the rule changed."""
    published, waiting = LawPageFactory(), LawPageFactory(publication_end_date=date(2027, 9, 30))
    people = (officers.checker, officers.approver, officers.webmaster)
    with monkeypatch.context() as earlier:
        earlier.setattr(binding.seal_of, "__defaults__", (1,))
        earlier.setattr(binding, "SEAL_VERSION", 1)
        for page, passed in ((published, 3), (waiting, 1)):
            operations.request_publication(page, officers.requester)
            for officer in people[:passed]:
                pass_step(step(page), officer)

    for officer in people[1:]:
        pass_step(step(waiting), officer)

    published_by = RegisterEntry.objects.filter(act=Act.PUBLISHED)
    assert list(published_by.values_list("page_id", "seal_version")) == [
        (published.pk, 1),
        (waiting.pk, 1),
    ]
    call_command("verify_live")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("focal_point_x", 7),
        ("focal_point_y", 7),
        ("focal_point_width", 7),
        ("focal_point_height", 7),
        ("description", "คำบรรยายอื่น"),
        ("title", "ชื่ออื่น"),
        ("sha256", "f" * 64),
    ],
)
def test_what_the_public_is_shown_of_a_picture_is_sealed(field: str, value: Any) -> None:
    page = NewsPageFactory()
    third, second = seal_of(page), seal_of(page, 2)
    AgencyImage.objects.update(**{field: value})
    assert seal_of(page).sha256 != third.sha256
    assert (seal_of(page, 2) == second) is (field != "sha256")


def test_the_name_of_a_file_is_sealed() -> None:
    page = LawPageFactory(files=[DocumentFactory()])
    third, second = seal_of(page), seal_of(page, 2)
    AgencyDocument.objects.update(original_filename="ชื่ออื่น.pdf")
    assert seal_of(page).sha256 != third.sha256
    assert seal_of(page, 2) == second


def test_a_request_on_its_way_goes_on_by_its_rule_and_is_listed_until_it_is_published_again(
    officers: Officers, monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    page = NewsPageFactory()
    people = (officers.checker, officers.approver, officers.webmaster)
    with monkeypatch.context() as earlier:
        earlier.setattr(binding.seal_of, "__defaults__", (2,))
        earlier.setattr(binding, "SEAL_VERSION", 2)
        operations.request_publication(page, officers.requester)
        pass_step(step_of(page), people[0])
    for officer in people[1:]:
        pass_step(step_of(page), officer)
    assert RegisterEntry.objects.get(act=Act.PUBLISHED).seal_version == 2
    told = [text for text in notices(site) if page.title in text]
    assert len(told) == 1

    draft = from_database(page).get_latest_revision_as_object()
    draft.summary = "แก้ไขแล้ว"
    draft.save_revision(user=officers.requester)
    operations.request_publication(page, officers.requester)
    for officer in people:
        pass_step(step_of(page), officer)
    assert RegisterEntry.objects.filter(act=Act.PUBLISHED).last().seal_version == 3
    assert not [text for text in notices(site) if page.title in text]


def test_a_rule_that_never_was_is_refused() -> None:
    with pytest.raises(KeyError):
        seal_of(LawPageFactory(), version=99)


def test_sealing_costs_the_same_however_many_files(django_assert_max_num_queries: Any) -> None:
    few = LawPageFactory(files=[DocumentFactory()])
    many = LawPageFactory(files=[DocumentFactory() for _n in range(8)])
    with django_assert_max_num_queries(50) as first:
        seal_of(from_database(few))
    with django_assert_max_num_queries(len(first)):
        seal_of(from_database(many))
