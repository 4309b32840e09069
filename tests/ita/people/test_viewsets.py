"""Who gives duties: administrators alone. A group with every permission that its screen can give
still publishes nothing, and makes nobody an officer."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group as AuthGroup
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Site

from home.core.duties import Group
from home.models import LawPage
from ita.workflow import operations, rules
from tests.factories import PASSWORD, UserFactory
from tests.ita.conftest import ROLES, Officers, browser_of, fresh, step
from tests.ita.test_routes import ROUTES, WEAKEN, ensure_no_way_around

Route = Callable[..., None]


@pytest.fixture
def almighty(site: Site, superuser: User) -> Client:
    """Somebody whose group an administrator gave every permission there is, on its screen."""
    group = AuthGroup.objects.create(name="ทุกสิทธิ์")
    client = Client()
    client.force_login(superuser)
    url = reverse("wagtailusers_groups:edit", args=[group.pk])
    response = client.post(url, every_box_ticked(client.get(url).content.decode(), site))
    assert response.status_code == 302
    user = UserFactory()
    user.groups.add(group)
    for name in ("wagtailcore.publish_page", "auth.change_user", "auth.change_group"):
        assert user.has_perm(name) or name == "wagtailcore.publish_page"
    assert group.page_permissions.filter(permission__codename="publish_page").exists()
    client = Client()
    client.force_login(user)
    return client


def every_box_ticked(html: str, site: Site) -> dict[str, Any]:
    form = BeautifulSoup(html, "html.parser").find("form", id="w-editor-form")
    assert form
    data: dict[str, Any] = {}
    for box in form.find_all("input"):
        if box.get("name") and box.get("type") in ("text", "hidden", "checkbox"):
            data.setdefault(box["name"], []).append(box.get("value") or "")
    places = {
        "page_permissions": ("page", site.root_page_id),
        **{
            f"{kind}_permissions": ("collection", Collection.get_first_root_node().pk)
            for kind in ("document", "image", "collection")
        },
    }
    for prefix, (field, number) in places.items():
        data[f"{prefix}-TOTAL_FORMS"] = "1"
        data[f"{prefix}-0-{field}"] = number
        data[f"{prefix}-0-permissions"] = data[f"{prefix}-__prefix__-permissions"]
    return {name: value for name, value in data.items() if "__prefix__" not in name}


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


def members(group: Group) -> set[int]:
    return set(User.objects.filter(groups__name=group).values_list("pk", flat=True))


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
    client.post(reverse("officer_posts:add"), {"user": user.pk, "full_name": "นายใหญ่"})


NOT_ADMINISTRATORS = [role for role in ROLES if role not in ("anonymous", "superuser")]


@pytest.mark.parametrize("role", [*NOT_ADMINISTRATORS, "every permission"])
def test_nobody_but_an_administrator_makes_an_officer(
    request: pytest.FixtureRequest, officers: Officers, role: str
) -> None:
    mine = role == "every permission"
    client = request.getfixturevalue("almighty") if mine else browser_of(role)
    user = User.objects.get(pk=client.session["_auth_user_id"])
    before = {group: members(group) for group in Group}

    take_every_duty(client, user, officers.approver)

    assert {group: members(group) for group in Group} == before
    assert not User.objects.filter(username="newcomer").exists()
    officers.approver.refresh_from_db()
    assert officers.approver.check_password(PASSWORD) and officers.approver.is_active
    user.refresh_from_db()
    assert not user.is_superuser
    assert not user.posts.filter(full_name="นายใหญ่").exists()


def test_an_administrator_makes_an_officer(superuser: User) -> None:
    client, user = Client(), UserFactory(admin=True)
    client.force_login(superuser)
    approvers = AuthGroup.objects.get(name=Group.APPROVERS)
    url = reverse("wagtail_bulk_action", args=["auth", "user", "assign_role"])
    client.post(f"{url}?id={user.pk}", {"role": approvers.pk})
    assert user.pk in members(Group.APPROVERS)
    for name in ("wagtailusers_users:edit", "wagtailusers_groups:edit"):
        number = user.pk if "users:" in name else approvers.pk
        assert client.get(reverse(name, args=[number])).status_code == 200


@pytest.mark.parametrize("group", Group.values)
def test_a_duty_keeps_its_group_even_from_an_administrator(superuser: User, group: str) -> None:
    client, duty = Client(), AuthGroup.objects.get(name=group)
    client.force_login(superuser)
    url = reverse("wagtailusers_groups:edit", args=[duty.pk])
    html = client.get(url).content.decode()
    site = Site.objects.get(is_default_site=True)
    response = client.post(url, every_box_ticked(html, site) | {"name": ["ชื่อใหม่"]})
    assert "เปลี่ยนชื่อหรือลบไม่ได้" in response.content.decode()
    response = client.post(reverse("wagtailusers_groups:delete", args=[duty.pk]), follow=True)
    assert "เปลี่ยนชื่อหรือลบไม่ได้" in response.content.decode()
    duty.refresh_from_db()
    assert duty.name == group


def test_an_administrator_still_gives_permissions_to_a_duty(superuser: User, site: Site) -> None:
    client, duty = Client(), AuthGroup.objects.get(name=Group.CHECKERS)
    client.force_login(superuser)
    url = reverse("wagtailusers_groups:edit", args=[duty.pk])
    response = client.post(url, every_box_ticked(client.get(url).content.decode(), site))
    assert response.status_code == 302
    assert duty.permissions.filter(codename="change_case").exists()


def test_other_groups_may_be_renamed_and_deleted(superuser: User, site: Site) -> None:
    client, group = Client(), AuthGroup.objects.create(name="ผู้ช่วย")
    client.force_login(superuser)
    url = reverse("wagtailusers_groups:edit", args=[group.pk])
    html = client.get(url).content.decode()
    client.post(url, every_box_ticked(html, site) | {"name": ["ผู้ช่วยงาน"]})
    group.refresh_from_db()
    assert group.name == "ผู้ช่วยงาน"
    client.post(reverse("wagtailusers_groups:delete", args=[group.pk]))
    assert not AuthGroup.objects.filter(pk=group.pk).exists()
