"""What the first screen says of an officer's own items."""

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from home.models import Unit
from home.thai.calendar import format_date
from ita.assessment.models import Framework
from tests.factories import FrameworkFactory, ItemFactory
from tests.ita.assessment.board.conftest import in_days, prove


def first_screen(client: Client) -> str:
    return client.get(reverse("wagtailadmin_home")).content.decode()


def test_counts_and_the_next_day(
    framework: Framework, unit: Unit, owner: Any, assigned: Any, client_of: Callable[[Any], Client]
) -> None:
    first, second, third, done = ItemFactory.create_batch(4, framework=framework)
    assigned(first, unit=unit, due_on=in_days(-3))
    assigned(second, officer=owner, due_on=in_days(9))
    assigned(third, officer=owner, due_on=in_days(4))
    assigned(prove(done), officer=owner, due_on=in_days(1))
    ItemFactory(framework=framework)
    text = first_screen(client_of(owner))
    assert f"{reverse('ita_board')}?framework={framework.pk}&amp;mine=1" in text
    assert "3 จาก 4" in text and "เกินกำหนด 1" in text
    assert format_date(in_days(4)) in text
    assert format_date(in_days(1)) not in text


def test_only_the_newest_year(
    framework: Framework, owner: Any, assigned: Any, client_of: Callable[[Any], Client]
) -> None:
    old = FrameworkFactory(fiscal_year=2024)
    for each in (old, framework):
        assigned(ItemFactory(framework=each), officer=owner)
    text = first_screen(client_of(owner))
    assert f"framework={framework.pk}&amp;mine" in text
    assert f"framework={old.pk}&amp;mine" not in text


def test_who_owns_nothing_is_shown_nothing(
    framework: Framework,
    owner: Any,
    requester: Any,
    case_officer: Any,
    assigned: Any,
    client_of: Callable[[Any], Client],
) -> None:
    assigned(ItemFactory(framework=framework), officer=owner)
    assigned(ItemFactory(framework=framework), officer=case_officer)
    for user in (requester, case_officer):
        assert "mine=1" not in first_screen(client_of(user))
