"""The officers' screens show what is not public yet: who opens them."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.models import Group as AuthGroup
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from home.core.exceptions import NotAllowed
from home.core.screens import OfficerMenuItem, OfficerView, why_not_officer
from tests.factories import UserFactory

pytestmark = pytest.mark.usefixtures("site")

DUTIES = ("requester", "checker", "approver", "webmaster", "ita_officer")


class Screen(OfficerView):
    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse("draft")


def request_of(user: Any) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = user
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    return request


def is_in_menu(user: Any) -> bool:
    request = request_of(user)
    request.is_officer = why_not_officer(user) is None  # type: ignore[attr-defined]
    return OfficerMenuItem("งาน", "/").is_shown(request)


@pytest.mark.parametrize("traits", [*({duty: True} for duty in DUTIES), {"is_superuser": True}])
def test_who_has_a_duty_opens_them(traits: dict[str, bool]) -> None:
    user = UserFactory(**traits)
    assert Screen.as_view()(request_of(user)).content == b"draft"
    assert is_in_menu(user)


def test_others_do_not_whatever_else_they_may() -> None:
    helper = UserFactory(admin=True)
    helper.groups.add(AuthGroup.objects.create(name="ผู้ช่วย"))
    for user in (helper, AnonymousUser()):
        request = request_of(user)
        answer = Screen.as_view()(request)
        assert (answer.status_code, answer["Location"]) == (302, "/admin/")
        assert "เจ้าหน้าที่" in str(next(iter(get_messages(request))))
        assert not is_in_menu(user)


def test_a_script_is_answered_with_the_status() -> None:
    request = request_of(AnonymousUser())
    request.META["HTTP_X_REQUESTED_WITH"] = "XMLHttpRequest"
    with pytest.raises(NotAllowed):
        Screen.as_view()(request)
