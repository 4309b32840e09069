"""The states in which a page waits for acts, each made by the acts that lead to it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from time import sleep
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from home.models import LawPage
from ita.register.enums import Channel
from ita.workflow import operations
from ita.workflow.dates import Dates
from ita.workflow.drift.operations import record_drift
from ita.workflow.oral_approval.operations import WordOfMouth, record_oral_approval
from tests.factories import DocumentFactory, LawPageFactory, UserFactory
from tests.ita.conftest import correct, fresh, step
from tests.officers import ALL_CONFIRMED, pass_step, return_for_correction

A_MOMENT = 0.3  # seconds: longer than an act takes


@dataclass
class Pair:
    """Two officers of each duty: the second acts where one and the same act meets itself."""

    requesters: list[User]
    checkers: list[User]
    approvers: list[User]
    webmasters: list[User]

    @classmethod
    def appointed(cls) -> "Pair":
        def two(duty: str) -> list[User]:
            return [UserFactory(**{duty: True}) for _n in range(2)]

        return cls(two("requester"), two("checker"), two("approver"), two("webmaster"))


def draft(officers: Pair) -> LawPage:
    owner = officers.requesters[0]
    page: LawPage = LawPageFactory(owner=owner, files=[DocumentFactory()])
    return page


def requested(officers: Pair) -> LawPage:
    page = draft(officers)
    operations.request_publication(page, officers.requesters[0])
    return page


def corrected(officers: Pair) -> LawPage:
    """It was returned, and says something else now."""
    page = requested(officers)
    return_for_correction(step(page), officers.checkers[0], "แก้ไข")
    correct(page, officers.requesters[0])
    return fresh(page)


def checked(officers: Pair) -> LawPage:
    page = requested(officers)
    pass_step(step(page), officers.checkers[0])
    return page


def approved(officers: Pair) -> LawPage:
    page = checked(officers)
    pass_step(step(page), officers.approvers[0])
    return page


def spoken(officers: Pair) -> LawPage:
    """It was approved by word of mouth."""
    page = checked(officers)
    record_oral_approval(step(page), officers.checkers[1], word_of(officers.approvers[0]))
    return page


def due(officers: Pair) -> LawPage:
    """The time has come at which it was to go live."""
    page = approved(officers)
    waits, soon = step(page), Dates(timezone.now() + timedelta(seconds=A_MOMENT))
    operations.pass_step(waits, officers.webmasters[0], "", ALL_CONFIRMED, soon)
    sleep(A_MOMENT)
    return page


def live(officers: Pair) -> LawPage:
    page = approved(officers)
    pass_step(step(page), officers.webmasters[0])
    return fresh(page)


def live_by_word(officers: Pair) -> LawPage:
    page = spoken(officers)
    pass_step(step(page), officers.webmasters[0])
    return fresh(page)


def live_and_approved_again(officers: Pair) -> LawPage:
    page = live(officers)
    correct(page, officers.requesters[0])
    operations.request_publication(page, officers.requesters[0])
    pass_step(step(page), officers.checkers[0])
    pass_step(step(page), officers.approvers[0])
    return fresh(page)


def drifting(officers: Pair) -> LawPage:
    """It was changed in the database, and that was found."""
    from ita.integrity.drift import drift_of

    page = live(officers)
    LawPage.objects.filter(pk=page.pk).update(summary="แก้ในฐานข้อมูล")
    found = drift_of(fresh(page))
    assert found
    record_drift(found)
    return fresh(page)


def word_of(approver: User) -> Any:
    return WordOfMouth(approver, timezone.now(), Channel.PHONE, "เร่งด่วน")


Scene = Callable[[Pair], LawPage]
