from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group as AuthGroup
from django.utils import timezone
from wagtail.models import Site

from home.core.duties import Group, group_name
from home.models import AgencySettings, LawPage
from home.thai.calendar import BANGKOK
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.operations import append
from tests.factories import LawPageFactory

Write = Callable[..., RegisterEntry]


@pytest.fixture
def page(site: Site) -> LawPage:
    return LawPageFactory(title="เทศบัญญัติงบประมาณ")


@pytest.fixture
def write(page: LawPage, monkeypatch: pytest.MonkeyPatch) -> Write:
    """``write(Act.CHECKED, user, at=(2026, 11, 22, 10))`` appends a row at that time, Bangkok."""

    def write_row(
        act: Any = Act.REQUESTED, user: Any = None, at: tuple[int, ...] = (), **extra: Any
    ) -> RegisterEntry:
        with monkeypatch.context() as patch:
            if at:
                moment = datetime(*at, tzinfo=BANGKOK)  # type: ignore[misc, arg-type]
                patch.setattr(timezone, "now", lambda: moment)
            return append(act, extra.pop("page", page), user, **extra)

    return write_row


@pytest.fixture
def other_site(site: Site) -> Site:
    """A second agency, with one row on its own register."""
    other = Site.objects.create(
        hostname="other.go.th", root_page=LawPageFactory(title="หน่วยงานอื่น", live=True)
    )
    AuthGroup.objects.create(name=group_name(Group.CHECKERS, other))
    AgencySettings.objects.create(site=other, name="องค์การบริหารส่วนตำบลอื่น")
    append(Act.REQUESTED, other.root_page, None, site=other)
    return other
