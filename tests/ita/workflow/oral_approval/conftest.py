from typing import Any

import pytest
from django.utils import timezone

from home.models import LawPage
from ita.register.enums import Act, Channel
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.oral_approval.operations import WordOfMouth, record_oral_approval
from tests.ita.conftest import Officers, step
from tests.officers import pass_step

WHY = "แจ้งเตือนน้ำท่วมต้องถึงประชาชนภายในวันนี้"


def word_of(approver: Any, **facts: Any) -> WordOfMouth:
    values = {"given_at": timezone.now(), "channel": Channel.PHONE, "reason": WHY} | facts
    return WordOfMouth(approver, **values)


@pytest.fixture
def checked(draft: LawPage, officers: Officers) -> LawPage:
    """A page that waits for the approver."""
    operations.request_publication(draft, officers.requester)
    pass_step(step(draft), officers.checker)
    return draft


@pytest.fixture
def spoken(checked: LawPage, officers: Officers) -> RegisterEntry:
    """The row of an approval by word of mouth, recorded by the webmaster."""
    record_oral_approval(step(checked), officers.webmaster2, word_of(officers.approver))
    return RegisterEntry.objects.get(act=Act.ORAL_APPROVED)


@pytest.fixture
def published(spoken: RegisterEntry, checked: LawPage, officers: Officers) -> RegisterEntry:
    pass_step(step(checked), officers.webmaster)
    return spoken
