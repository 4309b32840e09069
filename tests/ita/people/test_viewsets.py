"""Who gives duties: administrators alone. A group with every permission that its screen can give
still publishes nothing, and makes nobody an officer."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group as AuthGroup
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Site

from home.core.duties import Group
from home.models import LawPage
from ita.people.models import PostDuty
from ita.people.rules import holds
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow import operations, rules
from tests.factories import PASSWORD, OfficerProfileFactory, UnitFactory, UserFactory, default_site
from tests.ita.conftest import ROLES, Officers, browser_of, fresh, step
from tests.ita.test_routes import ROUTES, WEAKEN, ensure_no_way_around

Route = Callable[..., None]


@pytest.fixture
def almighty(site: Site) -> Client:
    """Somebody whose post brings no duty, and whose group has every permission there is."""
    group = AuthGroup.objects.create(name="ทุกสิทธิ์")
    group.permissions.set(Permission.objects.all())
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore"):
        GroupPagePermission.objects.create(group=group, page=site.root_page, permission=permission)
    user = UserFactory()
    OfficerProfileFactory(user=user)
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("route", ROUTES.values(), ids=ROUTES.keys())
def test_every_permission_there_is_opens_no_way_around(
    almighty: Client, live: LawPage, route: Route
) -> None:
    ensure_no_way_around(route, almighty, live)


@pytest.mark.parametrize(("name", "kind"), WEAKEN)
def test_every_permission_there_is_does_not_weaken_the_workflow(
    almighty: Client, live: LawPage, name: str, kind: str
) -> None:
    workflow = live.get_workflow()
    number = workflow.pk if kind == "workflow" else workflow.tasks.first().pk
    assert almighty.post(reverse(name, args=[number]), {"name": "อ่อนลง"}).status_code == 403


def test_every_permission_there_is_decides_no_step(
    almighty: Client, draft: LawPage, officers: Officers
) -> None:
    operations.request_publication(draft, officers.requester)
    user = User.objects.get(groups__name="ทุกสิทธิ์")
    assert rules.why_not_act(user, step(draft))
    almighty.post(
        reverse("ita_review", args=[draft.pk]), {"action": "pass", "task_state": step(draft).pk}
    )
    assert not fresh(draft).current_workflow_task_state.finished_at


def duties() -> set[tuple[int, str]]:
    return set(PostDuty.objects.values_list("post__user", "duty"))


def take_every_duty(client: Client, user: User, other: User) -> None:
    """Each way of Wagtail's to make oneself an officer, an administrator, or somebody else."""
    groups = list(AuthGroup.objects.values_list("pk", flat=True))
    new = {
        "username": "newcomer",
        "email": "new@example.go.th",
        "first_name": "ใหม่",
        "last_name": "มา",
        "is_active": "on",
        "is_superuser": "on",
        "groups": groups,
        "password1": "รหัสลับ-2570-ใหม่",
        "password2": "รหัสลับ-2570-ใหม่",
    }
    client.post(reverse("wagtailusers_users:add"), new)
    for somebody in (user, other):
        url = reverse("wagtailusers_users:edit", args=[somebody.pk])
        client.post(url, new | {"username": somebody.username})
    for action in ("assign_role", "set_active_state", "delete"):
        url = reverse("wagtail_bulk_action", args=["auth", "user", action])
        for number in groups:
            data = {"role": number, "mark_as_active": ""}
            client.post(f"{url}?id={user.pk}&id={other.pk}", data)
    client.post(reverse("wagtailusers_users:delete", args=[other.pk]))
    for number in groups:
        client.post(reverse("wagtailusers_groups:edit", args=[number]), {"name": f"x{number}"})
        client.post(reverse("wagtailusers_groups:delete", args=[number]))
    post = {
        "user": user.pk,
        "full_name": "นายใหญ่",
        "site": default_site().pk,
        "position": "นายก",
        "duties": list(Group.values),
        "valid_from": "1/10/2569",
    }
    client.post(reverse("officer_posts:add"), post)
    for held in user.posts.all():
        client.post(reverse("officer_posts:edit", args=[held.pk]), post)


NOT_ADMINISTRATORS = [role for role in ROLES if role not in ("anonymous", "superuser")]


@pytest.mark.parametrize("role", [*NOT_ADMINISTRATORS, "every permission"])
def test_nobody_but_an_administrator_makes_an_officer(
    request: pytest.FixtureRequest, officers: Officers, role: str
) -> None:
    mine = role == "every permission"
    client = request.getfixturevalue("almighty") if mine else browser_of(role)
    user = User.objects.get(pk=client.session["_auth_user_id"])
    before = duties()

    take_every_duty(client, user, officers.approver)

    assert duties() == before
    assert not User.objects.filter(username="newcomer").exists()
    officers.approver.refresh_from_db()
    assert officers.approver.check_password(PASSWORD) and officers.approver.is_active
    user.refresh_from_db()
    assert not user.is_superuser
    assert not user.posts.filter(full_name="นายใหญ่").exists()


