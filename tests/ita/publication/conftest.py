from dataclasses import dataclass

import pytest
from django.contrib.auth.models import User
from wagtail.models import TaskState

from home.models import LawPage
from ita.publication import operations
from tests.factories import LawPageFactory, UserFactory
from tests.officers import pass_step


@dataclass
class Officers:
    requester: User
    requester2: User
    checker: User
    approver: User
    webmaster: User


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


def fresh(page: LawPage) -> LawPage:
    """The page as another request would see it."""
    return LawPage.objects.get(pk=page.pk)


def step(page: LawPage) -> TaskState:
    state = fresh(page).current_workflow_task_state
    assert state
    return state
