from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from wagtail.models import Site

from ita.monitoring.training.models import TrainingCourse


@pytest.fixture
def course_of(site: Site) -> Any:
    """``course_of(user, kind="note")`` is a new training that ``enter_course`` has not stored."""

    def make(**values: Any) -> TrainingCourse:
        usual = {"title": "การรักษาความมั่นคงปลอดภัยเว็บไซต์", "site": site}
        usual |= {"held_on": date(2025, 11, 5), "hours": Decimal(3)}
        return TrainingCourse(**{**usual, **values})

    return make
