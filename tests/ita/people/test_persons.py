"""Two accounts of one person count as one: told by the full name, whatever its title and spaces."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from ita.people.persons import doubled_accounts, name_key, others_of, same_person
from tests.factories import OfficerProfileFactory, UserFactory


@pytest.mark.parametrize(
    "written",
    [
        "สมใจ ใจดี",
        "นางสาวสมใจ ใจดี",
        "น.ส. สมใจ  ใจดี",
        "นาง\u200bสมใจ\u00a0ใจดี ",
        "ว่าที่ ร.ต. สมใจ ใจดี",
        "ว่าที่ร้อยตรีหญิง สมใจ ใจดี",
        "พ.ต.ท.สมใจ ใจดี",
        "ผศ. ดร.สมใจ ใจดี",
    ],
)
def test_title_spaces_and_what_nobody_sees_do_not_make_another_person(written: str) -> None:
    assert name_key(written) == "สมใจใจดี"


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("นายนาวา ดี", "นายวา ดี"),
        ("นายิกา ดี", "กา ดี"),
        ("นางสาวนาง ดี", "นางสาวดี ดี"),
        ("นายสมชาย ใจดี", "นายสมชาย ใจดี (2)"),
        ("นายสมชาย ใจดี", "นายสมชาย ใจดีมาก"),
    ],
)
def test_another_name_is_another_person(one: str, another: str) -> None:
    assert name_key(one) != name_key(another)


def post(name: str, **facts: Any) -> int:
    """Another account with a post in that name; its number."""
    return int(OfficerProfileFactory(full_name=name, **facts).user_id)


@pytest.mark.django_db
def test_accounts_that_were_deactivated_and_posts_that_ended_count() -> None:
    now = post("นายสมชาย ใจดี")
    gone = post("นาย สมชาย ใจดี", user=UserFactory(is_active=False))
    ended = post("สมชาย ใจดี", valid_until=date(2025, 6, 30))
    other = post("นายสมชาย ใจร้าย")

    assert same_person([now]) == {now, gone, ended}
    assert same_person([other]) == {other}
    assert same_person([now, other]) == {now, gone, ended, other}


@pytest.mark.django_db
def test_who_took_another_name_is_the_person_of_both() -> None:
    married = UserFactory()
    post("นางสาวสมใจ ใจดี", user=married)
    post("นางสมใจ มีสุข", user=married)
    before, after = post("น.ส.สมใจ ใจดี"), post("สมใจ มีสุข")

    assert same_person([before]) == {before, married.pk, after}


@pytest.mark.django_db
def test_an_account_without_a_post_is_itself_alone() -> None:
    user = UserFactory()
    post("นายสมชาย ใจดี")
    assert same_person([user.pk]) == {user.pk}
    assert same_person([]) == frozenset()


@pytest.mark.django_db
def test_the_administrator_is_warned_of_accounts_that_can_log_in() -> None:
    first = post("นายสมชาย ใจดี", position="นายช่าง")
    second = post("สมชาย ใจดี", position="หัวหน้าช่าง")
    post("สมชาย ใจดี", user=UserFactory(is_active=False))
    post("นางสาวสมใจ ใจดี")
    post("น.ส.สมใจ ใจดี", user=UserFactory(is_active=False))

    with CaptureQueriesContext(connection) as queries:
        (person,) = doubled_accounts()

    assert [(each.user_id, each.position) for each in person] == [
        (first, "นายช่าง"),
        (second, "หัวหน้าช่าง"),
    ]
    assert len(queries) == 2


@pytest.mark.django_db
def test_the_other_accounts_of_a_post_are_named_once_each() -> None:
    mine = OfficerProfileFactory(full_name="นายสมชาย ใจดี")
    other = UserFactory(is_active=False)
    post("สมชาย ใจดี", user=other, position="นายช่าง", valid_from=date(2024, 1, 1))
    post("สมชาย ใจดี", user=other, position="หัวหน้าช่าง", valid_from=date(2025, 1, 1))

    (found,) = others_of(mine)

    assert (found.user_id, found.position, found.is_active) == (other.pk, "หัวหน้าช่าง", False)


@pytest.mark.django_db
def test_the_administrator_is_told_when_a_post_is_entered_for_a_second_account(
    client: Client, site: Site
) -> None:
    client.force_login(UserFactory(is_superuser=True))
    first = UserFactory(is_active=False)
    post("นายสมชาย ใจดี", user=first, position="นายช่าง")
    data = {
        "user": UserFactory().pk,
        "full_name": "สมชาย  ใจดี",
        "site": site.pk,
        "position": "หัวหน้าช่าง",
        "duties": ["checkers"],
        "valid_from": "1/1/2569",
    }
    html = client.post(reverse("officer_posts:add"), data, follow=True).content.decode()
    assert f"นายสมชาย ใจดี (นายช่าง) บัญชี {first.username} ซึ่งปิดใช้แล้ว" in html

    alone = data | {"user": UserFactory().pk, "full_name": "นายคนอื่น คนไกล"}
    html = client.post(reverse("officer_posts:add"), alone, follow=True).content.decode()
    assert "บุคคลเดียวกัน" not in html
