from typing import Any

import pytest

from ita.monitoring.yearly.duties import Duty, shipped
from ita.monitoring.yearly.enums import Recurrence
from ita.monitoring.yearly.occasions import Occasion, occasion


@pytest.fixture
def plan() -> Occasion:
    """The anti-corruption plan of fiscal year 2570, due on 30 November 2569."""
    found = occasion(shipped()["anti-corruption-plan"], 2027, 0)
    assert found
    return found


def duty_of(**values: Any) -> Duty:
    usual = {"code": "x", "title": "รายงาน", "page_type": "PlanPage"}
    return Duty(**{"recurrence": Recurrence.YEARLY, **usual, **values})
