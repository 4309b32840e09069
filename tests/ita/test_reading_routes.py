"""Second views of a draft × roles: who may not see it finds no way to read it.

A draft is for those who write or decide: requesters, the officer at whose step it waits and
superusers; the review screen shows it to every officer with a duty (test_views.py). Each address is
also shown to give the draft to somebody, so that no test passes because an address is wrong.
"""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from home.models import LawPage
from ita.workflow import operations
from tests.factories import LawPageFactory
from tests.ita.conftest import ROLES, Officers, browser_of, fresh

SECRET = "ถ้อยคำที่ยังไม่เปิดเผย"
READERS = ("requester", "checker", "two duties", "superuser")  # it waits at the checker's step
OUTSIDERS = [role for role in ROLES if role not in READERS]
REPORTS = ["workflow", "workflow_tasks", "site_history"]
OTHER_REPORTS = ["locked_pages", "aging_pages", "page_types_usage"]


@pytest.fixture
def under_review(officers: Officers) -> LawPage:
    """A draft with two revisions, waiting for the checker."""
    page = LawPageFactory(owner=officers.requester, title=SECRET, summary=SECRET)
    page.save_revision(user=officers.requester)
    operations.request_publication(page, officers.requester)
    return fresh(page)


def addresses(page: LawPage) -> list[str]:
    """Every address of the admin at which some role reads the draft."""
    first, last = page.revisions.order_by("pk")
    state = page.current_workflow_state
    step = state.current_task_state
    of_page: dict[str, list[Any]] = {
        "edit": [],
        "view_draft": [],
        "history": [],
        "usage": [],
        "copy": [],
        "revisions_view": [last.pk],
        "revisions_revert": [first.pk],
        "revisions_compare": ["earliest", "latest"],
        "workflow_history": [],
        "workflow_history_detail": [state.pk],
        "workflow_preview": [step.task_id],
    }
    section = page.get_parent().pk
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    return [
        *(
            reverse(f"wagtailadmin_pages:{name}", args=[page.pk, *args])
            for name, args in of_page.items()
        ),
        reverse("wagtailadmin_explore", args=[section]),
        reverse("wagtailadmin_explore_results", args=[section]),
        reverse("wagtailadmin_pages:search"),
        reverse("wagtailadmin_pages:type_use", args=["home", "lawpage"]),
        reverse("wagtailadmin_api:pages:listing"),
        reverse("wagtailadmin_api:pages:detail", args=[page.pk]),
        reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
        f"{bulk}?id={page.pk}",
        f"{bulk}?id=all&childOf={section}",
    ]


def reports(*names: str) -> list[str]:
    """Wagtail's reports, each as a screen and as its exports."""
    ways = ("", "?export=csv", "?export=xlsx")
    return [reverse(f"wagtailadmin_reports:{name}") + way for name in names for way in ways]


def tells(browser: Client, url: str) -> bool:
    """Whether ``url`` shows the secret; workbooks are opened."""
    response: Any = browser.get(url)
    body = b"".join(response) if response.streaming else response.content
    if body.startswith(b"PK"):
        rows = load_workbook(BytesIO(body)).active
        return SECRET in str([[cell.value for cell in row] for row in rows])
    return SECRET in body.decode()


@pytest.mark.parametrize("role", OUTSIDERS)
def test_an_outsider_reads_a_draft_nowhere(under_review: LawPage, role: str) -> None:
    urls = addresses(under_review) + reports(*REPORTS, *OTHER_REPORTS)
    browser = browser_of(role)
    assert [url for url in urls if tells(browser, url)] == []


def test_each_address_gives_the_draft_to_somebody(under_review: LawPage) -> None:
    urls = addresses(under_review) + reports(*REPORTS)
    readers = [browser_of(role) for role in READERS]
    assert [url for url in urls if not any(tells(reader, url) for reader in readers)] == []


@pytest.mark.parametrize("role", OUTSIDERS)
def test_an_outsider_previews_nothing_by_a_post(under_review: LawPage, role: str) -> None:
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[under_review.pk])
    browser = browser_of(role)
    posted: Any = browser.post(url, {"title": "ลองดู"})
    assert "is_valid" not in posted.content.decode()
    assert not tells(browser, url)


def test_the_public_reads_a_draft_nowhere(under_review: LawPage, client: Client) -> None:
    for url in (under_review.url, under_review.get_parent().url, "/", "/search/?q=ถ้อยคำ"):
        assert not tells(client, url)


@pytest.mark.parametrize("role", ["checker", "two duties"])
def test_the_checker_stops_reading_when_the_step_is_passed(
    under_review: LawPage, officers: Officers, role: str
) -> None:
    browser = browser_of(role)
    url = reverse("wagtailadmin_pages:view_draft", args=[under_review.pk])
    assert tells(browser, url)
    under_review.current_workflow_state.cancel(user=officers.requester)
    assert not tells(browser, url)
