"""Every table of the installation is known to be shown, or known not to be."""

import pytest
from django.apps import apps

from home.page_cache.shown import NOT_SHOWN, is_shown

# Of other people's: what the public reads without any of ours.
SHOWN_OF_OTHERS = {
    "wagtailcore_collection",
    "wagtailcore_collectionviewrestriction",
    "wagtailcore_collectionviewrestriction_groups",
    "wagtailcore_locale",
    "wagtailcore_page",
    "wagtailcore_pageviewrestriction",
    "wagtailcore_pageviewrestriction_groups",
    "wagtailcore_site",
    "wagtaildocs_document",  # Wagtail's own documents and pictures, which nothing here uses
    "wagtailembeds_embed",
    "wagtailimages_image",
    "wagtailimages_rendition",
    "wagtailredirects_redirect",
}
OURS = ("home_", "ita_")


def tables() -> set[str]:
    return {model._meta.db_table for model in apps.get_models(include_auto_created=True)}


def test_a_table_of_others_is_shown_only_where_somebody_decided_it() -> None:
    others = {name for name in tables() if not name.startswith(OURS)}

    assert {name for name in others if is_shown(name)} == SHOWN_OF_OTHERS


def test_every_name_that_is_not_shown_is_of_a_table() -> None:
    known = tables()

    assert [name for name in NOT_SHOWN if not any(each.startswith(name) for each in known)] == []


@pytest.mark.parametrize(
    ("table", "columns", "shown"),
    [
        ("wagtailcore_page", {"title"}, True),
        ("wagtailcore_page", {"draft_title", "latest_revision_id", "id"}, False),
        ("wagtailcore_page", {"draft_title", "live"}, True),
        ("wagtailcore_page", set(), True),
        ("home_contentpage", {"request_note", "page_ptr_id"}, False),
        ("home_unit", {"name"}, True),
        ("home_unit", {"mailbox", "id"}, False),
        ("home_rendition", set(), False),
        ("ita_registerentry", set(), True),
        ("ita_notice", set(), False),
        ("ita_verdict", {"reason"}, False),
        ("django_session", set(), False),
        ("somebodys_new_table", set(), True),
        ("*", set(), True),
    ],
)
def test_what_is_shown(table: str, columns: set[str], shown: bool) -> None:
    assert is_shown(table, columns) is shown
