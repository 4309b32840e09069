"""What the tests of the officers' screens of search share."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from home.thai.calendar import local_date
from search.models import QuestionTotal

ClientOf = Callable[[Any], Client]
FIRST_SCREEN = "wagtailadmin_home"


def asked(site: Site, question: str, times: int = 1, without: int = 0, days_ago: int = 0) -> None:
    day = local_date(timezone.now()) - timedelta(days=days_ago)
    QuestionTotal.objects.create(
        site=site, day=day, question=question, times=times, times_without_result=without
    )


def html_of(client: Client, name: str, **query: str) -> str:
    response = client.get(reverse(name), query)
    assert response.status_code == 200
    return response.content.decode()


def messages_of(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])
