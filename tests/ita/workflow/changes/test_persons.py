"""Two hands are two people, whatever accounts they have."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from wagtail.models import Site

from home.core.duties import Group
from home.core.exceptions import NotAllowed
from home.models import AgencySettings
from ita.workflow.changes.operations import allow
from ita.workflow.changes.rules import why_not_decide
from ita.workflow.changes.selectors import waiting_changes
from tests.factories import OfficerProfileFactory, UserFactory

NAME = "นางสาวดวงแก้ว แบบอย่างดี"


@pytest.mark.parametrize("is_active", [True, False])
def test_another_account_of_the_proposer_allows_nothing(
    frame: Site, phone: Any, webmaster: User, approver: User, is_active: bool
) -> None:
    webmaster.posts.update(full_name=NAME)
    change = phone(webmaster)
    User.objects.filter(pk=webmaster.pk).update(is_active=is_active)
    second = UserFactory()
    OfficerProfileFactory(
        user=second,
        full_name="ดวงแก้ว  แบบอย่างดี",
        duties=[Group.APPROVERS],
        valid_from=date(2025, 1, 1),
    )
    before = AgencySettings.for_site(frame).phone

    with pytest.raises(NotAllowed):
        allow(change, second)

    assert AgencySettings.objects.get(site=frame).phone == before
    assert why_not_decide(approver, change) is None
    own = {user: waiting_changes(user, frame)[0].is_own for user in (second, approver)}
    assert own == {second: True, approver: False}
