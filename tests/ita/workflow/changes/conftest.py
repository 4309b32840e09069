from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import Site

from home.models import AgencySettings, Unit
from ita.integrity.public_facts import AGENCY, UNIT
from ita.workflow.changes.frame import set_frame
from ita.workflow.changes.models import ProposedChange
from ita.workflow.changes.operations import propose
from tests.factories import UnitFactory

OLD, NEW = "0-4200-0000", "0-4200-1111"
Propose = Callable[..., ProposedChange]


@pytest.fixture
def unit(site: Site) -> Unit:
    return UnitFactory(site=site, name="กองคลัง")


@pytest.fixture
def frame(site: Site, unit: Unit) -> Site:
    """An agency whose facts stand on its register."""
    agency = AgencySettings.for_site(site)
    agency.phone = OLD
    agency.save()
    set_frame(site)
    return site


@pytest.fixture
def phone(frame: Site) -> Propose:
    """``phone(user)`` proposes another phone number."""

    def propose_phone(user: Any, number: str = NEW, reason: str = "ย้ายสำนักงาน") -> ProposedChange:
        wanted = AgencySettings.for_site(frame)
        wanted.phone = number
        return propose(AGENCY, frame, str(frame.pk), wanted, user, reason)

    return propose_phone


@pytest.fixture
def rename(frame: Site, unit: Unit) -> Propose:
    """``rename(user, name)`` proposes another name of the unit."""

    def propose_name(user: Any, name: str) -> ProposedChange:
        wanted = Unit.objects.get(pk=unit.pk)
        wanted.name = name
        return propose(UNIT, frame, str(unit.pk), wanted, user, "เปลี่ยนชื่อตามโครงสร้างใหม่")

    return propose_name
