"""wagtail-localize's routes × roles: no translation goes live, or changes, past the steps."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import LocaleSynchronization, Translation, TranslationSource

from home.models import ContentPage, LawPage
from ita.integrity.seal import seal_of
from tests.ita.conftest import Officers, every_role, fresh, publish


@pytest.fixture
def english_draft(draft: LawPage, officers: Officers) -> LawPage:
    """The translation of a published page, as wagtail-localize makes it."""
    publish(draft, officers)
    source, _created = TranslationSource.update_or_create_from_instance(fresh(draft))
    english = Locale.objects.get(language_code="en")
    translation = Translation.objects.create(source=source, target_locale=english, enabled=True)
    translation.save_target(publish=False)
    return fresh(draft).get_translation(english)


def localize(name: str, *args: int) -> str:
    return reverse(f"wagtail_localize:{name}", args=args)


def update(client: Client, page: LawPage) -> None:
    source = TranslationSource.objects.get()
    for data in ({"publish_translations": "on"}, {}):
        client.post(localize("update_translations", source.pk), data)


def restart(client: Client, page: LawPage) -> None:
    Translation.objects.update(enabled=False)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.post(url, {"localize-restart-translation": "1"})
    assert not Translation.objects.get().enabled


def stop(client: Client, page: LawPage) -> None:
    client.post(localize("stop_translation", Translation.objects.get().pk))


def become_an_alias(client: Client, page: LawPage) -> None:
    client.post(localize("convert_to_alias", page.pk))
    assert fresh(page).alias_of is None


def publish_in_the_translators_editor(client: Client, page: LawPage) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.post(url, {"action": "publish"})
    client.post(url, {"action": "publish", "publish": "on", "force": "1"})


def write_words(client: Client, page: LawPage) -> None:
    """Each address that stores words of a translation, then an update."""
    translation = Translation.objects.get()
    for segment in translation.source.stringsegment_set.all():
        url = localize("edit_string_translation", translation.pk, segment.pk)
        client.put(url, "value=Unapproved", content_type="application/x-www-form-urlencoded")
    client.post(localize("machine_translate", translation.pk))
    client.post(localize("upload_pofile", translation.pk), {"file": BytesIO(words_of(translation))})
    update(client, page)


def words_of(translation: Translation) -> bytes:
    """A file of words as a translator would upload it, each filled in."""
    file = translation.export_po()
    for entry in file:
        entry.msgstr = "Unapproved"
    return str(file).encode()


def submit_again(client: Client, page: LawPage) -> None:
    source = TranslationSource.objects.get().get_source_instance()
    locales = list(Locale.objects.values_list("pk", flat=True))
    for number in (source.pk, source.get_parent().pk):
        data = {"locales": locales, "include_subtree": "on"}
        client.post(localize("submit_page_translation", number), data)


def synchronise_a_locale(client: Client, page: LawPage) -> None:
    english, thai = (Locale.objects.get(language_code=code) for code in ("en", "th"))
    prefix = f"component-{LocaleSynchronization._meta.db_table}"
    client.post(
        reverse("wagtaillocales:edit", args=[english.pk]),
        {"language_code": "en", f"{prefix}-enabled": "on", f"{prefix}-sync_from": thai.pk},
    )
    assert not LocaleSynchronization.objects.exists()


ROUTES = [
    update,
    restart,
    stop,
    become_an_alias,
    publish_in_the_translators_editor,
    write_words,
    submit_again,
    synchronise_a_locale,
]


def test_a_translation_begins_as_a_draft(english_draft: LawPage) -> None:
    assert not english_draft.live


@pytest.mark.parametrize("route", ROUTES)
def test_no_role_publishes_a_translation_past_the_steps(
    english_draft: LawPage,
    django_capture_on_commit_callbacks: Any,
    route: Callable[[Client, LawPage], None],
) -> None:
    english = Locale.objects.get(language_code="en")
    live = set(ContentPage.objects.live().values_list("pk", flat=True))

    def attempt(browser: Client) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            route(browser, fresh(english_draft))
        assert not ContentPage.objects.live().filter(locale=english).exists()
        assert set(ContentPage.objects.live().values_list("pk", flat=True)) == live
        call_command("verify_live")

    every_role(attempt)


@pytest.mark.parametrize(
    "route", [update, publish_in_the_translators_editor, write_words, submit_again]
)
def test_no_role_changes_a_published_translation_past_the_steps(
    english_draft: LawPage,
    officers: Officers,
    django_capture_on_commit_callbacks: Any,
    route: Callable[[Client, LawPage], None],
) -> None:
    sealed = seal_of(publish(english_draft, officers))

    def attempt(browser: Client) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            route(browser, fresh(english_draft))
        assert fresh(english_draft).live
        assert seal_of(fresh(english_draft)) == sealed
        call_command("verify_live")

    every_role(attempt)
