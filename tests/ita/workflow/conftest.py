from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from home.models import LawPage
from ita.workflow import operations
from tests.ita.conftest import Officers


def client_of(user: User, **kwargs: Any) -> Client:
    client = Client(**kwargs)
    client.force_login(user)
    return client


@pytest.fixture
def under_review(draft: LawPage, officers: Officers) -> LawPage:
    operations.request_publication(draft, officers.requester)
    return draft
