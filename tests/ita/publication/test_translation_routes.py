from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import LocaleSynchronization, Translation, TranslationSource

from home.models import LawPage
from ita.publication import operations
from tests.factories import UserFactory
from tests.ita.publication.conftest import Officers, fresh, step
from tests.officers import pass_step


@pytest.fixture
def english_draft(draft: LawPage, officers: Officers) -> LawPage:
    """The translation of a published page, as wagtail-localize makes it."""
    operations.request_publication(draft, officers.requester)
    for officer in (officers.checker, officers.approver, officers.webmaster):
        pass_step(step(draft), officer)
    source, _created = TranslationSource.update_or_create_from_instance(fresh(draft))
    english = Locale.objects.get(language_code="en")
    translation = Translation.objects.create(source=source, target_locale=english, enabled=True)
    translation.save_target(publish=False)
    return fresh(draft).get_translation(english)


def superuser() -> Client:
    client = Client()
    client.force_login(UserFactory(is_superuser=True))
    return client


def test_a_translation_begins_as_a_draft(english_draft: LawPage) -> None:
    assert not english_draft.live


def test_a_stopped_translation_is_not_restarted(english_draft: LawPage) -> None:
    Translation.objects.update(enabled=False)
    superuser().post(
        reverse("wagtailadmin_pages:edit", args=[english_draft.pk]),
        {"localize-restart-translation": "1"},
    )
    assert not Translation.objects.get().enabled


def test_updating_translations_does_not_publish_them(
    english_draft: LawPage, django_capture_on_commit_callbacks: Any
) -> None:
    source = TranslationSource.objects.get()
    url = reverse("wagtail_localize:update_translations", args=[source.pk])
    with django_capture_on_commit_callbacks(execute=True):
        response = superuser().post(url, {"publish_translations": "on"})
    assert response.status_code == 302
    assert not fresh(english_draft).live


def test_a_translation_does_not_become_a_live_alias(
    english_draft: LawPage, django_capture_on_commit_callbacks: Any
) -> None:
    url = reverse("wagtail_localize:convert_to_alias", args=[english_draft.pk])
    with django_capture_on_commit_callbacks(execute=True):
        superuser().post(url)
    assert not fresh(english_draft).live


def test_a_locale_cannot_be_filled_with_live_aliases(
    english_draft: LawPage, django_capture_on_commit_callbacks: Any
) -> None:
    english, thai = (Locale.objects.get(language_code=code) for code in ("en", "th"))
    prefix = f"component-{LocaleSynchronization._meta.db_table}"
    with django_capture_on_commit_callbacks(execute=True):
        response = superuser().post(
            reverse("wagtaillocales:edit", args=[english.pk]),
            {"language_code": "en", f"{prefix}-enabled": "on", f"{prefix}-sync_from": thai.pk},
        )
    assert response.status_code == 302
    assert not LocaleSynchronization.objects.exists()
    assert not fresh(english_draft).live
