from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from wagtail.models import Page, TaskState

from home.models import LawPage
from ita.register.history import page_status
from ita.workflow import holding, operations
from tests.factories import LawPageFactory, UserFactory
from tests.officers import pass_step

# Every role as traits of UserFactory; "two duties" is one person with two of them.
ROLES: dict[str, dict[str, Any]] = {
    "anonymous": {},
    "admin without duty": {"admin": True},
    "requester": {"requester": True},
    "checker": {"checker": True},
    "approver": {"approver": True},
    "webmaster": {"webmaster": True},
    "ita_officer": {"ita_officer": True},
    "two duties": {"checker": True, "webmaster": True},
    "superuser": {"is_superuser": True},
}


@dataclass
class Officers:
    requester: User
    requester2: User
    checker: User
    approver: User
    webmaster: User

    @cached_property
    def webmaster2(self) -> User:
        """Another one: who records a word of mouth does not publish it."""
        return UserFactory(webmaster=True)


@pytest.fixture
def officers(site: None) -> Officers:
    return Officers(
        requester=UserFactory(requester=True),
        requester2=UserFactory(requester=True),
        checker=UserFactory(checker=True),
        approver=UserFactory(approver=True),
        webmaster=UserFactory(webmaster=True),
    )


@pytest.fixture
def draft(officers: Officers) -> LawPage:
    return LawPageFactory(title="เทศบัญญัติงบประมาณ", owner=officers.requester)


def publish(page: LawPage, officers: Officers) -> LawPage:
    """``page`` after a request that everybody passed."""
    operations.request_publication(page, officers.requester)
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(page), officer)
    return fresh(page)


def publish_any(page: Any, officers: Officers) -> Any:
    """``publish``, for a page of any type."""
    operations.request_publication(page, officers.requester)
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step_of(page), officer)
    return Page.objects.get(pk=page.pk).specific


def step_of(page: Page) -> TaskState:
    """``step``, for a page of any type."""
    state = Page.objects.get(pk=page.pk).current_workflow_task_state
    assert state
    return state


def correct(page: LawPage, user: User) -> None:
    """Save what a return asked for."""
    corrected = fresh(page).get_latest_revision_as_object()
    corrected.summary = f"{corrected.summary} แก้ไขแล้ว"
    corrected.save_revision(user=user)


def latest_request_of(page: Page) -> int:
    """The id of the newest request for ``page``."""
    latest = page_status(page.pk).latest
    assert latest
    return latest.request_id


def fresh(page: LawPage) -> LawPage:
    """The page as another request would see it."""
    return LawPage.objects.get(pk=page.pk)


def step(page: LawPage) -> TaskState:
    state = fresh(page).current_workflow_task_state
    assert state
    return state


@pytest.fixture
def live(officers: Officers) -> LawPage:
    """A page that the four officers published."""
    page = LawPageFactory(title="ข้อบัญญัติที่เผยแพร่แล้ว", owner=officers.requester)
    return publish(page, officers)


@pytest.fixture(params=ROLES)
def browser(request: pytest.FixtureRequest, site: None) -> Client:
    """A browser of each role in turn."""
    return browser_of(request.param)


@pytest.fixture
def before_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it was when pages went live that nobody searched for personal data."""
    monkeypatch.setattr(holding, "HOLD_HOOK", "held_by_nobody")


def every_role(attempt: Callable[[Client], None]) -> None:
    """``attempt`` with a browser of each role; what it did is taken back before the next one, so
    that what was dear to make is made once for all of them."""
    for role in ROLES:
        before = transaction.savepoint()
        try:
            attempt(browser_of(role))
        except BaseException as error:
            error.add_note(f"as {role}")
            raise
        finally:
            transaction.savepoint_rollback(before)
            cache.clear()


def browser_of(role: str) -> Client:
    """A browser in which somebody with the ``role`` is logged in."""
    client = Client()
    if role != "anonymous":
        client.force_login(UserFactory(**ROLES[role]))
    return client
