"""Editors compose the front page in B.E.; what was approved before stays approved."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client

from home.front_blocks import BEDateBlock, FrontBlock, MourningBlock
from home.models import HomePage
from ita.integrity.seal import seal_of
from tests.home.editor import edit_url, shown


def test_a_day_is_written_in_be_and_stored_in_ce() -> None:
    block = BEDateBlock()

    day = block.value_from_datadict({"day": "25/12/2569"}, {}, "day")
    stored = block.get_prep_value(block.clean(day))

    assert str(stored) == "2026-12-25"
    assert block.get_form_state(block.to_python("2026-12-25")) == "25/12/2569"
    with pytest.raises(ValidationError):
        block.clean("25/12/2026")


def test_a_period_ends_after_it_begins() -> None:
    block = MourningBlock()
    value = {"show_from": "2/1/2570", "show_until": "1/1/2570", "sign": "ribbon"}

    with pytest.raises(ValidationError):
        block.clean(block.normalize(value))
    assert block.clean(block.normalize({**value, "show_until": "2/1/2570"}))


def test_a_front_page_without_blocks_has_the_seal_that_it_had(home_page: HomePage) -> None:
    assert "blocks" not in seal_of(home_page).text
    home_page.blocks = [{"type": "news", "value": None}]
    assert '"blocks"' in seal_of(home_page).text


def test_the_editor_offers_every_block(
    requester: User, client_of: Callable[[Any], Client], home_page: HomePage
) -> None:
    html = client_of(requester).get(edit_url(home_page)).content.decode()

    for name in FrontBlock().child_blocks:
        assert f"&quot;{name}&quot;" in html, name


def test_a_composed_front_page_is_saved_as_a_draft(
    requester: User, client_of: Callable[[Any], Client], home_page: HomePage
) -> None:
    client, url = client_of(requester), edit_url(home_page)
    typed = {
        "blocks-count": "2",
        "blocks-0-type": "news",
        "blocks-0-order": "0",
        "blocks-0-deleted": "",
        "blocks-0-id": "",
        "blocks-0-value": "",
        "blocks-1-type": "mourning",
        "blocks-1-order": "1",
        "blocks-1-deleted": "",
        "blocks-1-id": "",
        "blocks-1-value-show_from": "1/12/2569",
        "blocks-1-value-show_until": "31/12/2569",
        "blocks-1-value-sign": "ribbon",
    }

    response = client.post(url, shown(client, url, **typed))

    assert response.status_code == 302
    draft = HomePage.objects.get(pk=home_page.pk).get_latest_revision_as_object()
    assert [block.block_type for block in draft.blocks] == ["news", "mourning"]
    assert str(draft.blocks[1].value["show_until"]) == "2026-12-31"
    assert not HomePage.objects.get(pk=home_page.pk).blocks  # nothing is live unapproved


def test_banners_may_follow_one_another_and_all_else_stands_once() -> None:
    block = FrontBlock()
    counted = set(block.meta.block_counts)

    assert set(block.child_blocks) - counted == {"banner", "mourning"}
