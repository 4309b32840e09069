"""Where the demonstration agency is not loaded: it would mix with an agency's own data."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from wagtail.models import Page

from home.enums import Section
from home.models import SectionPage
from tests.factories import NewsPageFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_where_an_agency_has_pages_of_its_own(section: Callable[[Section], SectionPage]) -> None:
    NewsPageFactory(parent=section(Section.NEWS))
    pages, users = Page.objects.count(), get_user_model().objects.count()
    with pytest.raises(CommandError, match="มีเนื้อหาของหน่วยงานอยู่แล้ว 1 หน้า"):
        call_command("load_demo")
    assert (Page.objects.count(), get_user_model().objects.count()) == (pages, users)


def test_where_a_name_of_a_demo_account_is_taken(db: None) -> None:
    UserFactory(username="checker")
    pages = Page.objects.count()
    with pytest.raises(CommandError, match="มีชื่อผู้ใช้เหล่านี้อยู่แล้ว: checker"):
        call_command("load_demo")
    assert Page.objects.count() == pages
