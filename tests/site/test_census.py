"""Every address of the admin is known, and none publishes what nobody approved.

A release of Wagtail that adds a route fails here first: look at what it can do, close it where it
goes round the steps (``ita/workflow/closed_routes.py``), and add it to ``admin_routes.txt``.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import Page

from home.models import LawPage
from ita.integrity.seal import seal_of
from ita.register.models import RegisterEntry
from ita.workflow import operations
from tests.factories import LawPageFactory
from tests.ita.conftest import Officers, fresh, officers, publish, step  # noqa: F401

KNOWN = Path(__file__).with_name("admin_routes.txt")
PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
# What the forms and dialogs of Wagtail and wagtail-localize send to publish, and to go on.
TEMPTATIONS = {
    "action-publish": "action-publish",
    "action-submit": "action-submit",
    "publish": "1",
    "publish_copies": "on",
    "publish_translations": "on",
    "include_descendants": "on",
    "copy_subpages": "on",
    "action": "confirm",
    "reason": "",
    "next": "/admin/",
}
WORDS = {"action_name": "publish", "action": "publish", "app_label": "home", "app_name": "home"}


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from routes(pattern, route)


def admin_routes() -> list[str]:
    return sorted({route for route in routes(get_resolver()) if route.startswith("admin/")})


def address(route: str, number: int) -> str:
    """The route with ``number`` for every number, and words that could do harm."""

    def value(found: re.Match[str]) -> str:
        kind, name = found.groups()
        if kind == "int" or name in ("pk", "object_id"):
            return str(number)
        return WORDS.get(name, "lawpage")

    return "/" + PARAMETER.sub(value, route)


def test_every_route_of_the_admin_is_known() -> None:
    known = KNOWN.read_text().split()
    assert admin_routes() == known


@pytest.fixture
def draft(officers: Officers) -> LawPage:  # noqa: F811
    return LawPageFactory(title="ร่างที่ไม่มีใครอนุมัติ", owner=officers.requester)


@pytest.fixture
def live(officers: Officers) -> LawPage:  # noqa: F811
    page = LawPageFactory(title="เทศบัญญัติที่อนุมัติแล้ว", owner=officers.requester)
    page = publish(page, officers)
    changed = page.get_latest_revision_as_object()
    changed.title = "ข้อความที่ไม่มีใครอนุมัติ"
    changed.save_revision(user=officers.requester)
    return fresh(page)


def seen_by_the_public() -> dict[int, str]:
    """The hash of what each live page says."""
    return {page.pk: seal_of(page).sha256 for page in Page.objects.live().specific()}


def numbers(draft: LawPage, live: LawPage, officers: Officers) -> dict[str, int]:  # noqa: F811
    operations.request_publication(draft, officers.requester)
    return {"draft": draft.pk, "live": live.pk, "step": step(draft).pk}


def test_no_route_puts_before_the_public_what_was_not_approved(
    draft: LawPage,
    live: LawPage,
    officers: Officers,  # noqa: F811
    superuser: User,
    client_of: Callable[[Any], Client],
) -> None:
    """An administrator posts to every address of the admin, with every button that publishes."""
    client = client_of(superuser)
    client.raise_request_exception = False
    before, rows = seen_by_the_public(), RegisterEntry.objects.count()
    posted = 0
    for number in numbers(draft, live, officers).values():
        for route in admin_routes():
            if "^" in route or not route.endswith("/"):
                continue
            with transaction.atomic():
                client.post(address(route, number), TEMPTATIONS)
                after = seen_by_the_public()
                transaction.set_rollback(True)
            new = {pk: text for pk, text in after.items() if before.get(pk) != text}
            assert not new, f"{address(route, number)} published {new}"
            posted += 1
    assert posted > 700
    assert RegisterEntry.objects.count() == rows + 1  # the request that the test made
