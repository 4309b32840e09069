import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.search.admin.screens import ClientOf


@pytest.fixture
def office(webmaster: User, client_of: ClientOf) -> Client:
    return client_of(webmaster)
