from typing import Any

import pytest

from home.models import Case, CaseKind, OnlineFormPage
from ita.monitoring.petitions.models import Petition
from tests.factories import OnlineFormPageFactory
from tests.ita.conftest import officers  # noqa: F401


@pytest.fixture
def form() -> OnlineFormPage:
    made: OnlineFormPage = OnlineFormPageFactory(live=True, asks_information=True)
    return made


@pytest.fixture
def petition(form: Any) -> Petition:
    """A request under the Act, received now."""
    return Petition.objects.get(case=Case.open(form, {"ชื่อ": "นางขอ"}, CaseKind.INFORMATION))
