"""Links are made, revoked and expire; questions come and are answered; the register says who."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from home.thai.calendar import local_date
from ita.assessment.assessor import operations
from ita.assessment.assessor.models import LONGEST_QUESTION, AssessorLink, AssessorQuestion
from ita.assessment.assessor.rules import ASKED_AT_ONCE
from ita.assessment.assessor.selectors import find_link, links_of
from ita.assessment.frameworks.protection import why_not_delete_framework
from ita.assessment.models import Framework, Item
from ita.models import Notice
from ita.register.models import RegisterEntry
from tests.factories import UserFactory
from tests.ita.assessment.assessor.conftest import in_days

pytestmark = pytest.mark.django_db


def acts() -> list[str]:
    rows = RegisterEntry.objects.filter(subject_kind="assessor_link").order_by("pk")
    return list(rows.values_list("act", flat=True))


def ask(link: AssessorLink, text: str = "ขอเอกสารฉบับลงนาม", **kwargs: Any) -> AssessorQuestion:
    return operations.ask(link, **{"asker": "ผู้ประเมิน ก", "text": text, **kwargs})


class TestMaking:
    def test_only_a_hash_of_what_opens_it_is_stored(
        self, made: tuple[AssessorLink, str], site: Site
    ) -> None:
        link, token = made
        assert len(token) >= 43
        assert token not in str(AssessorLink.objects.values().get())
        assert token not in str(list(RegisterEntry.objects.values()))
        assert find_link(token, site) == link
        assert find_link(f"{token}x", site) is None
        assert local_date(link.expires_at) == in_days(7)
        assert acts() == ["assessor_link_made"]

    def test_an_approver_makes_one_too(self, framework: Framework, site: Site) -> None:
        approver = UserFactory(approver=True)
        link, _token = operations.make_link(
            framework, site, approver, purpose="ป.ป.ช.", last_day=in_days(0)
        )
        assert link.is_open

    @pytest.mark.parametrize("role", ["requester", "checker", "webmaster"])
    def test_nobody_else(self, framework: Framework, site: Site, role: str) -> None:
        user = UserFactory(**{role: True})
        with pytest.raises(NotAllowed):
            operations.make_link(framework, site, user, purpose="x", last_day=in_days(1))

    @pytest.mark.parametrize(
        ("purpose", "days"), [("", 1), ("  ", 1), ("x" * 201, 1), ("x", -1), ("x", 367)]
    )
    def test_for_nobody_or_for_too_long(
        self, framework: Framework, site: Site, ita_officer: Any, purpose: str, days: int
    ) -> None:
        with pytest.raises(NotAllowed):
            operations.make_link(
                framework, site, ita_officer, purpose=purpose, last_day=in_days(days)
            )

    def test_of_a_draft_or_another_agencys_list_there_is_none(
        self, framework: Framework, site: Site, other_agency: Site, ita_officer: Any
    ) -> None:
        Framework.objects.filter(pk=framework.pk).update(is_draft=True)
        own = Framework.objects.create(
            site=other_agency, scheme="LPA", fiscal_year=2026, issuer="-"
        )
        for each in (framework, own):
            with pytest.raises(NotAllowed):
                operations.make_link(each, site, ita_officer, purpose="x", last_day=in_days(1))

    def test_its_list_is_not_deleted(self, site: Site, ita_officer: Any) -> None:
        own = Framework.objects.create(site=site, scheme="LPA", fiscal_year=2026, issuer="-")
        assert why_not_delete_framework(own) is None
        operations.make_link(own, site, ita_officer, purpose="x", last_day=in_days(1))
        assert why_not_delete_framework(own)


class TestEnding:
    def test_a_revoked_one_is_not_revoked_again_and_takes_no_question(
        self, link: AssessorLink, ita_officer: Any
    ) -> None:
        operations.revoke(link, ita_officer)
        for act in (lambda: operations.revoke(link, ita_officer), lambda: ask(link)):
            with pytest.raises(NotAllowed):
                act()
        assert acts() == ["assessor_link_made", "assessor_link_ended"]

    def test_a_requester_does_not_revoke(self, link: AssessorLink, requester: Any) -> None:
        with pytest.raises(NotAllowed):
            operations.revoke(link, requester)

    def test_after_its_day_it_takes_no_question(self, link: AssessorLink) -> None:
        AssessorLink.objects.update(expires_at=timezone.now())
        with pytest.raises(NotAllowed):
            ask(link)


class TestAsking:
    def test_officers_are_told_and_the_register_knows_no_words(
        self, link: AssessorLink, item: Item, ita_officer: Any
    ) -> None:
        ask(link, item=item)
        row = RegisterEntry.objects.get(act="assessor_asked")
        assert (row.actor_id, row.details["item"]) == (0, "O12")
        assert "ขอเอกสาร" not in str(row.details)
        told = Notice.objects.filter(entry=row, audience="ita_officers")
        assert {notice.recipient for notice in told} == {ita_officer}
        assert links_of(link.framework, link.site).get().waiting == 1

    def test_control_characters_go(self, link: AssessorLink) -> None:
        question = ask(link, " ก\x00\x08\r\nข ", asker="ผู้\nประเมิน\x1b")
        assert (question.text, question.asker) == ("ก\nข", "ผู้ ประเมิน")

    @pytest.mark.parametrize("text", ["", " \x00 ", "ก" * (LONGEST_QUESTION + 1)])
    def test_nothing_and_too_much(self, link: AssessorLink, text: str) -> None:
        with pytest.raises(NotAllowed):
            ask(link, text)

    def test_many_at_once_are_held_up(self, link: AssessorLink) -> None:
        for number in range(ASKED_AT_ONCE):
            ask(link, f"ข้อ {number}")
        with pytest.raises(NotAllowed):
            ask(link)
        AssessorQuestion.objects.update(asked_at=timezone.now() - timedelta(hours=2))
        ask(link)


class TestAnswering:
    def test_an_officer_answers_and_may_say_it_better(
        self, link: AssessorLink, ita_officer: Any
    ) -> None:
        question = ask(link)
        for text in ("อยู่หน้า 3", "อยู่หน้า 3", "อยู่หน้า 4"):
            operations.answer(question, ita_officer, text)
        question.refresh_from_db()
        assert (question.answer, question.answered_name != "") == ("อยู่หน้า 4", True)
        assert acts().count("assessor_answered") == 2

    @pytest.mark.parametrize("role", ["requester", "checker", "webmaster"])
    def test_nobody_else_does(self, link: AssessorLink, role: str) -> None:
        question = ask(link)
        with pytest.raises(NotAllowed):
            operations.answer(question, UserFactory(**{role: True}), "ได้")

    def test_an_answer_has_words(self, link: AssessorLink, ita_officer: Any) -> None:
        with pytest.raises(NotAllowed):
            operations.answer(ask(link), ita_officer, " ")