def post_data(user: User, **other: Any) -> dict[str, Any]:
    """The form of a post as an administrator fills it in."""
    return {
        "user": user.pk,
        "full_name": "นางสาวใหม่ มาแล้ว",
        "site": default_site().pk,
        "position": "ปลัดเทศบาล",
        "order_number": "คำสั่งที่ ๒/๒๕๗๐",
        "duties": ["checkers", "approvers"],
        "valid_from": "1/10/2569",
        "valid_until": "",
    } | other


@pytest.fixture
def administrator(superuser: User) -> Client:
    client = Client()
    client.force_login(superuser)
    return client


def test_one_screen_gives_post_and_duties_and_the_register_says_so(
    site: Site, administrator: Client, superuser: User
) -> None:
    user = UserFactory()
    response = administrator.post(reverse("officer_posts:add"), post_data(user))
    assert response.status_code == 302
    assert holds(user, Group.APPROVERS, site) and holds(user, Group.CHECKERS, site)
    row = RegisterEntry.objects.get(act=Act.POST_CHANGED)
    assert (row.site_id, row.actor_id, row.page_id) == (site.pk, superuser.pk, 0)
    assert row.title == "นางสาวใหม่ มาแล้ว (ปลัดเทศบาล)"
    assert row.details["before"] == {}
    assert row.details["after"]["from"] == "1 ต.ค. 2569"
    assert row.details["after"]["duties"] == "ผู้ตรวจสอบ, ผู้อนุมัติ"


def test_a_post_that_ends_takes_its_duties(site: Site, administrator: Client) -> None:
    user = UserFactory(checker=True)
    post = user.posts.get()
    url = reverse("officer_posts:edit", args=[post.pk])
    assert administrator.get(url).status_code == 200
    data = post_data(user, duties=["checkers"], valid_from="1/1/2568", valid_until="30/6/2568")
    assert administrator.post(url, data).status_code == 302
    assert not holds(user, Group.CHECKERS, site)
    assert RegisterEntry.objects.get(act=Act.POST_CHANGED).details["after"]["until"]
    administrator.post(url, data)
    assert RegisterEntry.objects.filter(act=Act.POST_CHANGED).count() == 1  # nothing changed


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("valid_until", "1/9/2569", "มาก่อนวันเริ่มต้น"),
        ("duties", ["head"], "head"),
        ("unit", "of another agency", "หน่วยงานอื่น"),
    ],
)
def test_a_post_that_cannot_be_is_refused_in_words(
    administrator: Client, other_agency: Site, field: str, value: Any, sentence: str
) -> None:
    user = UserFactory()
    if field == "unit":
        value = UnitFactory(site=other_agency).pk
    response = administrator.post(reverse("officer_posts:add"), post_data(user, **{field: value}))
    assert response.status_code == 200 and sentence in response.content.decode()
    assert not user.posts.exists()


def test_a_post_that_was_held_is_not_deleted(administrator: Client, checker: User) -> None:
    post = checker.posts.get()
    administrator.post(reverse("officer_posts:delete", args=[post.pk]))
    assert checker.posts.get() == post


def test_accounts_show_no_groups(administrator: Client, checker: User) -> None:
    screens = {
        name: administrator.get(reverse(f"wagtailusers_users:{name}", args=args)).content.decode()
        for name, args in (("index", []), ("add", []), ("edit", [checker.pk]))
    }
    for html in screens.values():
        assert "checkers" not in html and 'name="groups"' not in html
    assert 'name="password1"' in screens["add"] and 'name="is_active"' in screens["edit"]
    assert reverse("officer_posts:index") in screens["edit"]


def test_an_administrator_makes_an_account(administrator: Client) -> None:
    data = {
        "username": "newcomer",
        "email": "new@example.go.th",
        "first_name": "ใหม่",
        "last_name": "มา",
        "password1": "รหัสลับ-2570-ใหม่",
        "password2": "รหัสลับ-2570-ใหม่",
        "groups": list(AuthGroup.objects.values_list("pk", flat=True)),
    }
    administrator.post(reverse("wagtailusers_users:add"), data)
    assert not User.objects.get(username="newcomer").groups.exists()


def test_no_screen_changes_groups(administrator: Client) -> None:
    duty = AuthGroup.objects.get(name=Group.CHECKERS)
    administrator.post(reverse("wagtailusers_groups:edit", args=[duty.pk]), {"name": "x"})
    administrator.post(reverse("wagtailusers_groups:delete", args=[duty.pk]))
    duty.refresh_from_db()
    assert duty.name == Group.CHECKERS
    home = administrator.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("wagtailusers_groups:index") not in home
