"""The newest public policy of each kind stands at the foot of every page, and no other."""

from datetime import date, timedelta

from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from home.enums import PolicyKind
from home.policies import policies_of
from tests.factories import PolicyPageFactory


def test_the_newest_of_each_kind_that_is_public_and_current(client: Client, site: Site) -> None:
    home = site.root_page.specific
    before = timezone.now() - timedelta(days=9)
    security = PolicyPageFactory(live=True, policy_kind=PolicyKind.SECURITY)
    PolicyPageFactory(live=True, first_published_at=before)
    newer = PolicyPageFactory(live=True)
    PolicyPageFactory(live=True, policy_kind=PolicyKind.WEBSITE, archived_on=date(2025, 1, 1))
    draft = PolicyPageFactory(policy_kind=PolicyKind.DISCLAIMER)
    assert [page.pk for page in policies_of(home)] == [newer.pk, security.pk]
    html = client.get("/case/").content.decode()
    assert newer.url in html and security.url in html and draft.slug not in html


def test_without_a_front_page_there_is_none() -> None:
    assert policies_of(None) == []
