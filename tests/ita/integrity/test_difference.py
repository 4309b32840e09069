from datetime import date
from typing import Any

import pytest
from django.test import RequestFactory

from home.models import LawPage, PageAttachment
from ita.integrity.difference import Difference, difference_from_live
from tests.factories import DocumentFactory, LawPageFactory, ServiceManualPageFactory


@pytest.fixture
def live(site: None) -> LawPage:
    return LawPageFactory(live=True, summary="สรุปเดิม", files=[DocumentFactory()])


def difference(page: Any, content: Any, user: Any) -> Difference:
    request = RequestFactory().get("/")
    request.user = user
    found = difference_from_live(type(page).objects.get(pk=page.pk), content, request)
    assert found
    return found


def test_of_a_new_page_nothing_is_live(site: None, checker: Any) -> None:
    page = LawPageFactory()
    request = RequestFactory().get("/")
    request.user = checker
    assert difference_from_live(page, page, request) is None


def test_what_stays_the_same_is_no_difference(live: LawPage, checker: Any) -> None:
    assert difference(live, live.get_latest_revision_as_object(), checker).is_empty


def test_a_changed_text_is_marked(live: LawPage, checker: Any) -> None:
    content = live.get_latest_revision_as_object()
    content.summary = "สรุปใหม่"
    (change,) = difference(live, content, checker).fields
    assert change.label == "สรุปย่อ"
    assert "deletion" in change.html and "addition" in change.html and "ใหม่" in change.html


def test_days_and_years_are_in_be(live: LawPage, checker: Any) -> None:
    content = live.get_latest_revision_as_object()
    content.period_to, content.fiscal_year = date(2027, 9, 30), 2027
    html = "".join(change.html for change in difference(live, content, checker).fields)
    assert "30 กันยายน 2570" in html and "2026" not in html and "2027" not in html


def test_users_text_is_escaped(live: LawPage, checker: Any) -> None:
    content = live.get_latest_revision_as_object()
    content.summary = "<script>alert(1)</script>"
    (change,) = difference(live, content, checker).fields
    assert "<script>" not in change.html


def test_files_that_come_and_go_are_named_with_type_and_size(live: LawPage, checker: Any) -> None:
    content = live.get_latest_revision_as_object()
    content.attachments = [PageAttachment(document=DocumentFactory(filename="คำสั่งใหม่.pdf"))]
    gone, come = difference(live, content, checker).files
    assert (gone.kind, come.kind) == ("deletion", "addition")
    assert "คำสั่งใหม่.pdf" in come.facts and "PDF" in come.facts


def test_a_changed_row_of_a_list_is_shown(site: None, checker: Any) -> None:
    page = ServiceManualPageFactory(live=True)
    content = page.get_latest_revision_as_object()
    step = content.steps.first()
    step.duration = "99 วัน"
    content.steps.add(step)
    (change,) = difference(page, content, checker).lists
    assert any("99" in field.html for row in change.rows for field in row.fields)


def test_what_was_is_struck_out_and_what_comes_is_added(live: LawPage, checker: Any) -> None:
    content = live.get_latest_revision_as_object()
    content.period_to = date(2027, 9, 30)
    (change,) = difference(live, content, checker).fields
    assert '<span class="deletion">30 กันยายน 2569</span>' in change.html
    assert '<span class="addition">30 กันยายน 2570</span>' in change.html


def test_rows_that_come_and_go_are_marked_as_such(live: LawPage, checker: Any) -> None:
    content = live.get_latest_revision().as_object()
    content.attachments.add(PageAttachment(document=DocumentFactory(), sort_order=9))
    (more,) = difference(live, content, checker).lists
    content.attachments = []
    (none,) = difference(live, content, checker).lists
    assert [[row.kind for row in each.rows] for each in (more, none)] == [
        ["addition"],
        ["deletion"],
    ]
