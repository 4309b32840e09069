"""What a room above holds is passed by nobody; what waits for its time was asked before."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail import hooks

from home.core.exceptions import NotAllowed
from home.models import LawPage
from ita.register.enums import Act
from ita.workflow import operations
from ita.workflow.dates import Dates
from ita.workflow.holding import HOLD_HOOK
from ita.workflow.schedule import publish_due
from tests.ita.conftest import Officers, fresh, step
from tests.officers import ALL_CONFIRMED, pass_step

WHY = "พบข้อมูลส่วนบุคคล"


def held() -> Any:
    return hooks.register_temporarily(HOLD_HOOK, lambda content: WHY)


@pytest.mark.parametrize("passed", [0, 1, 2])
def test_no_step_is_passed_while_it_is_held(
    draft: LawPage, officers: Officers, passed: int
) -> None:
    operations.request_publication(draft, officers.requester)
    hands = [officers.checker, officers.approver, officers.webmaster]
    for officer in hands[:passed]:
        pass_step(step(draft), officer)
    with held(), pytest.raises(NotAllowed, match=WHY):
        pass_step(step(draft), hands[passed])
    pass_step(step(draft), hands[passed])
    assert fresh(draft).live is (passed == 2)


def test_what_waits_for_its_time_was_asked_when_the_time_was_set(
    draft: LawPage, officers: Officers, monkeypatch: pytest.MonkeyPatch
) -> None:
    operations.request_publication(draft, officers.requester)
    for officer in (officers.checker, officers.approver):
        pass_step(step(draft), officer)
    dates = Dates(timezone.now() + timedelta(hours=1))
    with held(), pytest.raises(NotAllowed, match=WHY):
        operations.pass_step(step(draft), officers.webmaster, "", ALL_CONFIRMED, dates)
    set_at = operations.pass_step(step(draft), officers.webmaster, "", ALL_CONFIRMED, dates)
    assert set_at == Act.SCHEDULED
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    with held():
        assert publish_due() == 1
    assert fresh(draft).live
