"""A requester prepares policies with blanks; none is published before they are filled in."""

import json
from pathlib import Path

import pytest
from django.contrib.auth import get_user
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from home.blanks import blanks_in
from home.core.exceptions import NotAllowed
from home.enums import PolicyKind
from home.models import PolicyPage
from ita.monitoring.policies import accessibility
from ita.monitoring.policies.prepared import draft_policy
from ita.monitoring.policies.selectors import policy_states
from ita.workflow.operations import request_publication
from tests.factories import PolicyPageFactory, UserFactory
from tests.ita.conftest import every_role

SCREEN = "ita_policies"


@pytest.mark.parametrize("kind", PolicyKind)
def test_each_is_a_draft_with_blanks_that_hold_its_publication(
    site: Site, kind: PolicyKind
) -> None:
    requester = UserFactory(requester=True)
    page = draft_policy(site, requester, kind)
    assert not page.live and page.policy_kind == kind and blanks_in(page)
    assert page.slug.isascii() and page.slug.startswith(kind.value)
    assert draft_policy(site, requester, kind).slug != page.slug
    assert "{agency}" not in str(page.body) + page.summary + page.title
    with pytest.raises(NotAllowed):
        request_publication(page, requester)


def test_only_requesters_prepare_and_what_is_no_policy_is_refused(site: Site) -> None:
    def attempt(client: Client) -> None:
        client.raise_request_exception = False
        client.post(reverse(SCREEN), {"kind": "<script>"})
        assert not PolicyPage.objects.exists()
        client.post(reverse(SCREEN), {"kind": "privacy"})
        groups = {group.name for group in get_user(client).groups.all()}
        assert PolicyPage.objects.exists() is ("requesters" in groups)

    every_role(attempt)


def test_another_agencys_requester_makes_it_there(
    site: Site, other_agency: Site, client: Client
) -> None:
    client.force_login(UserFactory(requester=True, site=other_agency))
    client.post(reverse(SCREEN), {"kind": "privacy"})
    assert not PolicyPage.objects.descendant_of(site.root_page).exists()
    assert PolicyPage.objects.descendant_of(other_agency.root_page).count() == 1


def test_the_screen_says_what_there_is(site: Site, client: Client) -> None:
    live, draft = PolicyPageFactory(live=True), PolicyPageFactory(policy_kind="website")
    states = {state.kind: state for state in policy_states(site)}
    assert states[PolicyKind.PRIVACY].live == live and not states[PolicyKind.PRIVACY].drafts
    assert states[PolicyKind.WEBSITE].drafts == (draft,)
    client.force_login(UserFactory(requester=True))
    html = client.get(reverse(SCREEN)).content.decode()
    assert live.full_url in html and f"/pages/{draft.pk}/edit/" in html


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "ยังไม่มีผล"),
        ("{", "ยังไม่มีผล"),
        ('{"on": "2026-11-30"}', "ยังไม่มีผล"),
        (
            json.dumps(
                {"on": "2026-11-30", "tool": "axe", "standard": "WCAG", "pages": 7}
                | {"widths": [360, 1280], "violations": 2}
            ),
            "พบ 2 ข้อ",
        ),
    ],
)
def test_the_statement_says_what_the_last_run_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str | None, said: str
) -> None:
    file = tmp_path / "run.json"
    if text is not None:
        file.write_text(text)
    monkeypatch.setattr(accessibility, "LAST_RUN", file)
    assert said in accessibility.statement()


def test_the_run_that_is_shipped_can_be_read() -> None:
    run = accessibility.last_run()
    assert run and run.pages > 10 and run.widths
