"""The demonstration that tests share stays apart from all other tests."""

from typing import Any

from django.contrib.auth import get_user_model
from wagtail.models import Page

from ita_site.demo.agency import accounts
from tests.demo import demo_agency


def test_it_leaves_nothing_behind(django_db_setup: None, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        pages, users = counts()
        with demo_agency():
            demo_pages, demo_users = counts()
        assert demo_pages >= pages + 60 and demo_users == users + len(accounts())
        assert counts() == (pages, users)


def counts() -> tuple[int, int]:
    return Page.objects.count(), get_user_model().objects.count()
